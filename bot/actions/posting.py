"""Sending a post, of whatever kind: into the outbox with its row's key, and back with the message's id."""

from datetime import datetime

from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import Community
from bot.domain.outgoing import Lane, Pin, Place, Rows, Say, Text
from bot.domain.post import FAILED, SENDING, SENT
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

KEY = "post:"


async def send(
    uow: UnitOfWork, now: datetime, community: Community, post_id: int, text: Text, buttons: Rows = (),
    picture: str = "", topic: int | None = None, *, pin: bool = False, silent: bool = False,
) -> bool:  # fmt: skip
    """Post to the group; False if this post was wanted before. Its row is `sending` from now on.

    `topic` is a forum topic's thread id. Better twice after a crash than never: what nobody saw, nobody
    can answer.
    """
    to = Place(community.chat_id, topic)
    say = Say(to, community.language, text, buttons, silent=silent, picture=picture)
    wanted = await uow.outbox.put(
        say, now, community_id=community.id, lane=Lane.POST, key=f"{KEY}{post_id}", repeat=True,
        on_sent="post_sent_to_pin" if pin else "post_sent",
    )  # fmt: skip
    if wanted:
        await uow.posts.change(post_id, state=SENDING)
    return wanted


async def sent(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The post is in the group: hearing knows from now on what answers it."""
    del content
    if isinstance(parcel.outgoing, Say) and isinstance(parcel.outgoing.to, Place):
        await uow.posts.change(
            post_of(parcel), state=SENT, sent_at=now, message_id=result.message_id or None,
            thread_id=parcel.outgoing.to.topic,
        )  # fmt: skip


async def failed(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, reason: str) -> None:
    """Telegram will not have it: the operators hear of it, and may mend it and post it by hand."""
    del content
    post = await uow.posts.get(post_of(parcel))
    if post is None or not await uow.posts.move(post.id, [SENDING], state=FAILED):
        return
    community = await uow.communities.get(post.community_id)
    text = Text("post-failed", {"day": post.local_date, "reason": reason})
    await tell_operators(uow, community, text, now, key=f"failed:{parcel.key}", important=True)


async def sent_to_pin(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """The same, and it is to be pinned."""
    await sent(uow, content, now, parcel, result)
    if result.message_id:
        pin = Pin(parcel.chat_id, result.message_id)
        key = f"pin:{parcel.key}"
        await uow.outbox.put(pin, now, community_id=parcel.community_id, lane=Lane.POST, key=key)


def post_of(parcel: Parcel) -> int:
    """The id of the post that a parcel carries."""
    return int((parcel.key or "").removeprefix(KEY))
