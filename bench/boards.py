"""`/rank` and `/points` in a large, old community: 200,000 members, 5,000,000 ledger entries.

    python -m bench.boards

The requests go through the whole of intake as they do when somebody types them: decoding, dispatch, answer
into the outbox, commit.
"""

import asyncio
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.report import is_full, percentile, table
from bench.steward import app_of
from bench.traffic import FIRST_UPDATE, GROUPS
from bot.domain.points import month_of, periods, week_of
from bot.intake.opening import Me

ASKED = "/rank week", "/rank month", "/rank all", "/points"
FIRST_USER = 10_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """Members, ledger entries of all together, and how often each thing is asked."""

    members: int
    entries: int
    times: int


FULL = Size(200_000, 5_000_000, 300)
SMALL = Size(2_000, 50_000, 20)


def fill(path: Path, size: Size, now: datetime) -> None:
    """Write members, ledger and leaderboards of the first community as they would be after months."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO member (community_id, user_id, name, first_day, last_day) VALUES (1, ?, ?, ?, ?)",
            (
                (FIRST_USER + each, f"Reader {each}", "2026-01-01", str(now.date()))
                for each in range(size.members)
            ),
        )
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'ledger' AND type = 'index' AND sql > ''"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.executemany(
            "INSERT INTO ledger (community_id, user_id, amount, kind, reason, key, local_date, at)"
            " VALUES (1, ?, ?, 'checkin', 'base=10', ?, ?, ?)",
            _entries(size, now),
        )
        for _, sql in indexes:
            connection.execute(sql)
        for period, where in _periods(now.date()):
            connection.execute(
                "INSERT INTO standing (community_id, period, user_id, earned)"  # noqa: S608 - our own words
                f" SELECT 1, ?, user_id, sum(amount) FROM ledger {where} GROUP BY user_id",
                (period,),
            )
        connection.execute(
            "INSERT INTO rung (community_id, period, earned, members)"
            " SELECT community_id, period, earned, count(*) FROM standing GROUP BY 1, 2, 3"
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _entries(size: Size, now: datetime) -> Iterator[tuple[object, ...]]:
    """Half a year; a few members do most, as everywhere."""
    chance = random.Random(5)
    for number in range(size.entries):
        user = FIRST_USER + int(size.members * chance.random() ** 2)
        at = now - timedelta(days=180 * (1 - number / size.entries))
        yield user, chance.randint(1, 30), f"bench:{number:09}", str(at.date()), f"{at:%Y-%m-%d %H:%M:%S.%f}"


def _periods(today: date) -> Iterator[tuple[str, str]]:
    for name in periods(today):
        if name == week_of(today):
            yield name, f"WHERE local_date >= '{today - timedelta(days=today.weekday())}'"
        elif name == month_of(today):
            yield name, f"WHERE local_date >= '{today.replace(day=1)}'"
        else:
            yield name, ""


async def measure(size: Size) -> dict[str, list[float]]:
    """Milliseconds of each request, by what was asked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "steward.db"
        app = app_of("http://127.0.0.1:9", f"sqlite+aiosqlite:///{path}")
        async with app.opened():
            await asyncio.to_thread(fill, path, size, datetime.now(UTC))  # noqa: TID251 - messages are of now
            intake = app.intake(Me(42, "bench_bot"))
            took: dict[str, list[float]] = {asked: [] for asked in ASKED}
            for number, (asked, update) in enumerate(_requests(size)):
                begin = time.perf_counter()
                await intake.take([update])
                if number >= 2 * len(ASKED):
                    took[asked].append(1000 * (time.perf_counter() - begin))
            return took


def _requests(size: Size) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(11)
    for number in range((size.times + 2) * len(ASKED)):
        asked = ASKED[number % len(ASKED)]
        user = {"id": FIRST_USER + chance.randrange(size.members), "is_bot": False, "first_name": "Reader"}
        chat = {"id": GROUPS[0], "type": "supergroup", "title": "Readers"}
        message = {
            "message_id": number + 1,
            "date": int(time.time()),
            "chat": chat,
            "from": user,
            "text": asked,
        }
        yield asked, json.dumps({"update_id": FIRST_UPDATE + number, "message": message}).encode()


def report() -> str:
    """The table."""
    size = FULL if is_full() else SMALL
    took = asyncio.run(measure(size))
    head = f"ms, {size.members:,} members, {size.entries:,} entries"
    rows = [
        [f"`{asked}`", *(f"{percentile(values, share):.1f}" for share in (0.5, 0.95, 0.99)), 20]
        for asked, values in took.items()
    ]
    return table([head, "median", "95 %", "99 %", "bound at 95 %"], rows)


if __name__ == "__main__":
    sys.stdout.write(report())
