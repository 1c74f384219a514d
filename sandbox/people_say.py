"""What persons write: messages, posts, edits, deletions. Anything impossible raises `Refused`."""

from typing import Any

from sandbox.chats import Bot, Chat, Json, Member, Post
from sandbox.commands import ephemeral_bot
from sandbox.errors import Refused
from sandbox.messages import (
    as_channel,
    as_chat,
    publish,
    quotable,
    remove,
    rewrite,
    sender_fields,
    too_old,
)
from sandbox.people_content import carried, content_fields, origin, text_fields
from sandbox.people_polls import person_poll
from sandbox.presence import require, writer
from sandbox.rights import content_kind, has_right
from sandbox.world import TELEGRAM, World


def say(
    world: World,
    *,
    chat: int | str,
    user: int,
    text: str | None = None,
    reply_to: int | None = None,
    reply_to_ephemeral: int | None = None,
    thread: int | None = None,
    as_: int | str | None = None,
    ephemeral: bool | str = False,
    entities: list[Json] | None = None,
    forward_from: Json | None = None,
    album: int = 1,
    at: int | None = None,
    bot: int | None = None,
    **more: Any,  # noqa: ANN401 - one key for each thing a message can carry, as JSON gives it
) -> Json:
    """A person writes a message; answers it as the bots read it (an album: its last one).

    `at` dates it, in Unix seconds. `ephemeral` "auto" types it unseen if it is such a command.
    """
    place = world.place(chat, user, bot)
    member = writer(world, place, user)
    if reply_to_ephemeral is not None:
        return _reply_unseen(world, place, member, reply_to_ephemeral, text or "").wire
    wanted = text is not None and ephemeral
    if wanted and (unseen := _unseen(world, place, member, text or "", must=ephemeral is True)) is not None:
        return unseen.wire
    sender = _sender(world, place, member, as_)
    where = _where(place, reply_to, thread)
    if more.get("poll"):
        require(place, member, "poll")
        return person_poll(world, place, member, {**sender, **where}, more["poll"], at=at).wire
    if forward_from:
        content = _forwarded(world, user, forward_from)
    else:
        content = content_fields(world, text, entities, more)
    require(place, member, content_kind(content))
    return _publish(world, place, user, {**sender, **where}, content, album=album, at=at).wire


def _reply_unseen(world: World, place: Chat, member: Member, to: int, text: str) -> Post:
    """What answers a bot's ephemeral message."""
    require(place, member, "text")
    return _say_unseen(world, place, _asker(world, place, to, member.user_id), member.user_id, text)


def post(world: World, *, chat: int | str, user: int, **content: Any) -> Json:  # noqa: ANN401 - as say
    """An administrator posts in a channel; in its linked group the post appears by itself."""
    if world.place(chat, user).kind != "channel":
        raise Refused("only channels have posts")
    return say(world, chat=chat, user=user, **content)


def _language(world: World, user: int) -> str:
    return str(world.users[user].get("language_code", ""))


def _sender(world: World, place: Chat, member: Member, as_: int | str | None) -> Json:
    if as_ is None:
        return sender_fields(world, place, member.user_id)
    if as_ == "anonymous":
        if place.kind != "supergroup" or not member.governs:
            raise Refused("only administrators of a supergroup can write anonymously")
        return as_chat(world, place, member.title)
    channel = world.chats.get(int(as_))
    if channel is None or channel.kind != "channel" or place.kind != "supergroup":
        raise Refused(f"{as_} is not a channel one can write as here")
    if channel.id in place.muted_channels:
        raise Refused(f"{channel.title} may not write here any more")
    return as_channel(world, channel)


def _where(place: Chat, reply_to: int | None, thread: int | None) -> Json:
    fields: Json = {}
    if reply_to is not None:
        target = place.posts.get(reply_to)
        if target is None:
            raise Refused(f"there is no message {reply_to} in {place.title}")
        thread = thread or target.wire.get("message_thread_id")
        fields["reply_to_message"] = quotable(target.wire)
    if thread is not None and place.is_forum:
        topic = place.topics.get(thread)
        if topic is None or topic.closed:
            raise Refused(f"there is no open topic {thread} in {place.title}")
        fields.update(message_thread_id=thread, is_topic_message=True)
        if reply_to is None and thread in place.posts:
            fields["reply_to_message"] = quotable(place.posts[thread].wire)
    return fields


