"""`/levels`: the ladder with its perks, and one's own place on it."""

from collections.abc import Iterator

from bot.actions import levels as looking
from bot.actions.levels import Ladder
from bot.desk import Call
from bot.domain.outgoing import Listing, Param, Text
from handlers.checkin import LIFETIME


async def levels(call: Call) -> None:
    """All levels, and how far it is to the next."""
    community, member = call.at_home
    found = await looking.ladder(call.uow, call.content, community, member.user_id)
    own = found.own
    params: dict[str, Param] = {
        "name": own.name, "level": own.number, "earned": own.earned,
        "left": own.to_go, "top": "yes" if own.next_threshold is None else "no",
        "lines": Listing(tuple(_lines(found)), "lines"),
    }  # fmt: skip
    await call.answer(Text("levels-ladder", params), lifetime=LIFETIME)


def _lines(found: Ladder) -> Iterator[Text]:
    for level, tag in zip(found.levels, found.tags, strict=True):
        perks = Listing(tuple(_perks(level.discount, tag)))
        params: dict[str, Param] = {
            "here": "yes" if level.number == found.own.number else "no", "level": level.number,
            "name": level.name, "points": level.threshold, "perks": perks, "count": len(perks.items),
        }  # fmt: skip
        yield Text("levels-line", params)


def _perks(discount: int, tag: str) -> Iterator[Text]:
    if discount:
        yield Text("levels-perk-discount", {"discount": discount})
    if tag:
        yield Text("levels-perk-tag", {"tag": tag})
