"""One call of Telegram's Bot API: its answer, or what went wrong, as data."""

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, TypeVar

import aiohttp
from aiogram import Bot
from aiogram import exceptions as errors
from aiogram.methods import (
    GetChatMember,
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

T = TypeVar("T")
_SENDING = (SendMessage, SendPhoto, SendDocument, SendPoll)
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
    method: TelegramMethod[T],
    read: Callable[[T], Sent],
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
        return _undecoded(
            error, right, send=isinstance(method, SendMessage | SendPhoto | SendDocument | SendPoll)
        )


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
    """404 to a method that surely exists means that the token is no token."""
    if isinstance(error, errors.TelegramNotFound) and isinstance(method, SendMessage | GetChatMember):
        return Unauthorized(error.message)
    return outcome


def _lost(error: errors.TelegramNetworkError) -> Failure:
    """No answer came. If no connection was made, nothing was done."""
    never = aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
    return Unreached(error.message) if isinstance(error.__cause__, never) else Unsure(error.message)


def _undecoded(error: errors.ClientDecodeError, right: str, *, send: bool) -> Outcome:
    """An answer that cannot be read. A sent message may not be sent again; other acts may be done again."""
    data = error.data
    if isinstance(data, dict) and not data.get("ok", True):
        description = str(data.get("description", ""))
        return meaning(Answer(int(data.get("error_code", 400)), description, {}), right)
    if not send:
        return Unsure("the answer cannot be decoded")
    result = data.get("result") if isinstance(data, dict) else None
    message_id = result.get("message_id") if isinstance(result, dict) else 0
    return Sent(message_id if isinstance(message_id, int) else 0, note=UNKNOWN)
