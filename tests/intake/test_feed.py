"""Long polling over the real wire: what Telegram may answer, and what the feed makes of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.config import Telegram
from bot.intake.feed import MOST, Feed
from bot.intake.line import Line
from bot.intake.opening import introduce
from bot.intake.slim import update_id_of
from sandbox.clock import Clock
from sandbox.server import Sandbox

TOKEN = "42:FEED-TEST-TOKEN"


@dataclass
class Wire:
    """A feed at a sandbox, and orders to the sandbox."""

    box: Sandbox
    url: str
    http: ClientSession
    feed: Feed

    async def post(self, path: str, **body: Any) -> Any:
        async with self.http.post(f"{self.url}/sandbox/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def put(self, raw: object = None) -> int:
        """Something waits for the bot; its number."""
        done = await self.post("updates", bot=42, raw=raw or {"message": {}})
        number: int = done["update_id"]
        return number

    async def take(self) -> list[int | None] | None:
        """Fetch and acknowledge at once."""
        fetched = await self.feed.fetch(0)
        if fetched:
            self.feed.acknowledge(fetched)
        return None if fetched is None else [update_id_of(raw) for raw in fetched]

    async def take_all(self) -> list[int | None]:
        """Until two looks in a row find nothing."""
        found: list[int | None] = []
        for _ in range(60):
            found += await self.take() or []
        return found


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    box = Sandbox(Clock("manual", 1_800_000_000), seed=1)
    async with box.running() as url, ClientSession() as http:
        made = Wire(box, url, http, Feed(Line(http, url, TOKEN)))
        await made.post("bots", token=TOKEN)
        yield made


async def test_what_was_not_acknowledged_comes_again(wire: Wire) -> None:
    number = await wire.put()
    assert [update_id_of(raw) for raw in await wire.feed.fetch(0) or []] == [number]
    assert await wire.take() == [number]
    assert await wire.take() == []


@pytest.mark.parametrize(
    "rest", [b'"message": {"update_id": 9, ', b'"message": ' + b"[" * 5000 + b"]" * 5000 + b"}"]
)
async def test_an_update_that_breaks_the_whole_answer_is_found_and_the_others_come_through(
    wire: Wire, rest: bytes
) -> None:
    before = [await wire.put() for _ in range(13)]
    broken = await wire.put('{"update_id": 1, "message": ')
    wire.box.mailbox(42).queue._pending[broken] = _named(wire, broken, rest)
    after = [await wire.put() for _ in range(13)]
    assert await wire.take_all() == [*before, broken, *after]


def _named(wire: Wire, number: int, rest: bytes) -> Any:
    """The broken update with its real number in it, as Telegram would write it."""
    item = wire.box.mailbox(42).queue._pending[number]
    return type(item)(
        number,
        "raw",
        b'{"update_id": %d, ' % number + rest,
        item.since,
        item.expires,
        item.lane,
    )


async def test_an_answer_garbled_on_its_way_costs_no_update(wire: Wire) -> None:
    numbers = [await wire.put() for _ in range(3)]
    await wire.post("faults", kind="garbled", method="getUpdates", times=5)
    assert await wire.take_all() == numbers


@pytest.mark.parametrize("kind", ["500", "502", "reset", "lost", "429"])
async def test_a_failed_look_loses_nothing(wire: Wire, kind: str) -> None:
    number = await wire.put()
    await wire.post("faults", kind=kind, method="getUpdates", retry_after=7)
    assert await wire.take() is None
    assert wire.feed.asked == (7 if kind == "429" else 0)
    assert await wire.take() == [number]
    assert wire.feed.asked == 0


async def test_a_full_look_says_that_more_may_wait(wire: Wire) -> None:
    assert wire.feed.more, "nothing is known yet"
    for _ in range(MOST + 3):
        await wire.put()
    told = []
    for _ in range(3):
        found = await wire.take()
        told.append((len(found or ()), wire.feed.more))
    assert told == [(MOST, True), (3, False), (0, False)]


async def test_an_answer_that_cannot_be_read_does_not_say_that_all_is_read(wire: Wire) -> None:
    await wire.put()
    await wire.post("faults", kind="garbled", method="getUpdates", times=1)
    assert await wire.take() == []
    assert wire.feed.more


async def test_ids_that_begin_anew_after_a_quiet_week_are_not_passed_over(wire: Wire) -> None:
    await wire.put()
    await wire.take()
    assert await wire.take() == []
    await wire.post("updates", bot=42, next=1000)
    assert await wire.put() == 1000
    assert await wire.take() == [1000]


async def test_a_second_poller_gets_nothing_the_first_does_not_get_again(wire: Wire) -> None:
    other = Feed(Line(wire.http, wire.url, TOKEN))
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(wire.feed.fetch(25))
        while not wire.box.mailbox(42).polling.is_open:  # noqa: ASYNC110 - nothing else tells
            await asyncio.sleep(0.001)
        assert await other.fetch(0) == []
    assert waiting.result() is None
    number = await wire.put()
    assert await wire.take() == [number]


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
async def test_a_stop_does_not_wait_for_a_telegram_that_says_nothing(wire: Wire, method: str) -> None:
    await wire.post("faults", kind="slow", method=method, seconds=5)
    stop, line = asyncio.Event(), Line(wire.http, wire.url, TOKEN)
    async with asyncio.timeout(3), asyncio.TaskGroup() as group:
        group.create_task(introduce(line, Telegram(), stop))
        await asyncio.sleep(0.1)
        stop.set()
