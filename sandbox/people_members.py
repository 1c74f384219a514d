"""How persons come, go, and are let in, sent out, restricted and promoted by other persons."""

from dataclasses import replace

from sandbox.chats import Chat, JoinRequest, Json, Member, Status
from sandbox.errors import Refused
from sandbox.links import link_wire, usable
from sandbox.members import bots_with, change, member_of, term
from sandbox.messages import announce
from sandbox.presence import governor, writer
from sandbox.queries import DOOR_OPEN
from sandbox.rights import EVERYTHING, RIGHTS, asked_permissions, asked_rights
from sandbox.world import World

DONE: Json = {"ok": True}


def enter(world: World, chat: Chat, user: int, actor: int, *, link: str = "", asked: bool = False) -> None:
    """Make somebody a member, as they were before if restricted, and say so in the chat."""
    old = member_of(chat, user, world.now())
    back = replace(old, present=True) if old.status == "restricted" else Member(user, "member")
    shown = link_wire(world, chat, chat.links[link]) if link in chat.links else None
    new = replace(back, link=link, since=world.now(), tag=old.tag)
    by_query = asked and shown is None
    if change(world, chat, new, world.users[actor], link=shown, requested=by_query):
        chat.requests.pop(user, None)
        if chat.is_group:
            announce(world, chat, actor, {"new_chat_members": [world.users[user]]})


def expel(world: World, chat: Chat, new: Member, actor: int) -> bool:
    """Put a standing outside the chat into force; the group reads who was removed."""
    was_inside = member_of(chat, new.user_id, world.now()).inside
    if chat.is_group and was_inside and not new.inside:
        announce(world, chat, actor, {"left_chat_member": world.users[new.user_id]})
    return change(world, chat, new, world.users[actor])


def join(
    world: World,
    *,
    chat: int | str,
    user: int | None = None,
    users: list[int] | None = None,
    link: str = "",
    by: int | None = None,
) -> Json:
    """Persons join: by themselves, by an invite link, or added `by` a member who may invite."""
    wanted = users if users is not None else [user or 0]
    place = world.place(chat, wanted[0])
    for number in wanted:
        world.user(number)
        _check_entry(world, place, number, link, by)
    for number in wanted:
        enter(world, place, number, by or number, link=link)
    return {"joined": wanted}


def _check_entry(world: World, place: Chat, user: int, link: str, by: int | None) -> None:
    if place.kind == "private" or place.migrated_to:
        raise Refused(f"nobody can join chat {place.id}")
    member = member_of(place, user, world.now())
    if member.inside:
        raise Refused(f"user {user} is already in {place.title}")
    if by is not None:
        governor(world, place, by, "can_invite_users")
    elif member.status == "kicked":
        raise Refused(f"user {user} is banned from {place.title}")
    elif link and usable(world, place, link).creates_join_request:
        raise Refused("this link asks for approval: send a join request")
    elif place.approval and not link:
        raise Refused(f"{place.title} lets people in by approval: send a join request")


def leave(world: World, *, chat: int | str, user: int) -> Json:
    """A member leaves; a restriction waits for their return."""
    place = world.place(chat, user)
    member = writer(world, place, user)
    if place.kind == "private":
        raise Refused("nobody leaves a private chat: block the bot instead")
    if member.status == "restricted":
        new = replace(member, present=False)
    else:
        new = Member(user, "left", tag=member.tag)
    expel(world, place, new, user)
    return DONE


def request(
    world: World, *, chat: int | str, user: int, link: str = "", bio: str = "", query: bool = False
) -> Json:
    """Somebody asks to be let in. With `query` one bot gets a query_id to answer within 10 s.

    For five minutes the bots that hear of it may write to the person privately.
    """
    place = world.place(chat, user)
    person = world.user(user)
    member = member_of(place, user, world.now())
    if member.inside or member.status == "kicked":
        raise Refused(f"user {user} cannot ask to join {place.title}")
    made = JoinRequest(user, world.now(), bio, usable(world, place, link).url if link else "")
    place.requests[user] = made
    event: Json = {"chat": place.wire, "from": person, "user_chat_id": user, "date": made.date}
    if bio:
        event["bio"] = bio
    for bot in bots_with(place, "can_invite_users"):
        world.doors[user, bot.id] = made.date + DOOR_OPEN
        own = dict(event)
        if link:
            own["invite_link"] = link_wire(world, place, place.links[link], bot.id)
        if query and not made.query_id:
            made.query_id = own["query_id"] = world.next_number()
        world.emit(bot.id, "chat_join_request", own)
    world.changed(place.id)
    return {"query_id": made.query_id or None}


