"""Points that run out, where a community's content says so: reminders some days before, then the entry.

Whoever switches it on takes nothing from anybody before there was time for all reminders.
"""

from datetime import date, datetime

from bot.actions.checkin import REMINDER_LIFETIME
from bot.content import Content
from bot.domain import expiry as rules
from bot.domain.community import Community
from bot.domain.expiry import EXPIRY
from bot.domain.outgoing import Lane, Place, Say, Text, Whisper
from bot.domain.points import Entry, month_of
from bot.storage.uow import UnitOfWork

AT_ONCE = 500
"""Members whose points are added up in one statement."""
SETTING = "expiry"
"""What a community remembers of it: `months`, `since` (the first day it was on), `done` (the last month)."""


async def run_out(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Daily: on the first of a month take what has run out, before that remind those who will lose some."""
    months, today = content.points.expire_after_months, community.day_of(slot)
    reminders = content.points.expire_reminder_days
    if not months:
        return
    state = await _state(uow, community, months, today)
    day, ahead = rules.days_to_go(today)
    warned = (day - date.fromisoformat(state["since"])).days >= max(reminders)
    if not warned or ahead not in (0, *reminders):
        return
    until = rules.earned_until(day, months)
    earners = await uow.expiry.earners(community.id, month_of(until), state["done"])
    for start in range(0, len(earners), AT_ONCE):
        group = earners[start : start + AT_ONCE]
        left = await uow.expiry.running_out(community.id, group, until)
        if ahead:
            await _remind(uow, now, community, left, day)
        else:
            await _take(uow, now, community, left, day)
    if not ahead:
        await uow.settings.put(community.id, SETTING, {**state, "done": month_of(until)})


async def _state(uow: UnitOfWork, community: Community, months: int, today: date) -> dict[str, str]:
    """Where the community stands; another number of months is a new beginning, with new reminders."""
    known = await uow.settings.get(community.id, SETTING)
    if known is not None and known["months"] == str(months):
        return {**known}
    fresh = {"months": str(months), "since": today.isoformat(), "done": ""}
    await uow.settings.put(community.id, SETTING, fresh)
    return fresh


async def _take(
    uow: UnitOfWork, now: datetime, community: Community, left: dict[int, int], day: date
) -> None:
    entries = [
        Entry(user_id, -points, EXPIRY, f"{EXPIRY}:{day}:{user_id}", ref=str(day))
        for user_id, points in left.items()
    ]
    await uow.ledger.record_many(community.id, entries, day, now)


async def _remind(
    uow: UnitOfWork, now: datetime, community: Community, left: dict[int, int], day: date
) -> None:
    """In private to those who opened the bot, else where only they see it, else not at all."""
    ahead = (day - community.day_of(now)).days
    if ahead <= 0 or not left:
        return
    people = await uow.expiry.reachable(community.id, list(left))
    private = await uow.members.open_contacts(list(people))
    for user_id, language in people.items():
        if user_id not in private and not community.ephemeral:
            continue
        mine = user_id in private
        to = Place(user_id) if mine else Whisper(community.chat_id, user_id)
        text = Text("expiry-reminder", {
            "points": left[user_id], "day": day, "days": ahead, "community": community.title,
        })  # fmt: skip
        say = Say(to, language or community.language, text, lifetime=0 if mine else REMINDER_LIFETIME)
        key = f"expiry-reminder:{community.id}:{day}:{ahead}:{user_id}"
        await uow.outbox.put(say, now, community_id=community.id, lane=Lane.BROADCAST, key=key)
