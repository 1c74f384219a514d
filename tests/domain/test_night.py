"""The night against a reference that walks through the year in quarters and only reads wall clocks."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.night import Night, night_at, night_in, read_night

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham")
QUARTER = timedelta(minutes=15)
BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)

times = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
nights = st.tuples(times, times).filter(lambda both: both[0] != both[1]).map(lambda both: Night(*both))
instants = st.integers(5 * 96, 360 * 96).map(lambda n: BEGIN + n * QUARTER)


@cache
def walk(zone: str) -> dict[datetime, datetime]:
    """Wall-clock time -> the instant it stands for; what the spring change skips is moved by the gap."""
    found: dict[datetime, datetime] = {}
    at, before = BEGIN, None
    while at < END:
        wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        skipped = before + QUARTER if before else wall
        while skipped < wall:
            found.setdefault(skipped, at + (skipped - (before or skipped) - QUARTER))
            skipped += QUARTER
        found.setdefault(wall, at)
        at, before = at + QUARTER, wall
    return found


def reference(night: Night, zone: str, now: datetime) -> tuple[datetime, datetime] | None:
    clock = walk(zone)
    for day in (date.fromordinal(now.date().toordinal() + shift) for shift in (-2, -1, 0, 1)):
        later = day if night.end > night.start else day + timedelta(days=1)
        start, end = (clock.get(datetime.combine(*at)) for at in ((day, night.start), (later, night.end)))
        if start is not None and end is not None and start <= now < end:
            return start, end
    return None


@given(nights, st.sampled_from(ZONES), instants)
@settings(max_examples=300, deadline=None)
def test_the_night_is_what_somebody_who_watches_the_wall_clock_sees(
    night: Night, zone: str, now: datetime
) -> None:
    assert night_at(night, zone, now) == reference(night, zone, now)


@given(nights, st.sampled_from(ZONES), instants)
@settings(max_examples=100, deadline=None)
def test_every_instant_of_a_night_knows_the_same_night(night: Night, zone: str, now: datetime) -> None:
    tonight = night_at(night, zone, now)
    if tonight is not None:
        start, end = tonight
        assert {night_at(night, zone, at) for at in (start, now, end - QUARTER / 15)} == {tonight}


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 7), (date(2026, 10, 24), 9), (date(2026, 6, 1), 8)]
)
def test_a_night_over_a_change_of_clocks_is_an_hour_shorter_or_longer(day: date, hours: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    midnight = datetime.combine(day + timedelta(days=1), time(0, 30), zone)
    tonight = night_at(Night(time(23), time(7)), "Europe/Berlin", midnight)
    assert tonight is not None
    assert tonight[1] - tonight[0] == timedelta(hours=hours)
    assert [at.astimezone(zone).time() for at in tonight] == [time(23), time(7)]


def test_the_first_instant_belongs_to_the_night_and_the_last_does_not() -> None:
    night, start = Night(time(23), time(7)), datetime(2026, 3, 2, 15, tzinfo=UTC)
    end = start + timedelta(hours=8)
    assert night_at(night, "Asia/Shanghai", start) == (start, end)
    assert night_at(night, "Asia/Shanghai", start - timedelta(seconds=1)) is None
    assert night_at(night, "Asia/Shanghai", end) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("23:00-07:00", Night(time(23), time(7))),
        ("23-7", Night(time(23), time(7))),
        ("23：00 到 07：30", Night(time(23), time(7, 30))),
        ("23点到7点 文字", Night(time(23), time(7), "text")),
        ("9:30 to 17:45 text", Night(time(9, 30), time(17, 45), "text")),
        ("22:00-24:00", Night(time(22), time(0))),
    ],
)
def test_times_are_read_as_people_write_them(written: str, meant: Night) -> None:
    assert read_night(written) == meant
    assert night_in(meant.as_row()) == meant


@pytest.mark.parametrize(
    "written", ["", "night", "25:00-07:00", "23:00", "7-7", "23:70-7", "23-7 maybe", "-", "23:00-07:00" * 9]
)
def test_what_is_no_span_of_a_day_is_not_guessed_at(written: str) -> None:
    assert read_night(written) is None
