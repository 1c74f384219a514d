"""Muting newcomers, letting them write, sending them out: many at a time. For the gate and raid mode."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.domain.community import Community
from bot.domain.outgoing import Ban, Lane, Mute
from bot.domain.sanctions import Kind
from bot.storage.uow import UnitOfWork

LANE = Lane.ANSWER
"""In their order, and never before what removes harm: there may be hundreds."""
KICK = timedelta(minutes=1)
"""Telegram takes a ban of under half a minute for one without end."""


async def mute(
    uow: UnitOfWork, community: Community, now: datetime, user_ids: Sequence[int], until: datetime | None
) -> None:
    """They may not write until then (None: until somebody lets them)."""
    end = until.isoformat() if until else ""
    acts = [Mute(community.chat_id, user_id, end) for user_id in user_ids]
    await uow.outbox.put_many(acts, now, community_id=community.id, lane=LANE)


async def set_free(
    uow: UnitOfWork, community: Community, now: datetime, user_ids: Collection[int]
) -> list[int]:
    """They may write again, except whom the ladder or the staff have muted; returns who may."""
    done = await uow.sanctions.counting((community.id, user_id) for user_id in user_ids)
    muted = {
        user_id
        for (_, user_id), given in done.items()
        if any(each.kind is Kind.MUTE and each.holds(now) for each in given)
    }
    free = sorted(set(user_ids) - muted)
    acts = [Mute(community.chat_id, user_id, off=True) for user_id in free]
    await uow.outbox.put_many(acts, now, community_id=community.id, lane=LANE)
    return free


async def send_out(
    uow: UnitOfWork, community: Community, now: datetime, user_ids: Sequence[int], away: timedelta = KICK
) -> None:
    """They have to leave, and may come back after `away`."""
    end = (now + max(away, KICK)).isoformat()
    acts = [Ban(community.chat_id, user_id, end) for user_id in user_ids]
    await uow.outbox.put_many(acts, now, community_id=community.id, lane=LANE)
