"""Who may open whose panel, and what is said from there."""

from datetime import datetime

from bot.actions import audit, posting
from bot.domain.community import Community, State
from bot.domain.outgoing import Text
from bot.domain.post import SENDING
from bot.storage.uow import UnitOfWork

MANUAL = "manual"
"""The kind of a post that staff wrote themselves."""


async def communities_of(uow: UnitOfWork, owners: frozenset[int], user_id: int) -> list[Community]:
    """The communities at work that somebody may act for, by id: owners for all of them."""
    here = await uow.communities.all(State.ACTIVE)
    if user_id in owners:
        return here
    memberships = await uow.members.of_user(user_id)
    administered = {each.community_id for each in memberships if each.is_staff and each.left_at is None}
    chats = await uow.communities.ops_chats_of(user_id)
    return [each for each in here if each.id in administered or each.ops_chat_id in chats]


async def announce(
    uow: UnitOfWork, now: datetime, community: Community, by: int, text: str, request: str, *, pin: bool
) -> None:
    """Say to the group what staff wrote, once for each `request`."""
    entry, day = f"{MANUAL}-{request}"[:64], community.day_of(now)
    post_id = await uow.posts.reserve(community.id, MANUAL, entry, now, day, SENDING, now)
    if post_id is None:
        return
    await uow.posts.change(post_id, words={"text": text}, decided_by=by)
    await audit.record(uow, community, now, by, "post-announce", ref=f"post:{post_id}")
    words = Text("panel-announcement", {"text": text})
    await posting.send(uow, now, community, post_id, words, pin=pin)
