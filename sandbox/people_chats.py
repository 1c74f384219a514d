"""Setting the stage: bots, persons, chats, and what administrators change about a chat."""

from dataclasses import replace
from typing import cast

from sandbox.chats import Bot, Chat, Json, Kind, Member, Status, Topic
from sandbox.errors import ApiError, Refused
from sandbox.members import change, member_of
from sandbox.messages import TOPIC_COLORS, announce, pin
from sandbox.people_members import DONE, expel, owner_id
from sandbox.presence import governor, writer
from sandbox.rights import RIGHTS, USUAL, asked_permissions, asked_rights
from sandbox.world import World

_NAMES = ("id", "first_name", "last_name", "username", "language_code")


def add_bot(world: World, *, token: str, username: str | None = None, first_name: str | None = None) -> Json:
    """A bot with this token; answers its User."""
    try:
        bot = world.bot(token)
    except ApiError as wrong:
        raise Refused(f"{token!r} is not a token like 100:abc, or another one is in use") from wrong
    first_name = first_name or str(bot.wire["first_name"])
    return world.add_bot(bot.id, token, first_name, username or str(bot.wire["username"])).wire


def add_user(
    world: World,
    *,
    first_name: str,
    id_: int | None = None,
    last_name: str | None = None,
    username: str | None = None,
    language_code: str | None = None,
) -> Json:
    """A person; without an id the next free one. The same id again renames them."""
    values = (id_, first_name, last_name, username, language_code)
    wire = {name: value for name, value in zip(_NAMES, values, strict=True) if value is not None}
    if id_ is not None and (id_ <= 0 or id_ in world.bots):
        raise Refused(f"{id_} cannot be the id of a person")
    return world.add_user({**wire, "is_bot": False})


def add_chat(
    world: World,
    *,
    type_: str,
    title: str,
    owner: int,
    id_: int | None = None,
    is_forum: bool = False,
    description: str = "",
    username: str | None = None,
    members: list[int] | None = None,
    permissions: Json | None = None,
    approval: bool = False,
) -> Json:
    """A group, supergroup or channel with its owner and first members; nobody is told."""
    if type_ not in {"group", "supergroup", "channel"}:
        raise Refused(f"{type_!r} is none of group, supergroup, channel")
    kind = cast("Kind", type_)
    chat_id = world.free_chat_id(basic=kind == "group") if id_ is None else id_
    if chat_id >= 0 or chat_id in world.chats:
        raise Refused(f"{chat_id} cannot be the id of a new chat")
    wire: Json = {"id": chat_id, "type": kind, "title": title}
    wire.update({"username": username} if username else {})
    wire.update({"is_forum": True} if is_forum and kind == "supergroup" else {})
    allowed = USUAL if permissions is None else asked_permissions(permissions, independent=False)
    chat = Chat(chat_id, kind, wire, allowed, approval, description)
    for user in (owner, *(members or [])):
        world.user(user)
        standing: Status = "creator" if user == owner else "member"
        chat.members[user] = Member(user, standing, since=world.now())
    chat.last_id = 1 if chat.is_forum else 0  # the General topic is message 1
    world.chats[chat_id] = chat
    world.changed(chat_id)
    return wire


def find_bot(world: World, bot: int | str) -> Bot:
    """A bot by id, token or username; `Refused` if there is none."""
    for known in world.bots.values():
        if bot in {known.id, known.token, known.wire["username"], str(known.id)}:
            return known
    raise Refused(f"there is no bot {bot}")


def seat_bot(
    world: World,
    *,
    chat: int | str,
    bot: int | str,
    by: int | None = None,
    admin: bool | Json = False,
    status: str | None = None,
) -> Json:
    """Add a bot to a chat, promote or demote it, or (`status` left or kicked) remove it."""
    found = find_bot(world, bot)
    place = world.place(chat, found.id)
    actor = by or owner_id(place)
    if status in {"left", "kicked"}:
        expel(world, place, Member(found.id, cast("Status", status)), actor)
        return DONE
    entering = not member_of(place, found.id, world.now()).inside
    new = Member(found.id, "member", since=world.now())
    if admin:
        asked = admin if isinstance(admin, dict) else dict.fromkeys(RIGHTS[place.kind], True)
        granted = asked_rights(place.kind, {"can_manage_chat": True, **asked})
        if place.kind == "group":
            granted = frozenset(RIGHTS["group"])
        new = replace(new, status="administrator", rights=granted, promoted_by=actor)
    elif place.kind == "channel":
        raise Refused("a bot can only be an administrator of a channel")
    old = place.members.get(found.id)
    change(world, place, replace(new, since=old.since) if old else new, world.sender(actor))
    if entering and place.is_group:
        announce(world, place, actor, {"new_chat_members": [found.wire]})
    return DONE


