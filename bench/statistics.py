"""Real group traffic through the bot, and its statistics against those of two other programs.

`python -m bench statistics FOLDER` replays `chat/*/events.jsonl.gz` there through intake, each message into a
group in UTC and one in Shanghai, on SQLite and (where there is one) PostgreSQL, and compares with
`expected_stats.json`; then what of `functional/stats.jsonl.gz` has a definition in common with ours. The
folder is no part of the project.
"""

import asyncio
import gzip
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import statistics_functional
from bench.postgres import fresh_databases
from bench.report import table
from bench.statistics_ground import FIRST_USER, Coming, opened, said, take_in
from bot.domain.community import Community
from bot.domain.statistics import Span
from bot.storage.statistics import figures, series, weekly_hours
from bot.storage.statistics_scope import Scope
from bot.storage.statistics_talk import top
from bot.storage.uow import UnitOfWork

Json = dict[str, Any]
ZONES = ("UTC", "Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Traffic:
    """What happened in a group: its events in order, and what they should come to."""

    name: str
    events: Sequence[Json]
    expected: Json


def read(folder: Path) -> Iterator[Traffic]:
    """The groups of a folder."""
    for found in sorted(folder.glob("chat/*/events.jsonl.gz")):
        with gzip.open(found, "rt", encoding="utf-8") as lines:
            events = [json.loads(line) for line in lines]
        expected = json.loads((found.parent / "expected_stats.json").read_text("utf-8"))
        yield Traffic(found.parent.name, events, expected)


def coming(events: Sequence[Json]) -> Iterator[Coming]:
    """Each message as Telegram would send it, once to the group in each zone."""
    users: dict[str, int] = {}
    for number, event in enumerate(events):
        user = users.setdefault(event["u"], FIRST_USER + len(users))
        text = event.get("x") or f"{number} {'a' * event.get('len', 1)}"
        for place in range(len(ZONES)):
            yield said(len(ZONES) * number + place, place, event["t"], (user, event["u"]), text)


async def replay(traffic: Traffic, database: str) -> list[Json]:
    """What the statistics say afterwards, in the words of `expected_stats.json`, for each zone."""
    async with opened(database, ZONES) as (app, clock, homes):
        await take_in(app, clock, list(coming(traffic.events)))
        async with app.database.read() as uow:
            return [await told(uow, home, traffic.expected) for home in homes]


async def told(uow: UnitOfWork, home: Community, expected: Json) -> Json:
    """The whole time's statistics of a group."""
    first, last = (home.day_of(datetime.fromtimestamp(expected[name], UTC)) for name in ("first", "last"))
    days = [day for day in await series(uow.connection, home, first, last) if day.messages]
    heat = await weekly_hours(uow.connection, home, first, last)
    whole = await figures(uow.connection, home, first, last)
    ranked = await top(Scope(uow.connection, home, Span(first, last)), limit=20)
    return {
        "messages": whole.talk.messages, "users": whole.people.speakers,
        "top20_by_messages": sorted([each.name, each.count] for each in ranked),
        "days_active": len(days),
        "msgs_by_day": {str(day.local_date): day.messages for day in days},
        "dau_by_day": {str(day.local_date): day.active for day in days},
        "new_users_by_day": {str(day.local_date): day.new_members for day in days if day.new_members},
        "msgs_by_hour": [sum(hours) for hours in zip(*heat, strict=True)],
        "msgs_by_weekday_mon0": [sum(weekday) for weekday in heat],
        "retention_exact_day": {
            f"D{days}": [share.part, share.whole] for days, share in whole.newcomers.retention.items()
        },
    }  # fmt: skip


def differences(found: Json, expected: Json, zone: str) -> list[str]:
    """What is not as expected, to the unit."""
    wanted = {**expected, **expected[zone]}
    wanted["top20_by_messages"] = sorted(wanted["top20_by_messages"])
    return [
        f"{name}: {found[name]} not {wanted[name]}"[:300] for name in found if found[name] != wanted[name]
    ]


async def compare(traffic: Traffic, kind: str, database: str) -> list[list[object]]:
    """A line of the table for each zone."""
    began = time.perf_counter()
    found = await replay(traffic, database)
    took = time.perf_counter() - began
    lines: list[list[object]] = []
    for zone, each in zip(ZONES, found, strict=True):
        wrong = differences(each, traffic.expected, zone)
        for line in wrong:
            print(f"{traffic.name}, {kind}, {zone}: {line}")
        counts = f"{len(each) - len(wrong)} of {len(each)}"
        lines.append(
            [traffic.name, kind, zone, f"{each['messages']:,}", each["days_active"], counts, f"{took:.0f}"]
        )
    return lines


def report(folder: Path) -> str:
    """Both tables."""
    lines: list[list[object]] = []
    with tempfile.TemporaryDirectory() as scratch, fresh_databases() as fresh:
        for number, traffic in enumerate(read(folder)):
            file = f"sqlite+aiosqlite:///{Path(scratch) / f'{number}.db'}"
            lines += asyncio.run(compare(traffic, "SQLite", file))
            if fresh is not None:
                lines += asyncio.run(compare(traffic, "PostgreSQL", fresh()))
        others = statistics_functional.report(folder, Path(scratch))
    head = ["group", "database", "days of", "messages", "days", "measures equal to the unit", "seconds"]
    return table(head, lines) + "\n" + others
