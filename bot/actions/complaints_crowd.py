"""Many complaints at once: one message for the operators instead of a card each; each stays a case."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions.complaints_notice import People, call_out, grade_text, people_of, post_card
from bot.actions.game_notice import when
from bot.domain.community import Community
from bot.domain.complaint import UNCLOSED
from bot.domain.incident import GATHERED
from bot.domain.outgoing import Button, Listing, Mention, Rows, Text
from bot.domain.press import pack_press
from bot.domain.setup import name_of
from bot.storage.complaint import Case
from bot.storage.uow import UnitOfWork

_NAMED, _NAME = 40, 24
"""Cases that a message names, and characters of a name."""


async def show_new(
    uow: UnitOfWork, now: datetime, community: Community, opened: Sequence[Case], people: People
) -> None:
    """Put new cases before the operators: a card each, one message where they are more than a few."""
    if len(opened) > GATHERED:
        await _call_out(uow, now, community, opened, people, "new")
        return
    for case in opened:
        await post_card(uow, now, community, case, "open", people)


async def show_overdue(uow: UnitOfWork, now: datetime, community: Community, cases: Sequence[Case]) -> None:
    """The same for cases that have become overdue together."""
    people = await people_of(uow, community, cases)
    await _call_out(uow, now, community, sorted(cases, key=_number), people, f"late-{now.timestamp():.0f}")


async def show_next(uow: UnitOfWork, now: datetime, community: Community, first: int, last: int) -> int:
    """A card for the next few of these numbers that are open and have none; how many these are."""
    cases = await uow.complaints.between(community.id, first, last)
    waiting = [case for case in cases if case.state in UNCLOSED and case.notice_id is None][:GATHERED]
    people = await people_of(uow, community, waiting)
    for case in waiting:
        await post_card(uow, now, community, case, "open", people)
    return len(waiting)


async def _call_out(
    uow: UnitOfWork, now: datetime, community: Community, cases: Sequence[Case], people: People, what: str
) -> None:
    lines = [
        Text("complaint-crowd-line", {
            "grade": grade_text(case.grade), "case": case.number,
            "name": Mention(case.user_id, people.names.get(case.user_id, "")[:_NAME]),
            "until": when(community, case.deadline),
        })
        for case in cases[:_NAMED]
    ]  # fmt: skip
    text = Text("complaint-crowd", {
        "count": len(cases), "community": name_of(community), "what": what.partition("-")[0],
        "lines": Listing(tuple(lines), "lines"), "more": max(0, len(cases) - _NAMED),
    })  # fmt: skip
    attention = max(case.attention for case in cases)
    key = f"cases:{community.id}:{cases[0].number}-{cases[-1].number}:{what}"
    await call_out(uow, now, community, text, key, attention, _buttons(cases))


def _buttons(cases: Sequence[Case]) -> Rows:
    data = pack_press("case", f"next.{cases[0].id}.{cases[-1].number}")
    return ((Button(Text("button-complaint-next", {"count": min(GATHERED, len(cases))}), data),),)


def _number(case: Case) -> int:
    return case.number
