"""Two replicas behind one webhook, killed in turn: the other goes on, and everything happens once."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.storage.database import Database
from tests.crash.gate import gate
from tests.crash.lives import Nursery
from tests.crash.reckoning import Books, reckon
from tests.crash.test_killing import finished
from tests.crash.town import SECRET, Town, town

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.timeout(400)]
KILLS = 25
HITS = 15
LONGEST = 0.6


async def test_two_replicas_killed_25_times_in_turn_do_everything_once(
    lives: Nursery, postgres_url: str, tmp_path: Path
) -> None:
    database = Database(postgres_url)
    async with town(seed=11) as busy, gate(2) as (address, ports):
        configs = [configured(busy, tmp_path, postgres_url, address, port) for port in ports]
        books = Books(database)
        alive = [await lives.bear(config) for config in configs]
        await busy.called("setWebhook", 0)
        hits = await _kill_in_turn(lives, busy, books, configs, alive)
        await finished(busy, books)
        assert [await lives.stop(pid) for pid in alive] == [0, 0]
        await reckon(busy, books)
    await database.close()
    print(f"{KILLS} kills, {hits} in the middle of something")  # noqa: T201 - shown with -rP
    assert hits >= HITS


async def _kill_in_turn(
    lives: Nursery, busy: Town, books: Books, configs: list[Path], alive: list[int]
) -> int:
    chance, hits = Random(11), 0
    for number in range(KILLS):
        turn = number % 2
        await asyncio.gather(busy.wave(), asyncio.sleep(chance.uniform(0, LONGEST)))
        await lives.kill(alive[turn])
        hits += busy.pending > 0 or await books.open() > 0
        alive[turn] = await lives.bear(configs[turn])
    return hits


def configured(busy: Town, folder: Path, database: str, address: str, port: int) -> Path:
    """The configuration of the replica that listens at `port`."""
    webhook = f'mode = "webhook"\n[telegram.webhook]\nurl = "{address}"\nsecret = "{SECRET}"\nport = {port}\n'
    return busy.config(folder / f"replica-{port}.toml", database, webhook)
