"""The first words with Telegram: who this bot is, and how it wants its updates. No aiogram, so: at once."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import structlog
from msgspec import Struct

from bot.config import Telegram as TelegramSettings
from bot.intake.feed import Feed
from bot.intake.line import UNHEARD, Line, NotOkError
from bot.intake.slim import ALLOWED
from bot.tasks import rest, unless

AGAIN_SECONDS = (0.5, 1, 2, 5, 10)
UNAUTHORIZED = 401
NOT_FOUND = 404
_UNKNOWN = (400, NOT_FOUND)

T = TypeVar("T")
log = structlog.get_logger()


class TokenRefusedError(Exception):
    """Telegram does not know the token."""


class Me(Struct):
    """The bot's own account."""

    id: int
    username: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Who the bot is, and the feed of its updates (not used with a webhook)."""

    me: Me
    feed: Feed


async def introduce(line: Line, settings: TelegramSettings, stop: asyncio.Event) -> Opening | None:
    """Learn who the bot is, choose the source of updates and have a first look at them.

    None if `stop` comes first. Raises TokenRefusedError for a bad token.
    """
    me = await who_am_i(line, stop)
    if me is None:
        return None
    await choose_source(line, settings, stop)
    feed = Feed(line)
    if settings.mode == "polling":
        await unless(stop, feed.look_ahead())
    return Opening(me, feed)


async def insist(stop: asyncio.Event, ask: Callable[[], Coroutine[Any, Any, T]], what: str) -> T | None:
    """Ask until Telegram answers; None if `stop` comes first. Raises TokenRefusedError for a bad token."""
    tries = 0
    while not stop.is_set():
        try:
            return await unless(stop, ask())
        except (NotOkError, *UNHEARD) as error:
            if isinstance(error, NotOkError) and error.code == UNAUTHORIZED:
                raise TokenRefusedError from error
            told = str(error) if isinstance(error, NotOkError) else type(error).__name__  # may hold the token
            log.warning("Telegram cannot be asked, trying again", what=what, error=told)
            await rest(stop, AGAIN_SECONDS[min(tries, len(AGAIN_SECONDS) - 1)])
            tries += 1
    return None


async def who_am_i(line: Line, stop: asyncio.Event) -> Me | None:
    """The bot's own account."""

    async def ask() -> Me:
        try:
            return msgspec.json.decode(await line.ask("getMe", {}), type=Me)
        except NotOkError as error:
            if error.code == NOT_FOUND:  # so Telegram answers a token of another form than its own
                raise TokenRefusedError from error
            raise

    return await insist(stop, ask, "getMe")


async def choose_source(line: Line, settings: TelegramSettings, stop: asyncio.Event) -> None:
    """Tell Telegram whether updates are fetched or delivered; pending ones are kept."""
    polling = settings.mode == "polling"
    ask, what = (_unhook, "deleteWebhook") if polling else (_hook, "setWebhook")
    await insist(stop, lambda: ask(line, settings), what)


async def _unhook(line: Line, _: TelegramSettings) -> None:
    """No webhook, or a server that knows of none: getUpdates will say if that is not so."""
    try:
        await line.ask("deleteWebhook", {})
    except NotOkError as error:
        if error.code not in _UNKNOWN:
            raise


async def _hook(line: Line, settings: TelegramSettings) -> None:
    secret = settings.webhook.secret
    params: dict[str, object] = {"url": str(settings.webhook.url), "allowed_updates": list(ALLOWED)}
    await line.ask("setWebhook", params | ({"secret_token": secret.get_secret_value()} if secret else {}))
