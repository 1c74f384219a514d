"""A whole year of posts as the clock finds them, against somebody who walks along UTC with a wall clock."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content_dates import every_year
from bot.domain.calendar_entry import Calendar, Entry, Week
from bot.domain.calendar_plan import plan_between, rules
from bot.domain.schedule import slots
from tests.domain.test_schedule import walk

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Chatham")
YEAR = 2026
MONDAY = date(2026, 1, 5)
NAMES = ("one", "two", "three", "four")
BEGIN, END = datetime(2026, 1, 4, tzinfo=UTC), datetime(2027, 1, 4, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)

Found = tuple[datetime, str, date]

times = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
weekly = st.tuples(st.integers(0, 6), times, st.sampled_from(("", *NAMES)))
specials = st.tuples(st.integers(1, 12), st.integers(1, 28), times)


def calendar_of(some: list[tuple[int, time, str]], others: list[tuple[int, int, time]]) -> Calendar:
    entries = [
        Entry(f"w{n}", "", "", at, weekday=weekday, week=week) for n, (weekday, at, week) in enumerate(some)
    ]
    entries += [
        Entry(f"s{n}", "", "", at, days_of=every_year(f"{month:02}-{day:02}"))
        for n, (month, day, at) in enumerate(others)
    ]
    return Calendar(MONDAY, tuple(Week(name, name) for name in NAMES), {}, tuple(entries))


def as_the_clock_finds_them(calendar: Calendar, zone: str) -> list[Found]:
    """Every slot of the rules is asked once for what is due exactly then."""
    due = sorted({slot for rule in rules(calendar, "koc") for slot in slots(rule, zone, BEGIN, END)})
    return [
        (at, planned.entry.id, planned.day)
        for slot in due
        for at, planned in plan_between(calendar, "koc", {}, zone, slot - MOMENT, slot)
    ]


@cache
def by_time(zone: str) -> dict[time, list[tuple[datetime, datetime]]]:
    """(wall clock, instant) of every quarter of an hour that somebody walks through, by the time of day."""
    found: dict[time, list[tuple[datetime, datetime]]] = {}
    for wall, at in walk(zone).items():
        found.setdefault(wall.time(), []).append((wall, at))
    return found


def as_somebody_with_a_wall_clock_sees_them(calendar: Calendar, zone: str) -> list[Found]:
    """Every day is looked at when the clock shows the post's time; weeks are counted on the fingers."""
    found = []
    for entry in calendar.entries:
        for wall, at in by_time(zone)[entry.at]:
            week = NAMES[((wall.date() - date(2025, 12, 29)).days // 7 - 1) % 4]
            if entry.weekday is None:
                wanted = wall.date() in every(entry)
            else:
                wanted = wall.strftime("%u") == str(entry.weekday + 1) and entry.week in {"", week}
            if wanted and BEGIN < at <= END:
                found.append((at, entry.id, wall.date()))
    return found


def every(entry: Entry) -> list[date]:
    assert entry.days_of is not None
    return [day for year in (YEAR, YEAR + 1) for day in entry.days_of(year)]


@pytest.mark.parametrize("zone", ZONES)
@given(st.lists(weekly, min_size=1, max_size=4), st.lists(specials, max_size=2))
@settings(max_examples=10, deadline=None)
def test_each_slot_of_a_year_is_found_once_at_its_local_time(
    zone: str, some: list[tuple[int, time, str]], others: list[tuple[int, int, time]]
) -> None:
    calendar = calendar_of(some, others)
    found = as_the_clock_finds_them(calendar, zone)
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(as_somebody_with_a_wall_clock_sees_them(calendar, zone))


@pytest.mark.parametrize("zone", ZONES)
def test_a_post_each_day_comes_365_times_also_at_the_hours_that_change(zone: str) -> None:
    for at in (time(0, 0), time(2, 0), time(2, 30), time(2, 45), time(3, 0), time(23, 45)):
        calendar = calendar_of([(weekday, at, "") for weekday in range(7)], [])
        days = [day for _, _, day in as_the_clock_finds_them(calendar, zone)]
        in_year = [day for day in days if day.year == YEAR and day >= MONDAY]
        assert in_year == [MONDAY + timedelta(days=n) for n in range(361)]
