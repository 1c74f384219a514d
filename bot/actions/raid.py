"""Raid mode: begins when too many come at once, keeps them quiet, ends by itself. Told to operators once.

Who came is counted in rows, so that all replicas see the same rush; the measure's row makes it one raid.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions import audit, newcomers
from bot.actions.raid_notice import tell_began, tell_over
from bot.content import Content
from bot.domain.community import Community
from bot.domain.gate import Arrival
from bot.domain.outgoing import Ban, Erase, Lane, Text, Unban
from bot.domain.raid import RAID, RAID_OFF, Rate, rate_in, stamp
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.storage.measure import Measure
from bot.storage.uow import UnitOfWork

AHEAD = timedelta(days=1)
"""Telegram's clock may be ahead of ours."""


async def rate_of(uow: UnitOfWork, content: Content, community: Community) -> Rate:
    """What this community takes for a raid."""
    usual = Rate(content.welcome.raid_joins, content.welcome.raid_seconds)
    return rate_in(await uow.settings.get(community.id, RAID), usual)


async def watch(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, latest: datetime
) -> Measure | None:
    """After somebody came, or knocked, at `latest`: the raid that is on, begun or prolonged by this."""
    held = await uow.measures.get(community.id, RAID)
    rate = await rate_of(uow, content, community)
    if not rate.on:
        return held
    people, first = await uow.raids.rush(community.id, latest, rate.window)
    if people <= rate.joins:
        return held
    until = now + content.gate.raid.quiet
    if held is not None:
        end = max(held.until or until, until)
        return await uow.measures.change(community.id, RAID, until=end)
    if await uow.measures.change(community.id, RAID_OFF, until=until):
        return None
    return await begin(uow, content, now, community, Measure(community.id, RAID, first, until), people)


async def begin(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, wanted: Measure, people: int
) -> Measure | None:
    """It is on: who came with it is muted for a while, operators are told. None if it was on."""
    if not await uow.measures.begin(wanted):
        return None
    await uow.measures.drop(community.id, RAID_OFF)
    users = await uow.raids.joined(community.id, wanted.since, now + AHEAD)
    await newcomers.mute(uow, community, now, users, now + content.gate.raid.mute)
    await tell_began(uow, content, now, community, wanted, people)
    await audit.record(uow, community, now, wanted.by_id, "raid-begin", ref=_ref(wanted), people=people)
    return wanted


async def begin_by_hand(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int
) -> None:
    """Staff shut the gate, for an hour or until they open it; refuses with "raid-is-on"."""
    wanted = Measure(community.id, RAID, now, now + content.gate.raid.mute, by)
    if await begin(uow, content, now, community, wanted, 0) is None:
        raise Refusal("raid-is-on")


async def keep_quiet(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, came: Sequence[Arrival]
) -> None:
    """Who comes while it is on may not write for a while."""
    users = [each.person.user_id for each in came if each.fresh]
    await newcomers.mute(uow, community, now, users, now + content.gate.raid.mute)


async def hide(uow: UnitOfWork, now: datetime, community: Community, came: Sequence[Arrival]) -> None:
    """The group need not read of each who comes."""
    messages = tuple(dict.fromkeys(each.message_id for each in came if each.message_id))
    if messages:
        erase = Erase(community.chat_id, messages)
        await uow.outbox.put(erase, now, community_id=community.id, lane=Lane.HARM)


async def end(uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int) -> None:
    """Staff say it is none, or over: who came may write, and this rush alarms nobody again.

    Refuses with "raid-is-off".
    """
    held = await uow.measures.drop(community.id, RAID)
    if held is None:
        raise Refusal("raid-is-off")
    quiet = Measure(community.id, RAID_OFF, now, now + content.gate.raid.quiet, by)
    await uow.measures.put(quiet)
    users = await uow.raids.joined(community.id, held.since, now + AHEAD)
    at_gate = await uow.knocks.of(community.id, users)
    waiting = {user for user, each in at_gate.items() if each.state in {"asked", "queued"}}
    await newcomers.set_free(uow, community, now, set(users) - waiting)
    await tell_over(uow, now, community, held, by)
    await audit.record(uow, community, now, by, "raid-end", ref=_ref(held))


async def sweep(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """What has been quiet long enough is over; harmless to repeat, also by several replicas."""
    del content
    for due in await uow.measures.due(now, RAID, RAID_OFF):
        await uow.communities.lock([due.community_id])
        held = await uow.measures.drop(due.community_id, due.name, due=now)
        if held is not None and held.name == RAID:
            community = await uow.communities.get(held.community_id)
            await tell_over(uow, now, community, held, audit.BOT)
            await audit.record(uow, community, now, audit.BOT, "raid-end", ref=_ref(held))


async def ban(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, by: int,
    since: datetime, until: datetime,
) -> int:  # fmt: skip
    """Ban who came in that time and is still here, with all they wrote; returns how many."""
    came = await uow.raids.joined(community.id, since, until)
    staff = await uow.incidents.staff_among((community.id, user) for user in came)
    users = [user for user in came if user != by and (community.id, user) not in staff]
    reason = content.texts.plain(community.language, Text("raid-ban-reason"))
    rows: list[dict[str, object]] = [
        {
            "community_id": community.id, "user_id": user, "kind": Kind.BAN, "points": 0, "seconds": None,
            "until": None, "reason": reason, "by_id": by, "incident_id": None, "at": now,
        }
        for user in users
    ]  # fmt: skip
    for start in range(0, len(rows), 500):
        await uow.sanctions.add(rows[start : start + 500])
    acts = [Ban(community.chat_id, user, clean=True) for user in users]
    await uow.outbox.put_many(acts, now, community_id=community.id)
    ref = f"raid:{stamp(now)}"
    await uow.audit.add([audit.line(community, now, by, "raid-ban", user, ref) for user in users])
    return len(users)


async def unban(uow: UnitOfWork, now: datetime, community: Community, by: int, given_at: datetime) -> int:
    """Take such bans back; returns how many, 0 the second time."""
    users = await uow.raids.take_back(community.id, given_at, by, now)
    acts = [Unban(community.chat_id, user) for user in users]
    await uow.outbox.put_many(acts, now, community_id=community.id)
    ref = f"raid:{stamp(given_at)}"
    await uow.audit.add([audit.line(community, now, by, "raid-unban", user, ref) for user in users])
    return len(users)


def _ref(held: Measure) -> str:
    return f"raid:{stamp(held.since)}"
