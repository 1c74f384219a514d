"""Closing a group for a while, and opening it again as it was. Several measures may hold at once.

What the group had before is asked of Telegram when the first of them begins, and kept until the last has
ended and Telegram has confirmed it. Shared by calm mode and night mode; callers hold the community's lock.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Lane, Permit, Probe
from bot.domain.permissions import USUAL, left_by
from bot.storage.measure import Measure
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

BEFORE = "permissions"
"""The row that keeps what the group had: it stands among the measures, but nothing ends it by time."""
WHAT = "what"


async def close_to(
    uow: UnitOfWork, community: Community, now: datetime, name: str, what: Sequence[str],
    until: datetime | None = None, by: int = 0,
) -> None:  # fmt: skip
    """Members may send only `what` (see `bot.domain.permissions`) while the measure `name` holds.

    Who began it and when stays if it held already. `until` is for the caller's own sweep to end it.
    """
    known = await uow.measures.get(community.id, name)
    state = {**(known.state if known else {}), WHAT: list(what)}
    held = known or Measure(community.id, name, now, by_id=by)
    await uow.measures.put(replace(held, until=until, state=state))
    if await uow.measures.get(community.id, BEFORE) is None:
        await uow.outbox.put(
            Probe(community.chat_id), now, community_id=community.id, lane=Lane.HARM,
            on_sent="permissions_seen",
        )  # fmt: skip
    else:
        await _apply(uow, community, now)


async def restore(uow: UnitOfWork, community: Community, now: datetime, name: str) -> Measure | None:
    """The measure `name` is over: what the others leave, or all as before. None if it did not hold."""
    ended = await uow.measures.drop(community.id, name)
    if ended is not None:
        await _apply(uow, community, now)
    return ended


async def seen(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Telegram told what members may do: kept, if something still holds and it is not known."""
    del content
    if parcel.community_id is None:
        return
    await uow.communities.lock([parcel.community_id])
    community = await uow.communities.get(parcel.community_id)
    if await _holding(uow, community):
        told = result.data.get("permissions", USUAL)
        before = list(told) if isinstance(told, list | tuple) else list(USUAL)
        await uow.measures.begin(Measure(community.id, BEFORE, now, state={WHAT: before, "turn": 0}))
        await _apply(uow, community, now)


async def done(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Telegram has done it: when nothing holds any more, what was before need not be kept."""
    del content, result, now
    if parcel.community_id is None:
        return
    await uow.communities.lock([parcel.community_id])
    community = await uow.communities.get(parcel.community_id)
    before = await uow.measures.get(community.id, BEFORE)
    if before is not None and parcel.key == _key(before) and not await _holding(uow, community):
        await uow.measures.drop(community.id, BEFORE)


async def _holding(uow: UnitOfWork, community: Community) -> list[Sequence[str]]:
    """What each measure that closes the group lets people send."""
    held = await uow.measures.of(community.id)
    return [each.state[WHAT] for each in held if each.name != BEFORE and WHAT in each.state]


async def _apply(uow: UnitOfWork, community: Community, now: datetime) -> None:
    """Only the latest order may reach Telegram last: one that still waits is taken back."""
    before = await uow.measures.get(community.id, BEFORE)
    if before is None:  # nothing was changed as yet; who learns what was before will see what holds
        return
    await uow.outbox.withdraw(community.chat_id, _key(before))
    turn = {**before.state, "turn": before.state["turn"] + 1}
    before = await uow.measures.change(community.id, BEFORE, state=turn) or before
    permit = Permit(community.chat_id, left_by(before.state[WHAT], await _holding(uow, community)))
    await uow.outbox.put(
        permit, now, community_id=community.id, lane=Lane.HARM, key=_key(before), on_sent="permissions_set"
    )


def _key(before: Measure) -> str:
    stamp = int(before.since.timestamp() * 1_000_000)
    return f"permit:{before.community_id}:{stamp}:{before.state['turn']}"