def migrate(world: World, *, chat: int | str) -> Json:
    """A group becomes a supergroup with a new id; the old one keeps its messages."""
    old = world.place(chat, 0)
    if old.kind != "group" or old.migrated_to:
        raise Refused(f"{old.title} is not a basic group")
    owner = owner_id(old)
    new_id = world.free_chat_id(basic=False)
    wire: Json = {"id": new_id, "type": "supergroup", "title": old.title}
    new = Chat(new_id, "supergroup", wire, old.permissions, old.approval, old.description)
    for member in old.members.values():
        rights = frozenset(RIGHTS["supergroup"]) if member.status == "administrator" else frozenset()
        new.members[member.user_id] = replace(member, rights=rights)
    new.bots = list(old.bots)
    world.chats[new_id] = new
    announce(world, old, owner, {"migrate_to_chat_id": new_id})
    announce(world, new, owner, {"migrate_from_chat_id": old.id})
    old.migrated_to = new_id
    return {"chat": new_id}


def make_topic(world: World, chat: Chat, creator: int, name: str, *, color: int = 0, icon: str = "") -> Topic:
    """A new topic and the service message that starts it."""
    created: Json = {"name": name, "icon_color": color or TOPIC_COLORS[0]}
    if icon:
        created["icon_custom_emoji_id"] = icon
    number = chat.last_id + 1
    head = {"message_thread_id": number, "is_topic_message": True}
    announce(world, chat, creator, {**head, "forum_topic_created": created})
    chat.topics[number] = Topic(number, name, creator, created["icon_color"], icon)
    return chat.topics[number]


def topic(world: World, *, chat: int | str, name: str, by: int | None = None) -> Json:
    """A person opens a topic in a forum."""
    place = world.place(chat, by or 0)
    if not place.is_forum:
        raise Refused(f"{place.title} is not a forum")
    creator = by or owner_id(place)
    governor(world, place, creator, "can_manage_topics")
    return {"message_thread_id": make_topic(world, place, creator, name).id}


def title(world: World, *, chat: int | str, title: str, by: int) -> Json:
    """A person renames a chat."""
    place = world.place(chat, by)
    governor(world, place, by, "can_change_info")
    place.wire = {**place.wire, "title": title}
    return announce(world, place, by, {"new_chat_title": title}).wire


def pin_message(world: World, *, chat: int | str, message: int, by: int) -> Json:
    """A person pins a message."""
    place = world.place(chat, by)
    if place.kind != "private":
        governor(world, place, by, "can_pin_messages")
    found = place.posts.get(message)
    if found is None or found.service:
        raise Refused(f"there is no message {message} to pin in {place.title}")
    return pin(world, place, message, by).wire


def link_channel(world: World, *, chat: int | str, channel: int | str) -> Json:
    """Make a group the discussion group of a channel."""
    group, source = world.place(chat, 0), world.place(channel, 0)
    if group.kind != "supergroup" or source.kind != "channel":
        raise Refused("a channel is linked to a supergroup")
    group.linked_id, source.linked_id = source.id, group.id
    return DONE


def seen(world: World, *, chat: int | str, user: int) -> Json:
    """The person has read the chat up to now."""
    place = world.place(chat, user)
    writer(world, place, user)
    place.read[user] = world.seq
    return DONE


def block(world: World, *, user: int, bot: int | None = None, off: bool = False) -> Json:
    """A person blocks a bot, or (`off`) unblocks it; the bot hears `my_chat_member`."""
    world.user(user)
    place = world.place(bot or user, user)
    if place.blocked is not off:
        raise Refused(f"user {user} has {'not ' if off else 'already '}blocked the bot")
    place.blocked = not off
    found = world.bots[place.bot_id]
    standings = [{"user": found.wire, "status": "kicked", "until_date": 0}]
    standings.insert(int(off), {"user": found.wire, "status": "member"})
    event = {"chat": place.wire, "from": world.users[user], "date": world.now()}
    event.update(old_chat_member=standings[0], new_chat_member=standings[1])
    world.emit(found.id, "my_chat_member", event)
    world.changed(place.id)
    return DONE
