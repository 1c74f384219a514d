"""SIGKILL at any moment, again and again: nothing is lost, nothing is counted twice."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest

from bot.storage.database import Database
from tests.crash.lives import Nursery
from tests.crash.reckoning import Books, reckon
from tests.crash.reckoning_rhythm import all_over, reckon_rhythm, under_fire
from tests.crash.rhythm import LivelyTown
from tests.crash.town import GROUPS, Town, built

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
KILLS = 25
HITS = 15
"""So many of the kills at least must have come in the middle of something."""
ENOUGH = 10
"""Answers, ballots, thanks and so on that there must have been at least."""
MOST, LONGEST = 3, 0.6
"""A bot dies within so many seconds of confirming fewer batches than that."""
EVERY, TICKING = 4, (0.8, 1.9)
"""One life in four is so long that the clock looks once or twice what is due, and dies around that."""
NOONS = (2, 6, 10, 14)
"""Those of them from which on a group's scheduled post is due."""
HALFWAY = 13
MORE, LONGER = 15, 0.5
"""Lives after that, at most, until there were enough hits and the clock did something of each kind.

Each is so many seconds longer than the one before.
"""
Over = Callable[[Books], Awaitable[bool]]


async def test_a_bot_killed_25_times_under_load_does_everything_once(
    lives: Nursery, database: Database, database_url: str, tmp_path: Path
) -> None:
    chance, hits = Random(7), 0
    async with built(7, LivelyTown) as busy:
        config = busy.config(tmp_path / "steward.toml", database_url)
        books = Books(database)
        await _opening_day(lives, busy, database, config)
        for number in range(KILLS):
            if number in NOONS:
                await busy.comes_to_work(GROUPS[NOONS.index(number)], database)
            if number == HALFWAY:
                await _catch_up(lives, busy, books, config)
            length = chance.uniform(*(TICKING if number % EVERY == NOONS[0] else (0, LONGEST)))
            hits += await _short_life(lives, busy, books, config, chance.randrange(MOST), length)
        early, hits = await _until_enough(lives, busy, books, config, hits)
        last = await lives.bear(config)
        await finished(busy, books, all_over)
        assert await lives.stop(last) == 0
        await reckon(busy, books)
        deeds = await reckon_rhythm(busy, books)
    told = f"{KILLS} kills or more, {hits} in the middle of something; {deeds}; meanwhile {early}"
    print(told)  # noqa: T201 - shown with -rP
    assert hits >= HITS
    assert min(deeds.values()) >= ENOUGH
    assert min(early.values()) >= 1


async def first_day(lives: Nursery, busy: Town, config: Path) -> None:
    """Telegram learns from the first `getUpdates` which kinds of updates are wanted."""
    since = busy.now
    pid = await lives.bear(config)
    await busy.called("getUpdates", since)
    assert await lives.stop(pid) == 0


async def _opening_day(lives: Nursery, busy: LivelyTown, database: Database, config: Path) -> None:
    """The first life begins everything in peace."""
    since, books = busy.now, Books(database)
    pid = await lives.bear(config)
    await busy.called("getUpdates", since)
    await busy.open()
    await finished(busy, books)
    busy.look()
    await busy.set_going(database)
    for step in (busy.browse, busy.choose):
        await step()
        await finished(busy, books)
    assert await lives.stop(pid) == 0


async def _catch_up(lives: Nursery, busy: Town, books: Books, config: Path) -> None:
    """A life in which everything is heard and said, what was closed meanwhile is so for all, and no more."""
    pid = await lives.bear(config)
    await finished(busy, books)
    await lives.kill(pid)


async def _until_enough(
    lives: Nursery, busy: LivelyTown, books: Books, config: Path, hits: int
) -> tuple[dict[str, int], int]:
    """What the clock did under fire, and all hits.

    A quick machine may be through before the draw is due. On a slow one a life may end before all that
    waits is read, which the clock waits for, so these lives are longer and longer.
    """
    for number in range(MORE):
        early = await under_fire(books)
        if min(early.values()) > 0 and hits >= HITS:
            break
        hits += await _short_life(lives, busy, books, config, 0, TICKING[1] + number * LONGER)
    return early, hits


async def _short_life(
    lives: Nursery, busy: Town, books: Books, config: Path, batches: int, length: float
) -> bool:
    """One life under load; whether it ended in the middle of something."""
    await busy.wave()
    since = busy.now
    pid = await lives.bear(config)
    await busy.called("getUpdates", since)
    await busy.called("getUpdates", since, 1 + batches, idle=True)
    await asyncio.sleep(length)
    await lives.kill(pid)
    return busy.pending > 0 or await books.open() > 0


async def _at_once(books: Books) -> bool:
    del books
    return True


async def finished(busy: Town, books: Books, over: Over = _at_once) -> None:
    """Until every update is confirmed, all is over that has to end, and every message is sent."""
    async with asyncio.timeout(90):
        while True:
            if not busy.pending and await over(books) and not await books.open():
                return
            await asyncio.sleep(0.05)
