"""A post office in front of a sandbox: real HTTP, real databases; only time stands still."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from bot.clock import SetClock
from bot.delivery.session import Session
from bot.delivery.telegram import Telegram
from bot.storage.database import Database
from sandbox.clock import Clock
from sandbox.server import Sandbox
from tests.delivery.office import TOKEN, Office, content_of


def _menu(language: str, staff: bool) -> list[tuple[str, str, bool]]:  # noqa: FBT001 - as `bot.menu` has it
    del language
    return [("mute" if staff else "rank", "the board", True)]


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


class QuickSession(Session):
    """Closes at once: there is no TLS here to wait for."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@pytest.fixture
async def office(database: Database, http: ClientSession) -> AsyncIterator[Office]:
    """A supergroup "Club" with owner, one more member and the bot as administrator; an operators' chat."""
    clock = SetClock(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    box = Sandbox(Clock("manual", int(clock.now().timestamp())))
    async with box.running() as url:
        session = QuickSession(api=TelegramAPIServer.from_base(url), timeout=5)
        content = content_of()
        async with Bot(TOKEN, session=session) as bot:
            telegram = Telegram(bot, content.texts, _menu)
            office = Office(database, telegram, content, clock, http, url)
            await _furnish(office)
            yield office


async def _furnish(office: Office) -> None:
    await office.control("bots", token=TOKEN, username="steward_bot", first_name="Steward")
    for number, name in ((1, "Olga"), (2, "Ann"), (3, "Ben")):
        await office.control("users", id=number, first_name=name)
    rooms: tuple[dict[str, Any], ...] = (
        {"id": -100500, "title": "Club"},
        {"id": -100600, "title": "Operators"},
    )
    for room in rooms:
        await office.control("chats", type="supergroup", owner=1, members=[2], **room)
        await office.control(f"chats/{room['id']}/bot", bot=TOKEN, admin=True)
    async with office.database.begin() as uow:
        await uow.communities.register(
            {
                "chat_id": -100500, "title": "Club", "kind": "interest", "language": "en", "timezone": "UTC",
                "rollover_hour": 4, "ops_chat_id": -100600, "pack": "general", "state": "active",
                "registered_at": office.clock.now(),
            }
        )  # fmt: skip
