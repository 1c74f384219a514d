"""The gallery: what members have shared lately, once a week as a post, and whenever somebody asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions import posting
from bot.actions.topics_wrapup import linked
from bot.actions.weekly import holds_back
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Listing, Mention, Text
from bot.domain.post import SENDING
from bot.domain.shares import GALLERY, Share
from bot.storage.uow import UnitOfWork

_WAITS = timedelta(days=14)
"""So long a share that no gallery has shown may wait for one: a week with few is followed by another."""
LATELY = timedelta(days=30)


async def weekly(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
) -> None:
    """Post the gallery of the week, unless there is too little to show or nothing is posted just now."""
    rules = content.shares
    if await holds_back(uow, community):
        return
    shares = await uow.shares.fresh(community.id, slot - _WAITS, rules.shown)
    if len(shares) < rules.at_least:
        return
    day = community.day_of(slot)
    post_id = await uow.posts.reserve(community.id, GALLERY, GALLERY, slot, day, SENDING, now)
    if post_id is None:
        return
    await uow.shares.show_in([each.id for each in shares], post_id)
    text = Text("gallery-post", {"count": len(shares), "lines": await _lines(uow, community, shares)})
    await posting.send(uow, now, community, post_id, text)


async def lately(uow: UnitOfWork, content: Content, now: datetime, community: Community) -> Text:
    """What has been approved in the last 30 days."""
    shares = await uow.shares.shown(community.id, now - LATELY, content.shares.shown)
    lines = await _lines(uow, community, shares)
    return Text("gallery-list", {"count": len(shares), "lines": lines, "community": community.title})


async def _lines(uow: UnitOfWork, community: Community, shares: Sequence[Share]) -> Listing:
    names = await uow.members.names(community.id, {each.user_id for each in shares})
    return Listing(
        tuple(
            Text("gallery-line", {
                "state": each.state, "day": each.local_date,
                "name": linked(community, each.message_id, Mention(0, names.get(each.user_id, "") or "…")),
            })
            for each in shares
        ),
        "lines",
    )  # fmt: skip
