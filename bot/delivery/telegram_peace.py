"""Who may write and who may be there, as calls of Telegram's Bot API; each with the right that it needs."""

from datetime import datetime
from typing import Any

from aiogram import types as tg
from aiogram.methods import (
    AnswerChatJoinRequestQuery,
    ApproveChatJoinRequest,
    BanChatMember,
    BanChatSenderChat,
    DeclineChatJoinRequest,
    RestrictChatMember,
    SetChatPermissions,
    TelegramMethod,
    UnbanChatMember,
    UnbanChatSenderChat,
)

from bot.domain.community import is_channel
from bot.domain.outgoing import Admit, Ban, Mute, Permit, Unban

Peace = Mute | Ban | Unban | Admit | Permit
RESTRICT, INVITE = "can_restrict_members", "can_invite_users"


def peace(act: Peace) -> tuple[TelegramMethod[Any], str]:
    """The call, and the right that the bot must have for it."""
    match act:
        case Mute():
            return _mute(act), RESTRICT
        case Ban(_, user_id) | Unban(_, user_id) if is_channel(user_id):
            return _silence(act), RESTRICT
        case Ban(chat_id, user_id, until, clean):
            end = _end(until)
            return BanChatMember(
                chat_id=chat_id, user_id=user_id, until_date=end, revoke_messages=clean or None
            ), RESTRICT
        case Unban(chat_id, user_id, kick):
            only = None if kick else True
            return UnbanChatMember(chat_id=chat_id, user_id=user_id, only_if_banned=only), RESTRICT
        case Admit():
            return _admit(act), INVITE
        case Permit(chat_id, what):
            return SetChatPermissions(
                chat_id=chat_id, permissions=_permissions(what), use_independent_chat_permissions=True
            ), RESTRICT


def _silence(act: Ban | Unban) -> TelegramMethod[Any]:
    """A channel is no member: what is banned is its speaking here, and its owner's as any other channel."""
    kind = BanChatSenderChat if isinstance(act, Ban) else UnbanChatSenderChat
    return kind(chat_id=act.chat_id, sender_chat_id=act.user_id)


def _mute(act: Mute) -> RestrictChatMember:
    """Whoever may do everything is as free as the group lets its members be."""
    return RestrictChatMember(
        chat_id=act.chat_id, user_id=act.user_id, until_date=_end(act.until),
        permissions=_permissions(tuple(tg.ChatPermissions.model_fields) if act.off else ()),
        use_independent_chat_permissions=True,
    )  # fmt: skip


def _permissions(what: tuple[str, ...]) -> tg.ChatPermissions:
    return tg.ChatPermissions(**{name: name in what for name in tg.ChatPermissions.model_fields})


def _end(until: str) -> datetime | None:
    return datetime.fromisoformat(until) if until else None


def _admit(act: Admit) -> TelegramMethod[Any]:
    if act.query_id:
        result = "queue" if act.queue else "approve" if act.yes else "decline"
        return AnswerChatJoinRequestQuery(chat_join_request_query_id=act.query_id, result=result)
    kind = ApproveChatJoinRequest if act.yes else DeclineChatJoinRequest
    return kind(chat_id=act.chat_id, user_id=act.user_id)
