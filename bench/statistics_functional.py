"""What other programs' tests say activity, life cycle, streaks and sums are, where ours mean the same.

`functional/stats.jsonl.gz`; docs/measures.md tells why the rest of it is different.
"""

import asyncio
import gzip
import json
from calendar import monthrange
from collections.abc import Callable, Coroutine, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.report import table
from bench.statistics_ground import FIRST_USER, opened, said, take_in
from bot.app import App
from bot.domain.checkin import NORMAL, CheckinRules, streak
from bot.domain.community import Community
from bot.domain.points import Entry
from bot.domain.statistics import Span
from bot.storage.statistics import figures, series

Case = dict[str, Any]
Agreed = tuple[str, object, object]
"""What, as we have it, as it should be."""
_DAY = timedelta(days=1)
_STAGES = ("new", "returning", "resurrecting", "dormant")


async def active_people(case: Case, database: str) -> list[Agreed]:
    """Active people of each day or week: the first number of each line of a recurring retention table."""
    start = date.fromisoformat(case["start"][:10])
    length = 7 if case["unit"].startswith("week") else 1
    spans = [Span.ending(start + _DAY * (length * (n + 1) - 1), length) for n in range(case["intervals"])]
    async with opened(database, [case["tz"]]) as (app, clock, [home]):
        await take_in(app, clock, _said(case["events"]))
        async with app.database.read() as uow:
            found = [
                (await figures(uow.connection, home, span.first, span.last)).people.active for span in spans
            ]
    return [("active people", found, [line[0] for line in case["expected"]])]


async def life_cycle(case: Case, database: str) -> list[Agreed]:
    """New, returning, resurrected and dormant people of each day or month."""
    events = [(who, at) for who, instants in case["events"].items() for at in instants]
    found: dict[str, list[int]] = {stage: [] for stage in _STAGES}
    async with opened(database, [case["tz"]]) as (app, clock, [home]):
        await take_in(app, clock, _said(events))
        async with app.database.read() as uow:
            for span in _spans(case["date_from"], case["date_to"]):
                people = (await figures(uow.connection, home, span.first, span.last)).people
                counts = people.new, people.returning, people.resurrected, -people.dormant
                for stage, many in zip(_STAGES, counts, strict=True):
                    found[stage].append(many)
    return [(stage, found[stage], case["expected"][stage]) for stage in _STAGES]


async def streaks(case: Case, database: str) -> list[Agreed]:
    """The current and the longest streak, and how many check-ins there were."""
    del database
    today, wanted = date(2026, 11, 22), case["expected"]
    history = {today - _DAY * ago: NORMAL for ago in case["checkins_days_ago"]}
    run = streak(history, today, CheckinRules())
    return [
        ("current streak", run.current, wanted["current_streak"]),
        ("longest streak", run.longest, wanted["longest"]),
        ("check-ins", len(history), wanted["total"]),
    ]


async def points(case: Case, database: str) -> list[Agreed]:
    """Points of months, quarters and years."""
    last, wanted = date.fromisoformat(case["reference"]), case["expected"]
    dated = [(last - _DAY * ago, value) for ago, value in zip(case["days_ago"], case["values"], strict=True)]
    async with opened(database, ["UTC"]) as (app, _, [home]):
        await _pay(app, home, dated)
        async with app.database.read() as uow:
            days = await series(uow.connection, home, min(day for day, _ in dated), last)
    found: dict[str, int] = {}
    for day in days:
        at = day.local_date
        for name in (f"{at:%Y-%m}", f"{at:%Y}Q{(at.month + 2) // 3}", f"{at:%Y}"):
            found[name] = found.get(name, 0) + day.points_paid
    sums = {**wanted["sum"], **wanted["sum_q"], **wanted["years"]}
    return [("sums of periods", {name: found[name] for name in sums}, sums)]


_CHECKS: Mapping[str, Callable[[Case, str], Coroutine[None, None, list[Agreed]]]] = {
    "retention_day_recurring": active_people,
    "retention_week_recurring": active_people,
    "lifecycle": life_cycle,
    "checkin_streaks": streaks,
    "points_by_period": points,
}


async def _pay(app: App, home: Community, dated: Iterable[tuple[date, int]]) -> None:
    async with app.database.begin() as uow:
        for number, (day, value) in enumerate(dated):
            entry = Entry(FIRST_USER, value, "gift", f"bench:{number}")
            await uow.ledger.record(home.id, entry, day, datetime(day.year, day.month, day.day, tzinfo=UTC))


def _said(events: Iterable[Iterable[str]]) -> list[tuple[int, bytes]]:
    """As messages, in the order of their time."""
    dated = sorted((int(datetime.fromisoformat(at).timestamp()), who) for who, at in events)
    ids = {who: FIRST_USER + n for n, who in enumerate(sorted({who for _, who in dated}))}
    return [said(n, 0, at, (ids[who], who), f"message {n}") for n, (at, who) in enumerate(dated)]


def _spans(first: str, last: str) -> Iterable[Span]:
    """The days or, where only these are named, the months from one to another."""
    if len(first) == len("2020-01-09"):
        for day in Span(date.fromisoformat(first), date.fromisoformat(last)).days:
            yield Span(day, day)
        return
    year, month = map(int, first.split("-"))
    for each in range(month, int(last.split("-")[1]) + 1):
        yield Span(date(year, each, 1), date(year, each, monthrange(year, each)[1]))


def report(folder: Path, scratch: Path) -> str:
    """A line for each case."""
    lines: list[list[object]] = []
    found = folder / "functional" / "stats.jsonl.gz"
    if not found.is_file():
        return ""
    with gzip.open(found, "rt", encoding="utf-8") as rows:
        cases = [json.loads(row) for row in rows]
    for number, case in enumerate(cases):
        name, check = f"{case['group']}: {case['src']}", _CHECKS.get(case["group"])
        if check is None:
            lines.append([name, "no such measure", ""])
            continue
        agreed = asyncio.run(check(case, f"sqlite+aiosqlite:///{scratch / f'case-{number}.db'}"))
        for what, ours, theirs in agreed:
            if ours != theirs:
                print(f"{name}, {what}: {ours} not {theirs}")
        right = sum(ours == theirs for _, ours, theirs in agreed)
        lines.append([name, ", ".join(what for what, *_ in agreed), f"{right} of {len(agreed)}"])
    return table(["case", "compared", "equal"], lines)
