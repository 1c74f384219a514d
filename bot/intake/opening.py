"""The first words with Telegram: who this bot is, and how it wants its updates."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.config import Telegram as TelegramSettings
from bot.intake.slim import ALLOWED
from bot.tasks import rest

AGAIN_SECONDS = (0.5, 1, 2, 5, 10)

T = TypeVar("T")
log = structlog.get_logger()


class TokenRefusedError(Exception):
    """Telegram does not know the token."""


async def insist(stop: asyncio.Event, ask: Callable[[], Awaitable[T]], what: str) -> T | None:
    """Ask until Telegram answers; None if `stop` comes first. Raises TokenRefusedError for a bad token."""
    tries = 0
    while not stop.is_set():
        try:
            return await ask()
        except TelegramUnauthorizedError as error:
            raise TokenRefusedError from error
        except (TelegramNetworkError, TelegramAPIError, OSError, TimeoutError) as error:
            log.warning("Telegram cannot be asked, trying again", what=what, error=type(error).__name__)
            await rest(stop, AGAIN_SECONDS[min(tries, len(AGAIN_SECONDS) - 1)])
            tries += 1
    return None


async def who_am_i(bot: Bot, stop: asyncio.Event) -> User | None:
    """The bot's own account."""
    return await insist(stop, bot.get_me, "getMe")


async def _unhook(bot: Bot) -> bool:
    """No webhook, or a server that knows of none: getUpdates will say if that is not so."""
    try:
        return await bot.delete_webhook()
    except (TelegramNotFound, TelegramBadRequest):
        return False


async def choose_source(bot: Bot, settings: TelegramSettings, stop: asyncio.Event) -> None:
    """Tell Telegram whether updates are fetched or delivered; pending ones are kept."""
    if settings.mode == "polling":
        await insist(stop, partial(_unhook, bot), "deleteWebhook")
        return
    secret = settings.webhook.secret
    url = str(settings.webhook.url)

    async def ask() -> bool:
        return await bot.set_webhook(
            url, secret_token=secret.get_secret_value() if secret else None, allowed_updates=list(ALLOWED)
        )

    await insist(stop, ask, "setWebhook")