def _forwarded(world: World, user: int, source: Json) -> Json:
    chat = world.place(source.get("chat", 0), user)
    found = chat.posts.get(source.get("message", 0))
    if found is None or found.service:
        raise Refused(f"there is no message {source.get('message')} to forward")
    return {**carried(found.wire), "forward_origin": origin(chat, found)}


def _publish(
    world: World,
    place: Chat,
    user: int,
    head: Json,
    content: Json,
    *,
    album: int,
    at: int | None,
) -> Post:
    if album > 1:
        content = {"media_group_id": world.next_number(), **content}
    written = publish(world, place, user, head, content, date=at)
    _repeat_in_group(world, place, written)
    for _ in range(album - 1):
        rest = {k: v for k, v in content.items() if not k.startswith("caption")}
        written = publish(world, place, user, head, rest, date=at)
        _repeat_in_group(world, place, written)
    return written


def _repeat_in_group(world: World, channel: Chat, written: Post) -> None:
    group = world.chats.get(channel.linked_id) if channel.kind == "channel" else None
    if group is None:
        return
    sender = {"from": world.sender(TELEGRAM), "sender_chat": channel.wire}
    head = {"forward_origin": origin(channel, written), "is_automatic_forward": True}
    publish(world, group, TELEGRAM, {**sender, **head}, carried(written.wire))


def _unseen(world: World, place: Chat, member: Member, text: str, *, must: bool) -> Post | None:
    """The text as an ephemeral command, if a bot here has registered it as one."""
    user = member.user_id
    bot = ephemeral_bot(place, member, _language(world, user), text)
    if bot is not None:
        require(place, member, "text")
        return _say_unseen(world, place, bot, user, text)
    if must:
        raise Refused(f"no bot here has registered {text.split(maxsplit=1)[0]} as an ephemeral command")
    return None


def _asker(world: World, place: Chat, message: int, user: int) -> Bot:
    """The bot whose ephemeral message somebody replies to."""
    found = place.ephemerals.get(message)
    if found is None or found.receiver != user or found.author not in world.bots:
        raise Refused(f"user {user} sees no ephemeral message {message} of a bot in {place.title}")
    return world.bots[found.author]


def _say_unseen(world: World, place: Chat, bot: Bot, user: int, text: str) -> Post:
    place.last_ephemeral += 1
    wire: Json = {
        "message_id": 0,
        "from": world.users[user],
        "receiver_user": bot.wire,
        "ephemeral_message_id": place.last_ephemeral,
        "chat": place.wire,
        "date": world.now(),
        **text_fields(text),
    }
    written = Post(wire, user, world.next_seq(), receiver=bot.id)
    place.ephemerals[place.last_ephemeral] = written
    world.emit(bot.id, "message", wire)
    world.changed(place.id)
    return written


def edit(world: World, *, chat: int | str, message: int, user: int, text: str) -> Json:
    """A person changes the text or caption of their own message."""
    place = world.place(chat, user)
    found = _own(world, place, message, user)
    key = "text" if "text" in found.wire else "caption"
    marks = "entities" if key == "text" else "caption_entities"
    wire = {k: v for k, v in found.wire.items() if k not in {key, marks}}
    wire.update(edit_date=world.now(), **text_fields(text, key=key))
    rewrite(world, place, found, wire, user)
    return wire


def _own(world: World, place: Chat, message: int, user: int) -> Post:
    member = writer(world, place, user)
    found = place.posts.get(message)
    if found is None:
        raise Refused(f"there is no message {message} in {place.title}")
    channel_right = place.kind == "channel" and has_right(place, member, "can_edit_messages")
    if found.service or (found.author != user and not channel_right):
        raise Refused(f"message {message} was not written by user {user}")
    return found


def delete(
    world: World,
    *,
    chat: int | str,
    user: int,
    message: int | None = None,
    messages: list[int] | None = None,
) -> Json:
    """A person deletes messages: their own, or others' with the right to."""
    place = world.place(chat, user)
    member = writer(world, place, user)
    wanted = messages if messages is not None else [message or 0]
    for number in wanted:
        found = place.posts.get(number)
        if found is None:
            raise Refused(f"there is no message {number} in {place.title}")
        mighty = place.kind == "private" or has_right(place, member, "can_delete_messages")
        if not mighty and (found.author != user or too_old(world, found)):
            raise Refused(f"user {user} may not delete message {number}")
    for number in wanted:
        remove(world, place, number)
    return {"ok": True}
