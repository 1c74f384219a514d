"""A year of 200 communities as roll-ups: a weekly summary's figures, and a leaderboard with one's own place.

    python -m bench.scale

Written straight into the tables, as 10,000,000 messages of 200,000 members would have left them; what is
measured is the largest community.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.report import is_full, percentile, table
from bot.domain.community import Community
from bot.domain.points import ALL
from bot.domain.statistics import Span
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.statistics import board, figures, summary
from bot.storage.uow import UnitOfWork

TODAY = date(2026, 11, 22)
DAYS = 365
SUMMARY, BOARD = 100, 5
"""Milliseconds that either may take."""
_FIRST_USER = 10_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """Of all communities together; the first has a tenth of the members. `times` each thing is asked."""

    messages: int
    members: int
    communities: int
    times: int


FULL = Size(10_000_000, 200_000, 200, 30)
SMALL = Size(100_000, 4_000, 20, 5)


@dataclass(slots=True)
class Share:
    """One community: its people, how likely each is there on a day, and what they write then."""

    id: int
    members: int
    messages: int


def shares(size: Size) -> list[Share]:
    """A tenth in the first, the rest by rank, as sizes of groups are."""
    weights = [1 / (rank + 3) for rank in range(1, size.communities)]
    rest = 0.9 / sum(weights)
    parts = [0.1, *(weight * rest for weight in weights)]
    return [
        Share(number, max(2, int(size.members * part)), int(size.messages * part))
        for number, part in enumerate(parts, 1)
    ]


def fill(path: Path, size: Size) -> int:
    """Write all rows; returns how many days of members there are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for share in shares(size):
            _community(connection, share)
            _people(connection, share)
        _standings(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(connection.execute("SELECT count(*) FROM activity").fetchone()[0])


def _community(connection: sqlite3.Connection, share: Share) -> None:
    connection.execute(
        "INSERT INTO community (id, chat_id, title, kind, language, timezone, rollover_hour, pack, state,"
        " registered_at) VALUES (?, ?, ?, 'interest', 'zh', 'Asia/Shanghai', 4, 'general', 'active', ?)",
        (share.id, -1_001_000_000_000 - share.id, f"Group {share.id}", "2025-11-01 00:00:00.000000"),
    )


def _people(connection: sqlite3.Connection, share: Share) -> None:
    """Members come through the year; a few of them are there most days, most hardly ever."""
    chance = random.Random(share.id)
    first = [DAYS - 1 - int(DAYS * chance.random() ** 0.7) for _ in range(share.members)]
    days = list(_days(share, first, chance))
    connection.executemany(
        "INSERT INTO member (community_id, user_id, name, joined_at, first_day, last_day)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (share.id, _user(share, each), f"Reader {each}", f"{_date(day)} 04:00:00.000000", _date(day),
             str(TODAY))
            for each, day in enumerate(first)
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO movement (community_id, user_id, kind, at, local_date) VALUES (?, ?, 'join', ?, ?)",
        (
            (share.id, _user(share, each), f"{_date(day)} 04:00:00.000000", _date(day))
            for each, day in enumerate(first)
        ),
    )
    connection.executemany(
        "INSERT INTO activity (community_id, local_date, user_id, messages, media, replies, reactions,"
        " received, checkins) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sorted((share.id, _date(day), user, *counts, user % 5 == 0) for day, user, *counts in days),
    )
    connection.execute(
        "INSERT INTO activity_hour SELECT community_id, local_date, 10 + user_id % 12, sum(messages)"
        " FROM activity WHERE community_id = ? GROUP BY 1, 2, 3",
        (share.id,),
    )


def _days(share: Share, first: list[int], chance: random.Random) -> Iterator[tuple[int, ...]]:
    """(day, user, messages, media, replies, reactions, received) until all messages are said."""
    eager = [chance.paretovariate(1.1) for _ in first]
    total = sum(weight * (DAYS - day) for weight, day in zip(eager, first, strict=True))
    for each, day in enumerate(first):
        wanted = share.messages * eager[each] * (DAYS - day) / total
        present = min(DAYS - day, max(1, round(wanted / 3)))
        per_day = max(1, round(wanted / present))
        for when in chance.sample(range(day, DAYS), present):
            yield when, _user(share, each), per_day, per_day // 9, per_day // 3, per_day // 4, per_day // 5


def _user(share: Share, each: int) -> int:
    return _FIRST_USER + 1_000_000 * share.id + each


def _date(day: int) -> str:
    return str(TODAY - timedelta(days=DAYS - 1 - day))


def _standings(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO standing (community_id, period, user_id, earned)"
        " SELECT community_id, ?, user_id, sum(messages) FROM activity GROUP BY community_id, user_id",
        (ALL,),
    )
    connection.execute(
        "INSERT INTO rung (community_id, period, earned, members)"
        " SELECT community_id, period, earned, count(*) FROM standing GROUP BY 1, 2, 3"
    )


async def measure(size: Size) -> tuple[int, dict[str, list[float]]]:
    """Rows of activity, and the milliseconds of each question."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "steward.db"
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrate(database)
        rows = await asyncio.to_thread(fill, path, size)
        took: dict[str, list[float]] = {}
        for _ in range(size.times):
            for name, ask in _questions(size).items():
                began = time.perf_counter()
                async with database.read() as uow:
                    await ask(uow)
                took.setdefault(name, []).append(1000 * (time.perf_counter() - began))
        await database.close()
        return rows, took


def _questions(size: Size) -> dict[str, Callable[[UnitOfWork], Awaitable[object]]]:
    """What is asked of the largest community."""
    week = Span.ending(TODAY, 7)
    user = _FIRST_USER + 1_000_000 + size.members // 30

    async def weekly(uow: UnitOfWork) -> object:
        return await summary(uow.connection, await _largest(uow), week.first, week.last)

    async def only_figures(uow: UnitOfWork) -> object:
        return await figures(uow.connection, await _largest(uow), week.first, week.last)

    async def points(uow: UnitOfWork) -> object:
        return await uow.ledger.board(1, ALL, 10), await uow.ledger.place(1, ALL, user)

    async def messages(uow: UnitOfWork) -> object:
        return await board(uow.connection, await _largest(uow), week, user)

    return {
        "a weekly summary: figures, those of the week before, days, heat, cohorts, top lists": weekly,
        "the figures of one week": only_figures,
        "leaderboard of points with one's own place": points,
        "top list of the week's messages with one's own place": messages,
    }


async def _largest(uow: UnitOfWork) -> Community:
    return (await uow.communities.all())[0]


def report() -> str:
    """The table."""
    size = FULL if is_full() else SMALL
    rows, took = asyncio.run(measure(size))
    people = f"{size.members:,} members, {size.communities} communities"
    head = f"ms, {size.messages:,} messages, {people}, {rows:,} rows of activity"
    bounds = dict(zip(took, (SUMMARY, SUMMARY, BOARD, ""), strict=True))
    lines = [
        [name, *(f"{percentile(values, share):.1f}" for share in (0.5, 0.95)), bounds[name]]
        for name, values in took.items()
    ]
    return table([head, "median", "95 %", "bound"], lines)


if __name__ == "__main__":
    sys.stdout.write(report())
