"""Files that are made when they are sent, each by the name under which an outgoing paper asks for it."""

import json
from collections.abc import Mapping

from bot.delivery.courier import Maker
from bot.domain.outgoing import Param
from bot.storage.audit_paper import audit_csv
from bot.storage.giveaway_paper import paper
from bot.storage.statistics_paper import figures_csv, span_of
from bot.storage.uow import UnitOfWork


async def my_data(uow: UnitOfWork, args: dict[str, Param]) -> tuple[str, bytes]:
    """Everything stored about the person `user_id`, as JSON; `at` is when they asked for it."""
    user_id = int(str(args["user_id"]))
    stored = await uow.privacy.export(user_id)
    written = {"user_id": user_id, "asked_at": args["at"], **stored}
    return f"mydata-{user_id}.json", json.dumps(written, ensure_ascii=False, indent=2).encode()


async def draw(uow: UnitOfWork, args: dict[str, Param]) -> tuple[str, bytes]:
    """A round of a giveaway's draw, as anybody can do it again (docs/giveaways.md)."""
    giveaway, number = int(str(args["giveaway"])), int(str(args["round"]))
    made = await paper(uow.giveaways, giveaway, number)
    return f"draw-{giveaway}-{number}.json", json.dumps(made, ensure_ascii=False, indent=1).encode()


async def audit(uow: UnitOfWork, args: dict[str, Param]) -> tuple[str, bytes]:
    """The audit log of `community`, about or by the person `user` (0: all) as a table."""
    community, user = int(str(args["community"])), int(str(args["user"]))
    return f"audit-{community}.csv", await audit_csv(uow, community, user or None)


async def figures(uow: UnitOfWork, args: dict[str, Param]) -> tuple[str, bytes]:
    """The days of `community` from `first` to `last` as a table."""
    span = span_of(args["first"], args["last"])
    body = await figures_csv(uow, int(str(args["community"])), span)
    return f"days-{span.first}-{span.last}.csv", body


MAKERS: Mapping[str, Maker] = {"mydata": my_data, "draw": draw, "audit": audit, "figures": figures}
