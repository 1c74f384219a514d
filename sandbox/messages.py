"""How messages are written down, told to the bots, edited and deleted."""

from sandbox.chats import Chat, Json, Post
from sandbox.members import member_of
from sandbox.world import ANONYMOUS_ADMIN, CHANNEL_SENDER, World

OLDEST_DELETABLE = 48 * 3600
TOPIC_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
_UNDELETABLE = frozenset(("supergroup_chat_created", "channel_chat_created", "migrate_from_chat_id"))


def sender_fields(world: World, chat: Chat, user_id: int) -> Json:
    """Who a message is from, as bots read it: a person, an anonymous administrator, a channel."""
    if chat.kind == "channel":
        return {"sender_chat": chat.wire}
    user = world.users[user_id]
    if chat.kind != "supergroup":
        return {"from": user}
    member = member_of(chat, user_id, world.now())
    if member.anonymous and member.governs:
        return as_chat(world, chat, member.title)
    tag = member.title if member.governs else member.tag
    return {"from": user, "sender_tag": tag} if tag else {"from": user}


def as_chat(world: World, chat: Chat, title: str = "") -> Json:
    """The sender fields of an anonymous administrator."""
    fields: Json = {"from": world.sender(ANONYMOUS_ADMIN), "sender_chat": chat.wire}
    return {**fields, "author_signature": title} if title else fields


def as_channel(world: World, channel: Chat) -> Json:
    """The sender fields of somebody who writes in a group as a channel."""
    return {"from": world.sender(CHANNEL_SENDER), "sender_chat": channel.wire}


def quotable(wire: Json) -> Json:
    """A message as it is shown inside another: without what it replies to itself."""
    if "reply_to_message" not in wire:
        return wire
    return {key: value for key, value in wire.items() if key != "reply_to_message"}


def publish(
    world: World,
    chat: Chat,
    author: int,
    sender: Json,
    content: Json,
    *,
    date: int | None = None,
    service: bool = False,
) -> Post:
    """Write a message into a chat and tell the bots there; `date` is Unix seconds.

    Bots do not hear bots in groups, only posts of a channel whoever wrote them; service messages
    reach everybody, their author too.
    """
    chat.last_id += 1
    wire: Json = {"message_id": chat.last_id, **sender, "chat": chat.wire}
    wire["date"] = world.now() if date is None else date
    wire.update(content)
    post = Post(wire, author, world.next_seq(), service=service)
    chat.posts[chat.last_id] = post
    kind = "channel_post" if chat.kind == "channel" else "message"
    if service or kind == "channel_post" or author not in world.bots:
        for bot in chat.bots:
            if service or bot.id != author:
                world.emit(bot.id, kind, wire)
    world.changed(chat.id)
    return post


def announce(world: World, chat: Chat, author: int, content: Json) -> Post:
    """Write a service message such as a join, a new title or a pin."""
    sender = sender_fields(world, chat, author)
    sender.pop("sender_tag", None)
    return publish(world, chat, author, sender, content, service=True)


def rewrite(world: World, chat: Chat, post: Post, wire: Json, editor: int) -> None:
    """Replace what a message says and tell the bots that hear such messages."""
    post.wire = wire
    kind = "edited_channel_post" if chat.kind == "channel" else "edited_message"
    if chat.kind == "channel" or editor not in world.bots:
        for bot in chat.bots:
            if bot.id != editor:
                world.emit(bot.id, kind, wire)
    world.changed(chat.id)


def too_old(world: World, post: Post) -> bool:
    """Whether nobody can delete the message any more."""
    if not _UNDELETABLE.isdisjoint(post.wire):
        return True
    return bool(post.wire["date"] <= world.now() - OLDEST_DELETABLE)


def remove(world: World, chat: Chat, message_id: int) -> None:
    """Take a message out of the chat; nobody is told, as on Telegram."""
    chat.posts.pop(message_id, None)
    chat.pinned.discard(message_id)
    world.changed(chat.id)


def pinned_post(chat: Chat) -> Post | None:
    """The newest pinned message by sending date, or None."""
    pinned = [chat.posts[i] for i in sorted(chat.pinned) if i in chat.posts]
    return max(pinned, key=lambda post: post.wire["date"], default=None)


def pin(world: World, chat: Chat, message_id: int, author: int) -> Post:
    """Pin a message and say so with a service message."""
    chat.pinned.add(message_id)
    content = {"pinned_message": quotable(chat.posts[message_id].wire)}
    return announce(world, chat, author, content)
