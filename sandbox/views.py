"""What the page and tests read: the state, a person's chats, a conversation, the members."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice, takewhile

from sandbox.chats import Chat, Json, Member, Post
from sandbox.commands import menu
from sandbox.errors import Refused
from sandbox.members import member_of
from sandbox.rights import permissions_wire, rights_wire
from sandbox.view_messages import message_view, words
from sandbox.view_service import name_of, sender_name, service_event, service_line
from sandbox.world import World

MOST_UNREAD = 1000


def state(world: World) -> Json:
    """All bots, persons and chats of the box; the clock is added by who has it."""
    return {
        "bots": [{**bot.wire, "token": bot.token} for bot in world.bots.values()],
        "users": [user for user in world.users.values() if user["id"] not in world.bots],
        "chats": [_chat_line(chat) for chat in world.chats.values()],
    }


def _chat_line(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "type": chat.kind,
        "title": chat.title,
        "username": chat.wire.get("username"),
        "is_forum": chat.is_forum,
        "members": sum(member.inside for member in chat.members.values()),
        "migrated_to": chat.migrated_to or None,
        "topics": [
            {"message_thread_id": topic.id, "name": topic.name, "closed": topic.closed}
            for topic in chat.topics.values()
        ],
    }


def chats(world: World, user: int) -> Json:
    """The chats a person is in, and the private ones they have with bots, newest first."""
    world.user(user)
    own = [chat for (owner, _), chat in world.privates.items() if owner == user]
    shared = (chat for chat in world.chats.values() if not chat.migrated_to)
    own.extend(chat for chat in shared if member_of(chat, user, world.now()).inside)
    lines = [_line(world, chat, user) for chat in own]
    return {"chats": sorted(lines, key=lambda line: -line["seq"])}


def _line(world: World, chat: Chat, user: int) -> Json:
    shown = next(_newest_first(chat, user), None)
    read = chat.read.get(user, 0)
    newer = takewhile(lambda post: post.seq > read, _newest_first(chat, user))
    line = _chat_line(chat)
    if chat.kind == "private":
        first = next(iter(world.bots)) == chat.bot_id
        bot = world.bots[chat.bot_id].wire
        line.update(id=chat.id if first else chat.bot_id, title=name_of(bot), members=2)
        line.update(bot=chat.bot_id, username=bot["username"], blocked=chat.blocked)
    last = None
    if shown is not None:
        wire = shown.wire
        event = service_event(wire, words) if shown.service else None
        text = service_line(event) if event else words(wire)
        last = {"date": wire["date"], "name": sender_name(wire), "text": text, "event": event}
    unread = sum(post.author != user for post in islice(newer, MOST_UNREAD))
    return {**line, "last": last, "unread": unread, "seq": shown.seq if shown else 0}


def _newest_first(chat: Chat, user: int | None) -> Iterator[Post]:
    """What a person sees in a chat, newest first: what is for all, and what is only for them."""
    unseen = [
        post
        for post in reversed(chat.ephemerals.values())
        if user is not None and user in {post.receiver, post.author}
    ]
    return merge(reversed(chat.posts.values()), unseen, key=lambda post: -post.seq)


def messages(world: World, chat: int | str, user: int | None, after: int = 0, limit: int = 100) -> Json:
    """The newest messages of a conversation as a person sees it, oldest of them first.

    `after` leaves out ordinary messages up to that id and what is older than it. A person who is
    not in the chat is `Refused`; without a person everything but ephemeral messages is shown.
    """
    world.tick()
    place = _readable(world, chat, user)
    known = place.posts.get(after)
    floor = known.seq if known else 0
    replaced = {post.replaces for post in place.ephemerals.values() if post.receiver == user}
    replaced.discard(0)
    newest = takewhile(lambda post: post.seq > floor, _newest_first(place, user))
    wanted = (
        post
        for post in newest
        if post.receiver or (post.wire["message_id"] > after and post.wire["message_id"] not in replaced)
    )
    shown = list(islice(wanted, limit))
    return {"messages": [message_view(world, place, post, user) for post in reversed(shown)]}


def _readable(world: World, chat: int | str, user: int | None) -> Chat:
    if user is None:
        return world.place(chat, chat if isinstance(chat, int) else 0)
    world.user(user)
    place = world.place(chat, user)
    if place.kind != "private" and not member_of(place, user, world.now()).inside:
        raise Refused(f"user {user} is not in {place.title}")
    return place


def members(world: World, chat: int | str) -> Json:
    """Who is or was in a chat, with their standing, title, tag, rights and permissions."""
    place = world.place(chat, chat if isinstance(chat, int) else 0)
    now = world.now()
    return {"members": [_member(world, place, member_of(place, i, now)) for i in list(place.members)]}


def _member(world: World, chat: Chat, member: Member) -> Json:
    user = world.users[member.user_id]
    view: Json = {
        "id": member.user_id,
        "name": name_of(user),
        "username": user.get("username"),
        "is_bot": user["is_bot"],
        "status": member.status,
        "title": member.title,
        "tag": member.tag,
        "until": member.until,
        "anonymous": member.anonymous,
        "since": member.since,
    }
    if member.status == "administrator":
        view["rights"] = rights_wire(chat.kind, member.rights)
    if member.status == "restricted":
        view["permissions"] = permissions_wire(member.allowed)
    return view


def commands(world: World, chat: int | str, user: int) -> Json:
    """The commands the bots of a chat offer a person, as the apps list them after a slash."""
    place = world.place(chat, user)
    member = member_of(place, user, world.now())
    language = str(world.user(user).get("language_code", ""))
    offered = [
        {**command, "bot": bot.wire["username"]}
        for bot in place.bots
        for command in menu(bot, place, member, language)
    ]
    return {"commands": offered}


def file(world: World, file_id: str) -> tuple[bytes, str]:
    """The bytes and the media type of a file; `Refused` if there is none."""
    found = world.files.get(file_id)
    if found is None:
        raise Refused(f"there is no file {file_id}")
    return found.data, found.mime
