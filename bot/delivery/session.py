"""aiogram's session, with calls that carry no file written as JSON."""

from typing import Any

import msgspec
from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from aiohttp import FormData
from aiohttp.payload import BytesPayload

_PLAIN = (str, int, float, bool)
_encode = msgspec.json.Encoder().encode


class Session(AiohttpSession):
    """aiogram writes a form: each field in JSON, all of it urlencoded. That costs an answer 0.05 ms more."""

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        """The body; as aiogram makes it where there is something in it that JSON has no word for."""
        try:
            fields = _plain(method.model_dump(warnings=False), bot)
        except TypeError:
            return super().build_form_data(bot, method)
        return _Json(_encode({name: value for name, value in fields.items() if value != ""}))


class _Json(FormData):
    """A body that is ready."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self._body = body

    def __call__(self) -> BytesPayload:
        return BytesPayload(self._body, content_type="application/json")


def _plain(value: Any, bot: Bot) -> Any:  # noqa: ANN401 - whatever a method's fields hold
    """Without what is not said; raises TypeError for files and what else has its own way to be written."""
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
