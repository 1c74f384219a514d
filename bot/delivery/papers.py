"""Files that are made when they are sent, each by the name under which an outgoing paper asks for it."""

import json
from collections.abc import Mapping

from bot.delivery.courier import Maker
from bot.domain.outgoing import Param
from bot.storage.giveaway_paper import paper
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


MAKERS: Mapping[str, Maker] = {"mydata": my_data, "draw": draw}
