"""Tags beside members' names: given, taken back, and ended by the clock."""

from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Lane, Tag
from bot.domain.packing import pack
from bot.domain.tags import shown
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

TAG = "tag"
"""The kind of these acts in the outbox."""
TAKEN_OFF = "untagged"
"""The action that follows on taking off the tag of somebody who was forgotten."""
AT_ONCE = 200
"""Tags that one sweep takes back; the next goes on."""


async def wear(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, text: str, kind: str,
    until: datetime | None = None,
) -> None:  # fmt: skip
    """Let a member hold a tag (at most 16 characters, no emoji) until then; it shows unless outranked.

    `kind` is one of `bot.domain.tags.KINDS`; a new tag takes the place of the last of its kind.
    """
    before = await uow.tags.held(community.id, user_id)
    await uow.tags.put(community.id, user_id, kind, text, until)
    await _show(uow, now, community, user_id, shown(before))


async def take_back(uow: UnitOfWork, now: datetime, community: Community, user_id: int, kind: str) -> None:
    """A member holds no tag of this kind any more; the next strongest shows."""
    before = await uow.tags.held(community.id, user_id)
    if kind in before:
        await uow.tags.drop(community.id, user_id, kind)
        await _show(uow, now, community, user_id, shown(before))


async def end_those_over(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Take back the tags whose time is over."""
    del content
    over = await uow.tags.over(now, AT_ONCE)
    for community_id, group in groupby(over, key=lambda each: each[0]):
        people = [user_id for _, user_id, _ in group]
        await uow.communities.lock([community_id])
        community = await uow.communities.get(community_id)
        for user_id, kind in sorted(await uow.tags.is_over(community_id, now, people)):
            await take_back(uow, now, community, user_id, kind)


async def show_again(uow: UnitOfWork, now: datetime, community: Community, user_id: int) -> None:
    """Somebody came back, and Telegram has forgotten their tag."""
    await _show(uow, now, community, user_id, "")


async def make_good(uow: UnitOfWork, now: datetime, community: Community) -> None:
    """The right is there (again): whoever was refused a tag, or taking one off, wears what they hold."""
    refused = await uow.outbox.refused(community.id, TAG)
    for user_id in sorted({each.user_id for each in refused if isinstance(each, Tag)}):
        await _ask(uow, now, community, user_id, shown(await uow.tags.held(community.id, user_id)))


async def wears(uow: UnitOfWork, community_id: int, user_id: int) -> bool:
    """Whether Telegram shows a tag beside somebody's name."""
    return bool(shown(await uow.tags.held(community_id, user_id)))


async def take_off(uow: UnitOfWork, now: datetime, community: Community, user_id: int) -> None:
    """What Telegram shows beside the name of somebody who has been forgotten.

    Who that was stands in the outbox until Telegram has been told, and no longer (`untagged`).
    """
    tag = Tag(community.chat_id, user_id, "")
    await uow.outbox.put(tag, now, community_id=community.id, lane=Lane.BROADCAST, on_sent=TAKEN_OFF)


async def untagged(
    uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent | str
) -> None:
    """Telegram has been told, or cannot be: forget whom it was about."""
    del content, now, result
    if isinstance(parcel.outgoing, Tag):
        await uow.outbox.change([parcel.id], payload=pack(replace(parcel.outgoing, user_id=0)))


async def _show(uow: UnitOfWork, now: datetime, community: Community, user_id: int, before: str) -> None:
    """Only what changes is asked for."""
    after = shown(await uow.tags.held(community.id, user_id))
    if after != before:
        await _ask(uow, now, community, user_id, after)


async def _ask(uow: UnitOfWork, now: datetime, community: Community, user_id: int, after: str) -> None:
    """Whoever is forgotten or has left wears nothing."""
    if user_id <= 0:
        return
    member = await uow.members.get(community.id, user_id)
    if member is None or member.left_at is None:
        tag = Tag(community.chat_id, user_id, after)
        await uow.outbox.put(tag, now, community_id=community.id, lane=Lane.BROADCAST)
