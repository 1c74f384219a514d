"""Figures that are worked out when they are sent, not inside the batch that asked for them.

What such a message says takes a look at months of a group, or of twenty. Delivery does that beside the
intake; the row in the outbox holds what was asked for.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from bot.actions import compare, health, summary
from bot.content import Content
from bot.domain.outgoing import Drawing, Param, Text
from bot.storage.uow import UnitOfWork

Args = Mapping[str, Param]
Reckoner = Callable[[UnitOfWork, Content, Args], Awaitable[tuple[Text, Drawing | None]]]
"""Works out a text, and the picture that goes with it, from the arguments of the text that asks for it."""


async def _summary(uow: UnitOfWork, content: Content, args: Args) -> tuple[Text, Drawing | None]:
    community = await uow.communities.get(_whole(args))
    found = await summary.told(uow, content.of(community), community, *_period(args))
    return found.text, found.drawing


async def _stats(uow: UnitOfWork, content: Content, args: Args) -> tuple[Text, Drawing | None]:
    return (await _summary(uow, content, args))[0], None


async def _health(uow: UnitOfWork, content: Content, args: Args) -> tuple[Text, Drawing | None]:
    community = await uow.communities.get(_whole(args))
    return await health.told(uow, content.of(community), community, *_period(args)), None


async def _compare(uow: UnitOfWork, content: Content, args: Args) -> tuple[Text, Drawing | None]:
    return await compare.told(uow, content, args), None


def _whole(args: Args) -> int:
    return int(str(args["community"]))


def _period(args: Args) -> tuple[str, date]:
    return str(args["kind"]), date.fromisoformat(str(args["last"]))


RECKONERS: Mapping[str, Reckoner] = {
    "summary": _summary, "stats": _stats, "health": _health, "compare": _compare,
}  # fmt: skip
