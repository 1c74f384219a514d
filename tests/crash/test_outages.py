"""The database goes away for 20 seconds: nothing is acknowledged meanwhile, everything counts afterwards."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from bot.storage.database import Database
from tests.crash.lives import Nursery
from tests.crash.reckoning import Books, reckon
from tests.crash.test_killing import finished, first_day
from tests.crash.town import town

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]
AWAY = 20.0
Closed = Callable[[str], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def _sqlite_closed(url: str) -> AsyncIterator[None]:
    """Another program keeps the file for itself."""
    keeper = sqlite3.connect(make_url(url).database or "", isolation_level=None)
    keeper.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        keeper.execute("ROLLBACK")
        keeper.close()


@asynccontextmanager
async def _postgres_closed(url: str) -> AsyncIterator[None]:
    """The server ends all connections and takes no new ones."""
    there = make_url(url).set(drivername="postgresql")
    elsewhere = there.set(database="postgres").render_as_string(hide_password=False)
    keeper = await asyncpg.connect(elsewhere)
    try:
        await keeper.execute(f"ALTER DATABASE {there.database} WITH ALLOW_CONNECTIONS false")
        await keeper.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", there.database
        )
        yield
        await keeper.execute(f"ALTER DATABASE {there.database} WITH ALLOW_CONNECTIONS true")
    finally:
        await keeper.close()


async def _live_through(lives: Nursery, url: str, folder: Path, closed: Closed) -> None:
    async with town(seed=5) as busy:
        config = busy.config(folder / "steward.toml", url)
        await first_day(lives, busy, config)
        await busy.wave()
        pid = await lives.bear(config)
        async with _books(url) as books:
            await finished(busy, books)
        async with closed(url):
            before = busy.updates()
            await busy.wave()
            await asyncio.sleep(AWAY)
            await busy.wave()
            assert busy.confirmed() <= before, "something was acknowledged"
        async with _books(url) as books:
            await finished(busy, books)
            assert await lives.stop(pid) == 0
            await reckon(busy, books)


@asynccontextmanager
async def _books(url: str) -> AsyncIterator[Books]:
    """Opened for as long as the database is there."""
    database = Database(url)
    yield Books(database)
    await database.close()


async def test_20_seconds_without_sqlite_are_made_up_for(
    lives: Nursery, sqlite_url: str, tmp_path: Path
) -> None:
    await _live_through(lives, sqlite_url, tmp_path, _sqlite_closed)


@pytest.mark.postgres
async def test_20_seconds_without_postgres_are_made_up_for(
    lives: Nursery, postgres_url: str, tmp_path: Path
) -> None:
    await _live_through(lives, postgres_url, tmp_path, _postgres_closed)
