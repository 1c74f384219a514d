"""The weekly posts as the clock makes them due: posted, shown to the operators first, or missed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actions.registration import tell_operators
from bot.actions.weekly_post import KIND, about, preview_buttons, send, words_of
from bot.content import Content
from bot.domain.calendar_entry import Calendar, Entry
from bot.domain.calendar_plan import Decisions, Planned, plan_between, read_decisions
from bot.domain.community import QUEUE, Community
from bot.domain.outgoing import Listing, Text
from bot.domain.post import (
    HELD,
    OPEN,
    PAUSED,
    PLANNED,
    SENDING,
    SKIPPED,
    Coming,
    Post,
    verdict,
)
from bot.domain.setup import name_of
from bot.storage.uow import UnitOfWork

PAUSE = "posts_paused"
"""The setting that keeps back everything that is posted by plan, of whatever kind."""
_MISSED_SHOWN = 10
_MOVED = timedelta(days=2)
"""So far apart the same local date can be before and after the community moved to another time zone."""
_MOMENT = timedelta(microseconds=1)
_PREVIEW_REACH = timedelta(days=2)


async def post_due(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Everything that is due exactly at this slot."""
    calendar, decided = content.calendar(community.pack), await decisions(uow, community)
    paused = await holds_back(uow, community)
    for at, planned in _planned(calendar, community, decided, slot - _MOMENT, slot):
        await _settle(uow, now, community, planned.entry, at, planned.day, paused=paused)
    if not _planned(calendar, community, decided, slot, now):  # those after it will tell of it as well
        await _tell_missed(uow, calendar, now, community)


async def preview_due(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Show the operators the posts that ask for it, unless they have decided already or it is too late."""
    calendar, decided = content.calendar(community.pack), await decisions(uow, community)
    if await is_paused(uow, community):
        return
    for at, planned in _planned(calendar, community, decided, max(slot, now), slot + _PREVIEW_REACH):
        if planned.entry.approve and planned.preview_slot(community.timezone) == slot:
            await _hold(uow, now, community, planned, at)


async def is_paused(uow: UnitOfWork, community: Community) -> bool:
    """Whether staff keep back everything that is posted by plan."""
    return bool(await uow.settings.get(community.id, PAUSE, default=False))


async def holds_back(uow: UnitOfWork, community: Community) -> bool:
    """Whether nothing may be posted by plan just now: staff keep it back, or the group is to calm down."""
    return community.calm or await is_paused(uow, community)


async def decisions(uow: UnitOfWork, community: Community) -> Decisions:
    """What votes have put in which week's place."""
    return read_decisions(await uow.posts.decided(community.id, "week"))


async def coming(
    uow: UnitOfWork, content: Content, community: Community, after: datetime, until: datetime
) -> list[Coming]:
    """The weekly posts due in (after, until], ascending."""
    calendar, decided = content.calendar(community.pack), await decisions(uow, community)
    known = await uow.posts.between(community.id, (KIND,), after - _MOVED, until + _MOVED)
    rows = {(row.entry, row.local_date): row for row in known}
    paused = PAUSED if await is_paused(uow, community) else ""
    found = _planned(calendar, community, decided, after, until)
    return [_coming(community, at, each, rows.get((each.entry.id, each.day)), paused) for at, each in found]


def planned(content: Content, community: Community, after: datetime, until: datetime) -> list[Coming]:
    """The same as the content has them, before anybody has decided anything."""
    found = _planned(content.calendar(community.pack), community, {}, after, until)
    return [_coming(community, at, each, None, "") for at, each in found]


def _planned(
    calendar: Calendar, community: Community, decided: Decisions, after: datetime, until: datetime
) -> list[tuple[datetime, Planned]]:
    return plan_between(calendar, community.kind, decided, community.timezone, after, until)


async def _settle(
    uow: UnitOfWork, now: datetime, community: Community, entry: Entry, slot: datetime, day: date, *,
    paused: bool,
) -> None:  # fmt: skip
    """Deal with one post that is due, unless that was done: in the time zone before this one, maybe."""
    row = await uow.posts.on_date(community.id, entry.id, day)
    late = now - slot > entry.late_after
    held = row.state if row else ""
    state = verdict(held, approve=entry.approve, unasked=entry.unasked, late=late, paused=paused)
    if not state:
        return
    if row is None:
        post_id = await uow.posts.reserve(community.id, KIND, entry.id, slot, day, state, now)
    else:
        moved = await uow.posts.move(row.id, OPEN, state=state, decided_at=now, slot=slot)
        post_id = row.id if moved else None
    if post_id is None:
        return
    if state == SENDING:
        await send(uow, now, community, entry, post_id, row.words if row else {})
    elif state == SKIPPED:
        text = Text("post-unanswered", about(community, entry, slot))
        await tell_operators(uow, community, text, now, key=f"unanswered:{post_id}", silent=True)


async def _hold(
    uow: UnitOfWork, now: datetime, community: Community, planned: Planned, slot: datetime
) -> None:
    entry = planned.entry
    row = await uow.posts.on_date(community.id, entry.id, planned.day)
    if row is None:
        post_id = await uow.posts.reserve(community.id, KIND, entry.id, slot, planned.day, HELD, now)
    else:
        moved = await uow.posts.move(row.id, (PLANNED,), state=HELD, slot=slot)
        post_id = row.id if moved else None
    if post_id is None:
        return
    text = Text(
        "post-preview",
        {
            **about(community, entry, slot),
            "text": words_of(entry, community, row.words if row else {}),
            "unasked": "send" if entry.unasked else "skip",
            "picture": "yes" if entry.picture else "no",
        },
    )
    buttons = preview_buttons(community, entry, slot)
    await tell_operators(uow, community, text, now, key=f"preview:{post_id}", buttons=buttons, topic=QUEUE)


async def _tell_missed(uow: UnitOfWork, calendar: Calendar, now: datetime, community: Community) -> None:
    """One message about all that was missed since the last."""
    missed = await uow.posts.untold(community.id, KIND)
    if not missed:
        return
    lines = [_line(calendar, community, post) for post in missed[-_MISSED_SHOWN:]]
    text = Text(
        "post-missed",
        {
            "community": name_of(community), "count": len(missed), "lines": Listing(tuple(lines), "lines"),
            "more": len(missed) - len(lines),
        },
    )  # fmt: skip
    await tell_operators(uow, community, text, now, silent=True)


def _line(calendar: Calendar, community: Community, post: Post) -> Text:
    entry = calendar.entry(post.entry)
    title = Text(entry.title, {"community": name_of(community)}) if entry else Text("post-gone")
    wall = post.slot.astimezone(ZoneInfo(community.timezone))
    return Text("post-line", {"day": wall.date(), "time": f"{wall:%H:%M}", "title": title})


def _coming(community: Community, at: datetime, planned: Planned, row: Post | None, paused: str) -> Coming:
    title = Text(planned.entry.title, {"community": name_of(community)})
    if row and row.words.get("text"):
        title = Text("post-own", {"text": row.words["text"].strip().splitlines()[0][:40]})
    state = row.state if row else ""
    shown = paused if paused and state in ("", *OPEN) else state
    return Coming(at, KIND, planned.entry.id, title, planned.day, shown)
