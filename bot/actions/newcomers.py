"""Muting newcomers, letting them write, sending them out: many at a time. For the gate and raid mode."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.domain.community import Community
from bot.domain.outgoing import Ban, Lane, Mute
from bot.domain.sanctions import Kind, Sanction, longest
from bot.storage.uow import UnitOfWork

LANE = Lane.ANSWER
"""In their order, and never before what removes harm: there may be hundreds."""
KICK = timedelta(minutes=1)
"""Telegram takes a ban of under half a minute for one without end."""


async def mute(
    uow: UnitOfWork, community: Community, now: datetime, user_ids: Sequence[int], until: datetime | None
) -> None:
    """They may not write until then (None: until somebody lets them); who was muted for longer, no sooner."""
    held = await _muted(uow, community, now, user_ids)
    acts = [
        Mute(community.chat_id, user_id, _end(until and _later(until, held.get(user_id))))
        for user_id in user_ids
    ]
    await uow.outbox.put_many(acts, now, community_id=community.id, lane=LANE)


async def set_free(uow: UnitOfWork, community: Community, now: datetime, user_ids: Collection[int]) -> None:
    """They may write again; whom the ladder or the staff have muted, when that ends."""
    held = await _muted(uow, community, now, user_ids)
    acts = [
        Mute(community.chat_id, user_id, _end(held[user_id].until))
        if user_id in held
        else Mute(community.chat_id, user_id, off=True)
        for user_id in sorted(user_ids)
    ]
    await uow.outbox.put_many(acts, now, community_id=community.id, lane=LANE)


async def _muted(
    uow: UnitOfWork, community: Community, now: datetime, user_ids: Collection[int]
) -> dict[int, Sanction]:
    """The mute that keeps each of them longest from writing."""
    done = await uow.sanctions.counting((community.id, user_id) for user_id in user_ids)
    mutes = {
        user_id: [each for each in given if each.kind is Kind.MUTE and each.holds(now)]
        for (_, user_id), given in done.items()
    }
    return {user_id: longest(held) for user_id, held in mutes.items() if held}


def _later(until: datetime, held: Sanction | None) -> datetime | None:
    if held is None:
        return until
    return None if held.until is None else max(until, held.until)


def _end(until: datetime | None) -> str:
    return until.isoformat() if until else ""


async def send_out(
    uow: UnitOfWork, community: Community, now: datetime, user_ids: Sequence[int], away: timedelta = KICK
) -> None:
    """They have to leave, and may come back after `away`."""
    end = (now + max(away, KICK)).isoformat()
    acts = [Ban(community.chat_id, user_id, end) for user_id in user_ids]
    await uow.outbox.put_many(acts, now, community_id=community.id, lane=LANE)
