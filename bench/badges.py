"""The night's badges in one large group: for how long at a time intake cannot write.

    python -m bench.badges

A year of one group, written as intake would have left it. On SQLite one writes at a time, so what counts is
the longest transaction: a whole night in one, as a job usually is, against the parts that it is done in.
"""

import asyncio
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bench.report import is_full, table
from bot.actions import badges
from bot.actions.in_parts import Part
from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.tables import badge

DAYS = 365
NIGHT = datetime(2026, 11, 22, 0, 20, tzinfo=UTC)
_SPREAD = 7_919
"""Shares no factor with any of the sizes."""
FIRST = NIGHT.date() - timedelta(days=DAYS)


@dataclass(frozen=True, slots=True)
class Size:
    """Members, and for each of them on average days on which they wrote, check-ins, and thanks they got."""

    members: int
    days: int = 10
    checkins: int = 5
    thanks: int = 5


FULL, SMALL = Size(200_000), Size(2_000)


@dataclass(slots=True)
class Night:
    """Seconds of one processor for each transaction that may write, and the badges granted."""

    held: list[float] = field(default_factory=list)
    granted: int = 0


def fill(path: Path, size: Size) -> None:
    """Write the year."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO community (id, chat_id, title, kind, language, timezone, rollover_hour, pack, state,"
            " registered_at) VALUES (1, -1001, 'Large', 'interest', 'en', 'UTC', 0, 'general', 'active', ?)",
            (f"{FIRST} 00:00:00.000000",),
        )
        for statement, rows in _rows(size, random.Random(3)):
            connection.executemany(statement, rows)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(size: Size, dice: random.Random) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """Statements and the rows that each is for."""
    yield (
        _into("member", "user_id, name, status, first_day, last_day", "?, ?, 'member', ?, ?"),
        (
            (user, f"Reader {user}", str(_day(user % DAYS)), str(_day(DAYS - 1)))
            for user in range(1, size.members + 1)
        ),
    )
    wrote = {day: set[int]() for day in range(DAYS)}
    for _ in range(size.members * size.days):
        wrote[dice.randrange(DAYS)].add(_eager(size, dice))
    yield (
        _into("activity", "local_date, user_id, messages", "?, ?, ?"),
        ((str(_day(day)), user, 1 + user % 7) for day in wrote for user in sorted(wrote[day])),
    )
    came = sorted({(_eager(size, dice), dice.randrange(DAYS)) for _ in range(size.members * size.checkins)})
    yield (
        _into("checkin", "user_id, local_date, kind, points, at", "?, ?, 'normal', 10, ?"),
        ((user, str(_day(day)), _at(day)) for user, day in came),
    )
    yield (
        _into("ledger", "user_id, amount, kind, key, local_date, at", "?, 10, 'checkin', ?, ?, ?"),
        ((user, f"checkin:{user}:{_day(day)}", str(_day(day)), _at(day)) for user, day in came),
    )
    yield (
        _into("ledger", "user_id, amount, kind, actor, key, local_date, at", "?, 2, 'thanks', ?, ?, ?, ?"),
        _thanks(size, dice),
    )


def _into(table: str, columns: str, values: str) -> str:
    return f"INSERT INTO {table} (community_id, {columns}) VALUES (1, {values})"  # noqa: S608 - our own words


def _thanks(size: Size, dice: random.Random) -> Iterator[tuple[object, ...]]:
    valued = {
        (dice.randrange(DAYS), dice.randint(1, size.members), _eager(size, dice))
        for _ in range(size.members * size.thanks)
    }
    for day, giver, to in sorted(valued):
        yield to, giver, f"thanks:{_day(day)}:{giver}:{to}", str(_day(day)), _at(day)


def _eager(size: Size, dice: random.Random) -> int:
    """A few members do most, and they are not those who came first."""
    return 1 + int(size.members * dice.random() ** 3) * _SPREAD % size.members


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _at(day: int) -> str:
    return f"{_day(day)} 12:00:00.000000"


async def night(path: Path, content: Content, *, together: bool) -> Night:
    """The first night, in which a year's badges come at once, and the next, in which there is little new."""
    database, found = Database(f"sqlite+aiosqlite:///{path}"), Night()
    try:
        for slot in (NIGHT, NIGHT + timedelta(days=1)):
            left: Part | None = badges.grant
            while left is not None:
                async with database.begin() as uow:
                    began = time.process_time()
                    community = await uow.communities.get(1)
                    left = await left(uow, content, slot, community, slot)
                    while together and left is not None:
                        left = await left(uow, content, slot, community, slot)
                found.held.append(time.process_time() - began)
        async with database.read() as uow:
            granted = await uow.connection.execute(select(func.count()).select_from(badge))
            found.granted = int(granted.scalar_one())
    finally:
        await database.close()
    return found


async def measure(size: Size) -> tuple[Night, Night]:
    """A night in one transaction, and in parts, of the same year."""
    content = load_content(SHIPPED_CONTENT)
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "steward.db", Path(folder) / "other.db"
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrate(database)
        await database.close()
        await asyncio.to_thread(fill, path, size)
        shutil.copy(path, other)
        return await night(path, content, together=True), await night(other, content, together=False)


def report() -> str:
    """The table."""
    size = FULL if is_full() else SMALL
    whole, parted = asyncio.run(measure(size))
    head = f"s of one processor; {size.members:,} members, {parted.granted:,} badges, SQLite"
    lines = [
        [name, len(each.held), f"{max(each.held):.2f}", f"{sum(each.held):.1f}"]
        for name, each in (("at once", whole), (f"by {badges.AT_ONCE:,} members", parted))
    ]  # fmt: skip
    return table([head, "transactions of two nights", "longest", "together"], lines)


if __name__ == "__main__":
    sys.stdout.write(report())
