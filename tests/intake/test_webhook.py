"""Telegram calls us: who may, what is answered when, and what a stop does."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from aiohttp import ClientError, ClientSession
from pydantic import SecretStr

from bot.config import Webhook as Settings
from bot.intake.webhook import LARGEST_BODY, Webhook
from bot.storage.tables import activity
from tests.intake.mail import said
from tests.intake.reception import Reception

SECRET = "spoken-at-the-door"


@dataclass
class Door:
    """A running webhook; `knock` is what Telegram does."""

    reception: Reception
    port: int
    http: ClientSession
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def knock(self, body: bytes | BytesIO, secret: str = SECRET) -> int:
        """The status of the answer."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        url = f"http://127.0.0.1:{self.port}/hook"
        async with self.http.post(url, data=body, headers=headers) as answer:
            return answer.status

    async def counted(self) -> int:
        """Messages in the rows."""
        return sum(row.messages for row in await self.reception.rows(activity))


@pytest.fixture
async def door(reception: Reception) -> AsyncIterator[Door]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    settings = Settings(secret=SecretStr(SECRET), port=port)
    async with ClientSession() as http, asyncio.TaskGroup() as group:
        made = Door(reception, port, http)
        group.create_task(Webhook(settings, "/hook", reception.intake).run(made.stop))
        await _until_open(port)
        yield made
        made.stop.set()


async def _until_open(port: int) -> None:
    for _ in range(500):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            await writer.wait_closed()
            return
    raise AssertionError("nobody listens")


async def test_an_update_is_answered_200_once_it_is_durable(door: Door) -> None:
    assert await door.knock(said(1)) == 200
    assert await door.counted() == 1


async def test_many_at_once_and_twice_are_counted_once_each(door: Door) -> None:
    calls = [door.knock(said(number % 40)) for number in range(80)]
    assert set(await asyncio.gather(*calls)) == {200}
    assert await door.counted() == 40


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "gehört"])
async def test_who_does_not_know_the_secret_is_turned_away(door: Door, secret: str) -> None:
    assert await door.knock(said(1), secret) == 403
    assert await door.counted() == 0


async def test_a_body_that_is_too_large_is_refused(door: Door) -> None:
    assert await door.knock(BytesIO(b" " * (LARGEST_BODY + 1))) == 413


async def test_a_small_body_that_unpacks_to_a_large_one_is_refused(door: Door) -> None:
    bomb = gzip.compress(b" " * (16 * LARGEST_BODY))
    assert len(bomb) < LARGEST_BODY / 50
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Encoding": "gzip"}
    async with door.http.post(f"http://127.0.0.1:{door.port}/hook", data=bomb, headers=headers) as answer:
        assert answer.status in {400, 413}
    assert await door.counted() == 0


async def test_poison_is_answered_200_so_that_it_does_not_come_for_a_day(door: Door) -> None:
    assert await door.knock(b"nonsense") == 200


async def test_while_the_database_is_away_nothing_is_acknowledged(door: Door) -> None:
    door.reception.away = 1
    assert await door.knock(said(1, "/note")) == 503
    assert await door.counted() == 0
    assert await door.knock(said(1, "/note")) == 200
    assert await door.counted() == 1


async def test_a_health_check_needs_no_secret(door: Door) -> None:
    async with door.http.get(f"http://127.0.0.1:{door.port}/healthz") as answer:
        assert answer.status == 200


async def test_what_is_half_told_at_the_stop_is_left_to_others(door: Door) -> None:
    body = said(1)

    async def slowly() -> AsyncIterator[bytes]:
        yield body[:5]
        door.stop.set()
        await asyncio.sleep(0.2)
        yield body[5:]

    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    url = f"http://127.0.0.1:{door.port}/hook"
    async with asyncio.timeout(5):
        with pytest.raises(ClientError):  # hung up on, so it will be told again
            await door.http.post(url, data=slowly(), headers=headers)
    assert await door.counted() == 0
