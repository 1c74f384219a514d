"""One call of Telegram's Bot API: its answer, or what went wrong, as data."""

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram import exceptions as errors
from aiogram.methods import (
    CreateChatInviteLink,
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    Response,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendPoll,
    TelegramMethod,
)

from bot.delivery.outcome import Failure, Outcome, Refused, Unauthorized, Unreached, Unsure
from bot.delivery.reasons import NOT_FOUND, UNAUTHORIZED, Answer, meaning
from bot.storage.parcel import Sent

_SENDING = SendMessage | SendPhoto | SendDocument | SendPoll
_ASKING = GetChat | GetChatAdministrators | GetChatMember | GetChatMemberCount | CreateChatInviteLink
"""What is of no use without an answer that can be read."""
DELETING = "can_delete_messages"
UNKNOWN = "sent, outcome unknown"

_CODES: dict[type[errors.TelegramAPIError], int] = {
    errors.TelegramBadRequest: 400,
    errors.TelegramUnauthorizedError: UNAUTHORIZED,
    errors.TelegramForbiddenError: 403,
    errors.TelegramNotFound: NOT_FOUND,
    errors.TelegramConflictError: 409,
    errors.TelegramServerError: 500,
    errors.RestartingTelegram: 500,
}


async def call(
    bot: Bot,
    method: TelegramMethod[Any],
    read: Callable[[Any], Sent],
    right: str = "",
    *,
    change: bool = False,
) -> Outcome:
    """Call `method`; `read` makes something of its answer. `right` is what it needs.

    With `change` (and whenever something is deleted) a message that is gone counts as done.
    """
    _keep(method.__returning__)
    try:
        return read(await bot(method))
    except errors.TelegramEntityTooLarge as error:
        return Refused(error.message)
    except errors.TelegramNetworkError as error:
        return _lost(error)
    except errors.TelegramAPIError as error:
        change = change or right == DELETING
        return _checked(method, meaning(_answer(error), right, change=change), error)
    except errors.ClientDecodeError as error:
        return _undecoded(method, error, right)


@cache
def _keep(returned: Hashable) -> object:
    """Pydantic makes a generic model anew (12 ms) whenever nobody has held on to the last one."""
    return Response[returned]  # type: ignore[valid-type]


def _answer(error: errors.TelegramAPIError) -> Answer:
    """The exception as Telegram worded it."""
    match error:
        case errors.TelegramRetryAfter():
            return Answer(429, error.message, {"retry_after": error.retry_after})
        case errors.TelegramMigrateToChat():
            return Answer(400, error.message, {"migrate_to_chat_id": error.migrate_to_chat_id})
        case _:
            return Answer(_CODES.get(type(error), 400), error.message, {})


def _checked(method: TelegramMethod[Any], outcome: Outcome, error: errors.TelegramAPIError) -> Outcome:
    """404 to a method that surely exists means that the token is no token.

    Unless an ephemeral message was wanted, which a server may not know: then an ordinary one will tell.
    """
    if not isinstance(error, errors.TelegramNotFound) or not isinstance(method, SendMessage | GetChatMember):
        return outcome
    if isinstance(method, SendMessage) and method.ephemeral_message_parameters is not None:
        return Refused(f"no ephemeral messages here: {error.message}")
    return Unauthorized(error.message)


def _lost(error: errors.TelegramNetworkError) -> Failure:
    """No answer came. If no connection was made, nothing was done."""
    never = aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
    return Unreached(error.message) if isinstance(error.__cause__, never) else Unsure(error.message)


def _undecoded(method: TelegramMethod[Any], error: errors.ClientDecodeError, right: str) -> Outcome:
    """An answer that cannot be read. What was sent may not be sent again; other acts may be done again."""
    data = error.data
    if not isinstance(data, dict):
        return Sent(note=UNKNOWN) if isinstance(method, _SENDING) else Unsure("the answer cannot be decoded")
    if not data.get("ok"):
        return meaning(Answer(int(data.get("error_code", 400)), str(data.get("description", "")), {}), right)
    if isinstance(method, _ASKING):
        return Refused("the answer cannot be decoded")
    result = data.get("result")
    message_id = result.get("message_id") if isinstance(result, dict) else 0
    return Sent(message_id if isinstance(message_id, int) else 0, note=UNKNOWN)
