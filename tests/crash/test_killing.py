"""SIGKILL at any moment, again and again: nothing is lost, nothing is counted twice."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.storage.database import Database
from tests.crash.lives import Nursery
from tests.crash.reckoning import Books, reckon
from tests.crash.town import Town, town

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
KILLS = 25
HITS = 15
"""So many of the kills at least must have come in the middle of something."""
LONGEST = 0.8
"""Seconds after its first look for updates within which a bot dies."""


async def test_a_bot_killed_25_times_under_load_does_everything_once(
    lives: Nursery, database: Database, database_url: str, tmp_path: Path
) -> None:
    chance, hits = Random(7), 0
    async with town(seed=7) as busy:
        config = busy.config(tmp_path / "steward.toml", database_url)
        books = Books(database)
        await first_day(lives, busy, config)
        for _ in range(KILLS):
            hits += await _short_life(lives, busy, books, config, chance.uniform(0, LONGEST))
        last = await lives.bear(config)
        await finished(busy, books)
        assert await lives.stop(last) == 0
        await reckon(busy, books)
    print(f"{KILLS} kills, {hits} in the middle of something")  # noqa: T201 - shown with -rP
    assert hits >= HITS


async def first_day(lives: Nursery, busy: Town, config: Path) -> None:
    """Telegram learns from the first `getUpdates` which kinds of updates are wanted."""
    since = busy.now
    pid = await lives.bear(config)
    await busy.called("getUpdates", since)
    assert await lives.stop(pid) == 0


async def _short_life(lives: Nursery, busy: Town, books: Books, config: Path, length: float) -> bool:
    """One life under load; whether it ended in the middle of something."""
    await busy.wave()
    since = busy.now
    pid = await lives.bear(config)
    await busy.called("getUpdates", since)
    await asyncio.sleep(length)
    await lives.kill(pid)
    return busy.pending > 0 or await books.open() > 0


async def finished(busy: Town, books: Books) -> None:
    """Until every update is confirmed and every message sent."""
    async with asyncio.timeout(90):
        while True:
            if not busy.pending and not await books.open():
                return
            await asyncio.sleep(0.05)
