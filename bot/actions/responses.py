"""What people make of our posts within their day: replies, reactions, and how many people that were."""

from collections.abc import Mapping
from datetime import datetime

from bot.content import Content
from bot.domain.community import Community
from bot.domain.hearing import Heard
from bot.storage.uow import UnitOfWork


async def heard(
    uow: UnitOfWork, content: Content, now: datetime, communities: Mapping[int, Community], batch: Heard
) -> None:
    """All replies and reactions of a batch that were about posts of ours."""
    del content, now, communities
    if batch.answers:
        await uow.talk.answer(batch.answers)
    ours = [(each, batch.posts.get((each.community_id, each.message_id))) for each in batch.reactions]
    if reactions := [(each, post.id) for each, post in ours if post is not None and post.listens(each.at)]:
        await uow.talk.respond(reactions)
