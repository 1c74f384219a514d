"""Night mode: the group sleeps from when until when it wants, and wakes up as it was.

The setting says when, the measure that it holds; the sweep brings one in line with the other, so that a
restart, or a change of either, is of no matter.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actions import audit, permissions
from bot.content import Content
from bot.domain.community import Community, State
from bot.domain.night import CLOSED, NIGHT, NIGHT_OFF, TEXT_ONLY, Night, night_at, night_in
from bot.domain.outgoing import Lane, Place, Say, Text
from bot.domain.refusal import Refusal
from bot.storage.measure import Measure
from bot.storage.uow import UnitOfWork

SLOT = "night"
MORNING_LIFETIME = 600


async def night_of(uow: UnitOfWork, community: Community) -> Night | None:
    """What this community has set, None if it never sleeps."""
    return night_in(await uow.settings.get(community.id, NIGHT))


async def set_night(
    uow: UnitOfWork, now: datetime, community: Community, by: int, night: Night | None
) -> None:
    """From now on it sleeps so (None: never); the sweep does what follows from that right now."""
    await uow.settings.put(community.id, NIGHT, night.as_row() if night else None)
    await uow.measures.drop(community.id, NIGHT_OFF)
    span = str(night) if night else "off"
    what = night.what if night else CLOSED
    await audit.record(uow, community, now, by, "night-set", span=span, what=what)


async def skip(uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int) -> datetime:
    """Tonight it stays, or is again, open; until when that holds. Refuses with "night-is-day" by day."""
    night = await night_of(uow, community)
    tonight = night_at(night, community.timezone, now) if night else None
    if tonight is None:
        raise Refusal("night-is-day")
    until = tonight[1]
    await uow.measures.put(Measure(community.id, NIGHT_OFF, now, until, by))
    await audit.record(uow, community, now, by, "night-skip")
    await _settle(uow, content, now, community, night)
    return until


async def resume(uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int) -> None:
    """Tonight it sleeps after all."""
    if await uow.measures.drop(community.id, NIGHT_OFF) is not None:
        await audit.record(uow, community, now, by, "night-resume")
    await _settle(uow, content, now, community, await night_of(uow, community))


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Put to sleep, and wake up; harmless to repeat, also by several replicas."""
    wanted = await uow.settings.all(NIGHT)
    held = {each.community_id: each for each in await uow.measures.named(NIGHT)}
    for community_id in sorted(wanted.keys() | held.keys()):
        community = await uow.communities.get(community_id)
        night = night_in(wanted.get(community_id))
        if _is_settled(community, night, held.get(community_id), now):
            continue
        await uow.communities.lock([community_id])
        await _settle(uow, content.of(community), now, community, await night_of(uow, community))
    for over in await uow.measures.due(now, NIGHT_OFF):
        await uow.measures.drop(over.community_id, NIGHT_OFF, due=now)


def _is_settled(community: Community, night: Night | None, held: Measure | None, now: datetime) -> bool:
    """Whether nothing has to be done, as far as can be told without looking further."""
    tonight = night_at(night, community.timezone, now) if night else None
    if tonight is None or night is None:
        return held is None
    return held is not None and _is_as_wanted(held, night, tonight[1])


def _is_as_wanted(held: Measure, night: Night, until: datetime) -> bool:
    return held.until == until and held.state.get(permissions.WHAT) == list(night.allows)


async def _settle(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, night: Night | None
) -> None:
    tonight = night_at(night, community.timezone, now) if night else None
    skipped = await uow.measures.get(community.id, NIGHT_OFF)
    if skipped is not None and skipped.until is not None and now < skipped.until:
        tonight = None
    held = await uow.measures.get(community.id, NIGHT)
    if tonight is not None and night is not None and community.state == State.ACTIVE:
        if held is None or not _is_as_wanted(held, night, tonight[1]):
            await permissions.close_to(uow, community, now, NIGHT, night.allows, tonight[1])
        if held is None:
            await _good_night(uow, content, now, community, night, tonight)
    elif held is not None:
        await permissions.restore(uow, community, now, NIGHT)
        await _good_morning(uow, content, now, community, held)


async def _good_night(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, night: Night,
    tonight: tuple[datetime, datetime],
) -> None:  # fmt: skip
    await audit.record(uow, community, now, audit.BOT, "night-begin")
    if now - tonight[0] <= timedelta(minutes=content.gate.night_late_minutes):
        params = {"until": clock(community, tonight[1]), "what": night.what}
        await _say(uow, now, community, Text("night-begins", {**params}))


async def _good_morning(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, held: Measure
) -> None:
    await audit.record(uow, community, now, audit.BOT, "night-end")
    late = held.until is not None and now - held.until > timedelta(minutes=content.gate.night_late_minutes)
    if community.state == State.ACTIVE and not late:
        early = held.until is not None and now < held.until
        await _say(uow, now, community, Text("night-ends-early" if early else "night-ends"), MORNING_LIFETIME)


async def _say(uow: UnitOfWork, now: datetime, community: Community, text: Text, lifetime: int = 0) -> None:
    say = Say(Place(community.chat_id), community.language, text, lifetime=lifetime, slot=SLOT, silent=True)
    await uow.outbox.put(say, now, community_id=community.id, lane=Lane.POST)


def clock(community: Community, at: datetime) -> str:
    """A time on the community's wall clock."""
    return f"{at.astimezone(ZoneInfo(community.timezone)):%H:%M}"


def other_what(night: Night) -> Night:
    """The same night, with text allowed where nothing was, and the other way round."""
    return Night(night.start, night.end, TEXT_ONLY if night.what == CLOSED else CLOSED)
