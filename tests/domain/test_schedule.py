"""The rules of the clock against a reference that only walks along UTC and looks at wall clocks."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.schedule import Daily, Every, Rule, Weekly, next_slot, slots

ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
)
QUARTER = timedelta(minutes=15)
BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 10, tzinfo=UTC)
SAFE_BEGIN, SAFE_END = BEGIN + timedelta(days=3), END - timedelta(days=3)

zones = st.sampled_from(ZONES)
times = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
rules = st.builds(Daily, times) | st.builds(Weekly, st.integers(0, 6), times)
instants = st.datetimes(
    SAFE_BEGIN.replace(tzinfo=None), SAFE_END.replace(tzinfo=None), timezones=st.just(UTC)
)


@cache
def walk(zone: str) -> dict[datetime, datetime]:
    """Wall-clock time -> the instant it stands for, found by walking through the year in quarters."""
    found: dict[datetime, datetime] = {}
    at, before = BEGIN, None
    while at < END:
        wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        skipped = before + QUARTER if before else wall
        while skipped < wall:  # the clock was put forward: as if it had not been
            found.setdefault(skipped, at + (skipped - (before or skipped) - QUARTER))
            skipped += QUARTER
        found.setdefault(wall, at)
        at, before = at + QUARTER, wall
    return found


def reference(rule: Daily | Weekly, zone: str, after: datetime, until: datetime) -> list[datetime]:
    wanted = {
        at
        for wall, at in walk(zone).items()
        if wall.time() == rule.at and (isinstance(rule, Daily) or wall.weekday() == rule.weekday)
    }
    return sorted(at for at in wanted if after < at <= until)


@given(rules, zones, instants, instants)
@settings(max_examples=300, deadline=None)
def test_slots_are_those_of_somebody_who_watches_the_wall_clock(
    rule: Daily | Weekly, zone: str, one: datetime, other: datetime
) -> None:
    after, until = min(one, other), max(one, other)
    assert slots(rule, zone, after, until) == reference(rule, zone, after, until)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(0, 0), time(1, 45), time(2, 30), time(2, 45), time(3, 15), time(23, 59)])
def test_a_daily_rule_has_one_slot_for_each_local_day_of_the_year(zone: str, at: time) -> None:
    begin, end = (datetime(year, 1, 1, tzinfo=ZoneInfo(zone)) for year in (2026, 2027))
    found = slots(Daily(at), zone, begin - timedelta(microseconds=1), end - timedelta(microseconds=1))
    assert [slot.astimezone(ZoneInfo(zone)).date() for slot in found] == [
        date(2026, 1, 1) + timedelta(days=n) for n in range(365)
    ]


@given(rules | st.builds(Every, st.integers(60, 100_000)), zones, st.lists(instants, min_size=3, max_size=3))
@settings(max_examples=100, deadline=None)
def test_a_window_cut_in_two_has_the_same_slots(rule: Rule, zone: str, cuts: list[datetime]) -> None:
    after, between, until = sorted(cuts)
    parts = slots(rule, zone, after, between) + slots(rule, zone, between, until)
    assert parts == slots(rule, zone, after, until)


@given(rules | st.builds(Every, st.integers(1, 100_000)), zones, instants)
@settings(max_examples=200, deadline=None)
def test_the_next_slot_is_the_first_one_ahead(rule: Rule, zone: str, at: datetime) -> None:
    found = next_slot(rule, zone, at)
    assert found > at
    assert slots(rule, zone, at, found) == [found]


def test_a_time_the_spring_change_skips_moves_forward_by_the_gap() -> None:
    day = datetime(2026, 3, 29, tzinfo=UTC)
    found = slots(Daily(time(2, 30)), "Europe/Berlin", day, day + timedelta(hours=12))
    assert [slot.astimezone(ZoneInfo("Europe/Berlin")).time() for slot in found] == [time(3, 30)]


def test_a_time_the_autumn_change_doubles_counts_once_the_first_time() -> None:
    day = datetime(2026, 10, 25, tzinfo=UTC)
    found = slots(Daily(time(2, 30)), "Europe/Berlin", day, day + timedelta(hours=12))
    assert found == [day + timedelta(minutes=30)]


def test_a_gap_of_half_an_hour_moves_by_half_an_hour() -> None:
    day = datetime(2026, 10, 3, tzinfo=UTC)
    found = slots(Daily(time(2, 15)), "Australia/Lord_Howe", day, day + timedelta(days=1))
    assert [slot.astimezone(ZoneInfo("Australia/Lord_Howe")).time() for slot in found] == [time(2, 45)]


def test_a_day_that_a_zone_leaves_out_shares_the_slot_of_the_next() -> None:
    start = datetime(2011, 12, 28, 12, tzinfo=UTC)
    found = slots(Daily(time(12, 0)), "Pacific/Apia", start, start + timedelta(days=4))
    days = [slot.astimezone(ZoneInfo("Pacific/Apia")).day for slot in found]
    assert days == [28, 29, 31, 1]


def test_the_window_is_open_at_its_start_and_closed_at_its_end() -> None:
    slot = datetime(2026, 5, 1, 13, 0, tzinfo=UTC)
    daily = Daily(time(21, 0))
    assert slots(daily, "Asia/Shanghai", slot - timedelta(days=1), slot) == [slot]
    assert slots(Every(3600), "UTC", slot - timedelta(hours=1), slot) == [slot]


def test_a_clock_that_went_backwards_finds_nothing_due() -> None:
    now = datetime(2026, 5, 1, 13, 0, tzinfo=UTC)
    for rule in (Daily(time(21, 0)), Weekly(4, time(21, 0)), Every(60)):
        assert slots(rule, "Asia/Shanghai", now, now - timedelta(days=30)) == []


@pytest.mark.parametrize("weekday", [-1, 7])
def test_a_weekday_outside_the_week_is_refused(weekday: int) -> None:
    with pytest.raises(ValueError, match="weekday"):
        Weekly(weekday, time(9, 0))


def test_a_step_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="seconds"):
        Every(0)
