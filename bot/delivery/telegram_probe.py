"""What Telegram tells of a chat when it is asked: the bot's standing, the administrators, the chat itself."""

from collections.abc import Mapping, Sequence

from bot.delivery.answers import Administrator, Chat
from bot.domain.own_names import link_name
from bot.storage.parcel import Sent


def standing(member: Mapping[str, object]) -> Sent:
    """What the bot is in the chat, and may do there."""
    rights = sorted(name for name, value in member.items() if name.startswith("can_") and value is True)
    return Sent(data={"status": str(member.get("status", "")), "rights": rights})


def administrators(members: Sequence[Administrator]) -> Sent:
    """The people among the administrators."""
    return Sent(
        data={"administrators": [_administrator(member) for member in members if not member.user.is_bot]}
    )


def _administrator(member: Administrator) -> dict[str, object]:
    return {
        "user_id": member.user.id,
        "name": member.user.full_name,
        "username": member.user.username or "",
        "status": member.status,
        "is_anonymous": member.is_anonymous,
    }


def chat_found(chat: Chat) -> Sent:
    """What the chat is called, whether it is a forum, what members may do, which channel belongs to it."""
    found: dict[str, object] = {"title": chat.title or "", "is_forum": chat.is_forum}
    if chat.permissions is not None:
        found["permissions"] = sorted(name for name, may in chat.permissions.items() if may)
    names = {*_public_names(chat), link_name(chat.invite_link or "")} - {""}
    return Sent(data={**found, "names": sorted(names), "linked": chat.linked_chat_id or 0})


def linked_found(chat: Chat) -> Sent:
    """The public names of the channel that belongs to the group."""
    return Sent(data={"linked_names": sorted(_public_names(chat))})


def _public_names(chat: Chat) -> set[str]:
    return {*(chat.active_usernames or ()), chat.username or ""} - {""}
