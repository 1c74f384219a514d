"""Once a day a group's figures against the alarm levels: raised once, silent while that lasts, all-clear."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.actions import audit
from bot.actions.alarms_notice import clear_text, rewrite, tell
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.alarms import SEEN_TO, Alarm, Vitals, judge
from bot.domain.community import Community
from bot.domain.refusal import Refusal
from bot.domain.settings import ALARMS, SWITCHES
from bot.domain.statistics import DAY, Span
from bot.storage.alarms import ref_of
from bot.storage.uow import UnitOfWork


async def watch(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Look at the seven days before the slot's. Switched off, nothing is raised and nothing said."""
    if not SWITCHES[ALARMS].is_on(await uow.settings.get(community.id, SWITCHES[ALARMS].row)):
        return
    today, rules = community.day_of(slot), content.statistics
    found, lasting = await vitals(uow, community, today), await uow.alarms.open(community.id)
    verdict, by_cause = judge(found, lasting, today, rules), {each.cause: each for each in lasting}
    for cause in verdict.cleared:
        over = replace(by_cause[cause], figures=found.kept, cleared_on=today)
        told = cause in verdict.all_clear
        await _clear(uow, content, now, community, over, told=told)
    for cause in verdict.raised:
        each = await uow.alarms.raise_(community.id, cause, today, now)
        if each is not None:
            await audit.record(uow, community, now, audit.BOT, f"alarm-{cause}", ref=ref_of(each.id))
            by_cause[cause] = each
    for cause in (*verdict.told, *verdict.reminded):
        if cause in by_cause:
            await _tell(uow, content, now, community, by_cause[cause], found, today)


async def vitals(uow: UnitOfWork, community: Community, today: date) -> Vitals:
    """How a group is on the days before today."""
    week = Span.ending(today - DAY, 7)
    spoke = await uow.statistics.speaker_share(community, week.last)
    watched = await uow.alarms.watched(community.id, week.days)
    days = (today - community.day_of(community.at_work_since)).days
    return Vitals(spoke.whole, spoke, days, watched)


async def _tell(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Alarm, found: Vitals,
    today: date,
) -> None:  # fmt: skip
    values: dict[str, object] = {"figures": found.kept, "told_on": today, "remind_on": None}
    await uow.alarms.change(each.id, **values)
    each = replace(each, figures=found.kept, told_on=today, remind_on=None)
    await tell(uow, content, now, community, each, today)


async def _clear(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, over: Alarm, *, told: bool
) -> None:
    """The card loses its buttons; a new message says that it is over, where that is to be told."""
    await uow.alarms.change(over.id, cleared_on=over.cleared_on)
    await audit.record(uow, community, now, audit.BOT, "alarm-clear", ref=ref_of(over.id))
    today = over.cleared_on or community.day_of(now)
    before = await uow.alarms.get(over.id)
    if before is not None:
        await rewrite(uow, content, now, community, before, today)
    if told:
        text, key = clear_text(content, community, over), f"alarm-clear:{over.id}"
        await tell_operators(uow, community, text, now, key=key, silent=True, important=True)


async def press(
    uow: UnitOfWork, now: datetime, community: Community, each: Alarm, by: int, deed: str
) -> None:
    """Write down who does what about it: in the group's sight once a day. Refuses with "already-done"."""
    action, today = f"alarm-{deed}", community.day_of(now)
    before: Sequence[date] = [
        community.day_of(one.at) for one in await uow.alarms.pressed(each) if one.action == action
    ]
    if today in before and deed in {"topic", "done", "later"}:
        raise Refusal("already-done")
    if today not in before:
        await audit.record(uow, community, now, by, action, ref=ref_of(each.id))


async def settle(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, each: Alarm, by: int, *,
    done: bool,
) -> None:  # fmt: skip
    """Staff have seen to it (`done`), or want to hear of it again in a month; refuses what it is not for."""
    if each.cause not in SEEN_TO or each.done:
        raise Refusal("already-done" if each.done else "button-too-old")
    await press(uow, now, community, each, by, "done" if done else "later")
    again = community.day_of(now) + timedelta(days=content.statistics.remind_days)
    await uow.alarms.change(each.id, done=done, remind_on=None if done else again)
