"""What Telegram tells of a chat when it is asked: the bot's standing, the administrators, the chat itself."""

from collections.abc import Sequence

from aiogram import types as tg

from bot.domain.own_names import link_name
from bot.storage.parcel import Sent


def standing(member: tg.ResultChatMemberUnion) -> Sent:
    """What the bot is in the chat, and may do there."""
    rights = sorted(name for name, value in member.model_dump().items() if name.startswith("can_") and value)
    return Sent(data={"status": str(member.status), "rights": rights})


def administrators(members: Sequence[tg.ResultChatMemberUnion]) -> Sent:
    """The people among the administrators."""
    return Sent(
        data={"administrators": [_administrator(member) for member in members if not member.user.is_bot]}
    )


def _administrator(member: tg.ResultChatMemberUnion) -> dict[str, object]:
    return {
        "user_id": member.user.id,
        "name": member.user.full_name,
        "username": member.user.username or "",
        "status": str(member.status),
        "is_anonymous": bool(getattr(member, "is_anonymous", False)),
    }


def chat_found(chat: tg.ChatFullInfo) -> Sent:
    """What the chat is called, whether it is a forum, what members may do, which channel belongs to it."""
    found: dict[str, object] = {"title": chat.title or "", "is_forum": bool(chat.is_forum)}
    if chat.permissions is not None:
        found["permissions"] = sorted(name for name, may in chat.permissions.model_dump().items() if may)
    names = {*_public_names(chat), link_name(chat.invite_link or "")} - {""}
    return Sent(data={**found, "names": sorted(names), "linked": chat.linked_chat_id or 0})


def linked_found(chat: tg.ChatFullInfo) -> Sent:
    """The public names of the channel that belongs to the group."""
    return Sent(data={"linked_names": sorted(_public_names(chat))})


def _public_names(chat: tg.ChatFullInfo) -> set[str]:
    return {*(chat.active_usernames or ()), chat.username or ""} - {""}
