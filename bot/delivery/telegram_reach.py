"""Forwarding a message, making an invite link, counting members, as calls of Telegram's Bot API."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram.methods import CreateChatInviteLink, ForwardMessage, GetChatMemberCount, TelegramMethod

from bot.delivery.answers import Link, Said
from bot.domain.outgoing_reach import Census, Forward, Invite
from bot.storage.parcel import Sent

Reach = Forward | Invite | Census
_NAME = 32
"""The longest name of a link that Telegram takes."""


def reach(act: Reach) -> tuple[TelegramMethod[Any], Callable[[Any], Sent], str]:
    """The call, how its answer is read, and the right that the bot must have for it."""
    match act:
        case Census(chat_id):
            return GetChatMemberCount(chat_id=chat_id), _counted, ""
        case Forward(chat_id, from_chat_id, message_id, topic):
            method = ForwardMessage(
                chat_id=chat_id, from_chat_id=from_chat_id, message_id=message_id, message_thread_id=topic,
                disable_notification=True,
            )  # fmt: skip
            return method, _forwarded, "can_send_messages"
        case Invite(chat_id, name, people, until):
            link = CreateChatInviteLink(
                chat_id=chat_id, name=name[:_NAME] or None, member_limit=people or None,
                expire_date=datetime.fromisoformat(until) if until else None,
            )  # fmt: skip
            return link, _linked, "can_invite_users"


def _forwarded(message: Said) -> Sent:
    return Sent(message.message_id)


def _linked(made: Link) -> Sent:
    return Sent(data={"link": made.invite_link})


def _counted(members: int) -> Sent:
    return Sent(data={"members": members})