def settle(world: World, chat: Chat, user: int, actor: int, *, admit: bool) -> bool:
    """Decide a join request; False if there is none."""
    found = chat.requests.pop(user, None)
    if found is None:
        return False
    for bot in chat.bots:
        world.doors.pop((user, bot.id), None)
    if admit:
        enter(world, chat, user, actor, link=found.link, asked=True)
    return True


def approve(world: World, *, chat: int | str, user: int, by: int) -> Json:
    """A human administrator lets in somebody who asked."""
    return _decide(world, chat, user, by, admit=True)


def decline(world: World, *, chat: int | str, user: int, by: int) -> Json:
    """A human administrator turns down somebody who asked."""
    return _decide(world, chat, user, by, admit=False)


def _decide(world: World, chat: int | str, user: int, by: int, *, admit: bool) -> Json:
    place = world.place(chat, by)
    governor(world, place, by, "can_invite_users")
    if not settle(world, place, user, by, admit=admit):
        raise Refused(f"user {user} has not asked to join {place.title}")
    return DONE


def _subject(world: World, chat: int | str, user: int, by: int) -> tuple[Chat, Member]:
    place = world.place(chat, by)
    governor(world, place, by, "can_restrict_members")
    world.user(user)
    member = member_of(place, user, world.now())
    if member.governs:
        raise Refused(f"user {user} is an administrator of {place.title}")
    return place, member


def kick(world: World, *, chat: int | str, user: int, by: int) -> Json:
    """An administrator removes a member, who may come back."""
    place, member = _subject(world, chat, user, by)
    if not member.inside:
        raise Refused(f"user {user} is not a member of {place.title}")
    expel(world, place, Member(user, "left"), by)
    return DONE


def ban(world: World, *, chat: int | str, user: int, by: int, until: int | None = None) -> Json:
    """An administrator bans somebody, until a Unix time or for ever."""
    place, _ = _subject(world, chat, user, by)
    standing: Status = "left" if place.kind == "group" else "kicked"
    expel(world, place, Member(user, standing, until=term(until, world.now())), by)
    return DONE


def unban(world: World, *, chat: int | str, user: int, by: int) -> Json:
    """An administrator lifts a ban; the person may join again."""
    place, member = _subject(world, chat, user, by)
    if member.status != "kicked":
        raise Refused(f"user {user} is not banned from {place.title}")
    change(world, place, Member(user, "left"), world.users[by])
    return DONE


def restricted(world: World, member: Member, allowed: frozenset[str], until: int | None) -> Member:
    """The standing of a member under these permissions; all of them lift the restriction."""
    if allowed >= EVERYTHING:
        free: Status = "member" if member.inside else "left"
        return replace(member, status=free, allowed=frozenset(), until=0)
    return replace(
        member,
        status="restricted",
        allowed=allowed,
        present=member.inside,
        until=term(until, world.now()),
    )


def restrict(
    world: World,
    *,
    chat: int | str,
    user: int,
    by: int,
    permissions: Json | None = None,
    until: int | None = None,
) -> Json:
    """An administrator limits what a member may send; without permissions: mutes them."""
    place, member = _subject(world, chat, user, by)
    if place.kind != "supergroup":
        raise Refused("members can be restricted only in supergroups")
    allowed = asked_permissions(permissions or {}, independent=False)
    change(world, place, restricted(world, member, allowed, until), world.users[by])
    return DONE


def admin(
    world: World,
    *,
    chat: int | str,
    user: int,
    rights: Json | None = None,
    anonymous: bool = False,
    title: str = "",
    off: bool = False,
    by: int | None = None,
) -> Json:
    """The owner (or `by`) promotes a member, to all rights or those named, or demotes them."""
    place = world.place(chat, user)
    world.user(user)
    actor = by or owner_id(place)
    member = member_of(place, user, world.now())
    if member.status == "creator":
        new = replace(member, anonymous=anonymous, title=title)
    elif off:
        new = Member(user, "member", since=member.since, tag=member.tag)
    else:
        granted = asked_rights(place.kind, rights) if rights else frozenset(RIGHTS[place.kind])
        new = Member(
            user, "administrator", granted, anonymous, title, actor, since=member.since or world.now()
        )
    change(world, place, new, world.sender(actor))
    return DONE


def owner_id(chat: Chat) -> int:
    """The chat's owner."""
    for member in chat.members.values():
        if member.status == "creator":
            return member.user_id
    raise Refused(f"chat {chat.id} has no owner")
