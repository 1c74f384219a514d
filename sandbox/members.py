"""Who stands how in a chat, how the Bot API writes it, and who is told when it changes."""

from dataclasses import replace

from sandbox.chats import Bot, Chat, Json, Member
from sandbox.rights import has_right, permissions_wire, rights_wire
from sandbox.world import World

SHORTEST_TERM = 30
LONGEST_TERM = 366 * 86_400


def term(until: int | None, now: int) -> int:
    """An end of a ban or restriction as Telegram keeps it: 0 (for ever) unless 30 s to 366 days."""
    if until is None or not now + SHORTEST_TERM <= until <= now + LONGEST_TERM:
        return 0
    return until


def member_of(chat: Chat, user_id: int, now: int) -> Member:
    """How somebody stands now; who was never there has left. Ends what has run out."""
    member = chat.members.get(user_id)
    if member is None:
        return Member(user_id, "left")
    if member.until and member.until <= now and member.status in {"restricted", "kicked"}:
        back = member.status == "restricted" and member.present
        member = replace(member, status="member" if back else "left", until=0, allowed=frozenset())
        chat.members[user_id] = member
    return member


def administers(chat: Chat, bot: Bot) -> bool:
    """Whether a bot is an administrator of the chat."""
    member = chat.members.get(bot.id)
    return member is not None and member.governs


def bots_with(chat: Chat, right: str) -> list[Bot]:
    """The bots in the chat that hold an administrator right."""
    return [bot for bot in chat.bots if has_right(chat, chat.members.get(bot.id), right)]


def member_wire(world: World, chat: Chat, member: Member, viewer: int = 0) -> Json:
    """The ChatMember object, as the bot `viewer` is told."""
    wire: Json = {"user": world.users[member.user_id], "status": member.status}
    match member.status:
        case "creator":
            wire["is_anonymous"] = member.anonymous
        case "administrator":
            wire["can_be_edited"] = bool(viewer) and member.promoted_by == viewer
            wire["is_anonymous"] = member.anonymous
            wire.update(rights_wire(chat.kind, member.rights))
        case "restricted":
            wire.update(permissions_wire(member.allowed))
            wire.update(is_member=member.present, until_date=member.until)
        case "kicked":
            wire["until_date"] = member.until
    if member.governs and member.title:
        wire["custom_title"] = member.title
    elif member.tag and member.status in {"member", "restricted"}:
        wire["tag"] = member.tag
    return wire


def change(
    world: World,
    chat: Chat,
    new: Member,
    actor: Json,
    *,
    link: Json | None = None,
    requested: bool = False,
) -> bool:
    """Put a member's new standing into force and tell the bots; False when nothing changed.

    The bot concerned hears `my_chat_member`, the chat's other administrator bots `chat_member`.
    """
    old = member_of(chat, new.user_id, world.now())
    if old == new:
        return False
    chat.members[new.user_id] = new
    own = world.bots.get(new.user_id)
    if own is not None:
        _seat(chat, own, inside=new.inside)
        world.emit(own.id, "my_chat_member", _event(world, chat, actor, (old, new), own.id))
    for bot in chat.bots:
        if bot is own or not administers(chat, bot):
            continue
        event = _event(world, chat, actor, (old, new), bot.id)
        if link is not None:
            event["invite_link"] = link
        if requested:
            event["via_join_request"] = True
        world.emit(bot.id, "chat_member", event)
    world.changed(chat.id)
    return True


def _seat(chat: Chat, bot: Bot, *, inside: bool) -> None:
    others = [other for other in chat.bots if other.id != bot.id]
    chat.bots = [*others, bot] if inside else others


def _event(world: World, chat: Chat, actor: Json, turn: tuple[Member, Member], viewer: int) -> Json:
    old, new = turn
    return {
        "chat": chat.wire,
        "from": actor,
        "date": world.now(),
        "old_chat_member": member_wire(world, chat, old, viewer),
        "new_chat_member": member_wire(world, chat, new, viewer),
    }
