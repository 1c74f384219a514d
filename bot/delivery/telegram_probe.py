"""What Telegram tells of a chat when it is asked: the bot's standing, the administrators, the chat itself."""

from collections.abc import Sequence

from aiogram import types as tg

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
    """What the chat is called, whether it is a forum, and what its members may do."""
    found: dict[str, object] = {"title": chat.title or "", "is_forum": bool(chat.is_forum)}
    if chat.permissions is not None:
        found["permissions"] = sorted(name for name, may in chat.permissions.model_dump().items() if may)
    return Sent(data=found)
