"""SIGTERM under load: what was begun is finished, answers go out, nothing is said twice or lost."""

import asyncio
import time
from pathlib import Path
from random import Random

import pytest

from bot.storage.database import Database
from bot.storage.tables import outbox, seen_update
from tests.crash.gate import gate
from tests.crash.lives import Nursery
from tests.crash.reckoning import Books, reckon
from tests.crash.test_killing import finished, first_day
from tests.crash.test_replicas import configured
from tests.crash.town import Town, town

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]
STOPS = 5
AT_MOST = 15.0
"""Seconds from SIGTERM to the end."""


async def test_a_stop_under_load_loses_nothing_and_takes_less_than_15_seconds(
    lives: Nursery, database: Database, database_url: str, tmp_path: Path
) -> None:
    chance = Random(3)
    async with town(seed=3) as busy:
        config = busy.config(tmp_path / "steward.toml", database_url)
        books = Books(database)
        await first_day(lives, busy, config)
        for _ in range(STOPS):
            pid = await _at_work(lives, busy, config, chance.uniform(0, 0.4))
            await _stopped(lives, pid)
            await _nothing_open(busy, books)
        last = await lives.bear(config)
        await finished(busy, books)
        await _stopped(lives, last)
        await reckon(busy, books)
        assert {row.state for row in await books.rows(outbox)} == {"sent"}


@pytest.mark.postgres
async def test_a_stopping_replica_leaves_the_rest_to_the_other(
    lives: Nursery, postgres_url: str, tmp_path: Path
) -> None:
    database = Database(postgres_url)
    async with town(seed=4) as busy, gate(2) as (address, ports):
        configs = [configured(busy, tmp_path, postgres_url, address, port) for port in ports]
        one, other = [await lives.bear(config) for config in configs]
        await busy.called("setWebhook", 0)
        await busy.wave()
        await _stopped(lives, one)
        await busy.wave()
        books = Books(database)
        await finished(busy, books)
        await _stopped(lives, other)
        await reckon(busy, books)
        assert {row.state for row in await books.rows(outbox)} == {"sent"}
    await database.close()


async def _at_work(lives: Nursery, busy: Town, config: Path, length: float) -> int:
    await busy.wave()
    since = busy.now
    pid = await lives.bear(config)
    await busy.called("getUpdates", since)
    await asyncio.sleep(length)
    return pid


async def _stopped(lives: Nursery, pid: int) -> None:
    began = time.monotonic()
    assert await lives.stop(pid) == 0
    assert time.monotonic() - began < AT_MOST


async def _nothing_open(busy: Town, books: Books) -> None:
    """What was acknowledged took effect, and what it said is said."""
    seen = {row.update_id for row in await books.rows(seen_update)}
    assert busy.confirmed() <= seen
    assert not await books.open()
