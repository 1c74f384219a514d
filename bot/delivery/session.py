"""aiogram's session writes calls without a file as JSON, and reads of answers what is asked of them only."""

import re
from functools import lru_cache
from http import HTTPStatus
from typing import Any, cast

import msgspec
from aiogram import Bot
from aiogram import exceptions as errors
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientTimeout
from yarl import URL

from bot.delivery.answers import Envelope, opened, result_of

_PLAIN = (str, int, float, bool)
_JSON = {"Content-Type": "application/json"}
_SECONDS = re.compile(r"retry after (\d+)", re.IGNORECASE)
_PAUSE = 5
"""Seconds to leave a chat alone where Telegram, or who stands before it, does not say how many."""
_encode = msgspec.json.Encoder().encode


class Session(AiohttpSession):
    """aiogram writes a form, each field in JSON, all of it urlencoded, and reads back whole messages.

    With both cut short an answer takes a third less of our own time.
    """

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """As aiogram does, and by aiogram where there is something in it that JSON has no word for.

        What comes back is what `answers` reads of it. Raises aiogram's exceptions.
        """
        body = written(bot, method)
        if body is None:
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url = _address(self.api.api_url(token=bot.token, method=method.__api_method__))
        patience = ClientTimeout(total=self.timeout if timeout is None else timeout)
        try:
            async with session.post(url, data=body, headers=_JSON, timeout=patience) as reply:
                content = await reply.text(errors="replace")
        except TimeoutError as error:
            raise errors.TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            told = f"{type(error).__name__}: {error}"
            raise errors.TelegramNetworkError(method=method, message=told) from error
        answer = self.check_response(bot=bot, method=method, status_code=reply.status, content=content)
        return cast("TelegramType", answer.result)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """The answer, whatever else is in it. Raises aiogram's exceptions."""
        envelope = opened(content)
        if envelope is None or (envelope.ok and status_code >= HTTPStatus.MULTIPLE_CHOICES):
            raise _no_answer(method, status_code, content)
        if envelope.ok:
            return Response.model_construct(ok=True, result=_result(method, envelope, content))
        code = status_code if status_code >= HTTPStatus.BAD_REQUEST else envelope.error_code
        if code == HTTPStatus.TOO_MANY_REQUESTS and not envelope.retry_after:
            found = _SECONDS.search(envelope.description)
            pause = int(found[1]) if found else _PAUSE
            raise errors.TelegramRetryAfter(method, envelope.description, pause)
        if not envelope.description:
            raise _no_answer(method, code, content)
        return super().check_response(bot, method, code, content)


def _result(method: TelegramMethod[Any], envelope: Envelope, content: str) -> Any:  # noqa: ANN401 - as asked
    try:
        return result_of(method, envelope)
    except msgspec.MsgspecError as error:
        raise errors.ClientDecodeError("cannot be read", error, msgspec.json.decode(content)) from error


def _no_answer(method: TelegramMethod[Any], status: int, content: str) -> Exception:
    """It is not Telegram that speaks, but who stands before it: only 504 leaves open what was done."""
    told = f"HTTP {status}"
    match status:
        case HTTPStatus.GATEWAY_TIMEOUT:
            return errors.TelegramNetworkError(method, told)
        case HTTPStatus.TOO_MANY_REQUESTS:
            return errors.TelegramRetryAfter(method, told, _PAUSE)
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return errors.TelegramEntityTooLarge(method, told)
        case _ if status >= HTTPStatus.MULTIPLE_CHOICES:
            return errors.TelegramServerError(method, told)
    return errors.ClientDecodeError("no answer", ValueError(told), content)


@lru_cache(maxsize=64)
def _address(written: str) -> URL:
    """Taken apart once: the same few are called again and again."""
    return URL(written)


def written(bot: Bot, method: TelegramMethod[Any]) -> bytes | None:
    """The call's body as JSON; None for files and what else has its own way to be written."""
    try:
        fields = _plain(method.model_dump(warnings=False, exclude_none=True), bot)
    except TypeError:
        return None
    return _encode({name: value for name, value in fields.items() if value != ""})


def _plain(value: Any, bot: Bot) -> Any:  # noqa: ANN401 - whatever a method's fields hold
    """Without what is not said; raises TypeError for what JSON has no word for."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Default):
        return None if bot.default[value.name] is None else _plain(bot.default[value.name], bot)
    if isinstance(value, dict):
        told = ((name, _plain(item, bot)) for name, item in value.items() if item is not None)
        return {name: item for name, item in told if item is not None}
    if isinstance(value, list):
        return [_plain(item, bot) for item in value]
    raise TypeError(type(value))
