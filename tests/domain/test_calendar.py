"""Local days: the roll-over hour, and the nights on which clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import instant, local_day, local_hour

ZONES = (
    "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns",
    "Asia/Kathmandu", "Pacific/Apia", "UTC",
)  # fmt: skip


@pytest.mark.parametrize(
    ("at", "zone", "hour", "day"),
    [
        ("2026-11-21T03:59:59+08:00", "Asia/Shanghai", 4, date(2026, 11, 20)),
        ("2026-11-21T04:00:00+08:00", "Asia/Shanghai", 4, date(2026, 11, 21)),
        ("2026-11-21T23:59:59+08:00", "Asia/Shanghai", 0, date(2026, 11, 21)),
        ("2026-11-20T16:00:00+00:00", "Asia/Shanghai", 0, date(2026, 11, 21)),
        ("2027-01-01T03:00:00+08:00", "Asia/Shanghai", 4, date(2026, 12, 31)),
        # Spring in Berlin: 02:00 becomes 03:00. The new day still begins at four on the clock.
        ("2026-03-29T01:59:59+00:00", "Europe/Berlin", 4, date(2026, 3, 28)),
        ("2026-03-29T02:00:00+00:00", "Europe/Berlin", 4, date(2026, 3, 29)),
        # Autumn in Berlin: 03:00 becomes 02:00.
        ("2026-10-25T02:59:59+00:00", "Europe/Berlin", 4, date(2026, 10, 24)),
        ("2026-10-25T03:00:00+00:00", "Europe/Berlin", 4, date(2026, 10, 25)),
        # The hour in which a day begins is the one that occurs twice: it begins the first time.
        ("2026-10-24T23:59:59+00:00", "Europe/Berlin", 2, date(2026, 10, 24)),
        ("2026-10-25T00:00:00+00:00", "Europe/Berlin", 2, date(2026, 10, 25)),
        ("2026-10-25T01:00:00+00:00", "Europe/Berlin", 2, date(2026, 10, 25)),
    ],
)
def test_a_day_begins_at_the_roll_over_hour_on_the_wall_clock(
    at: str, zone: str, hour: int, day: date
) -> None:
    assert local_day(datetime.fromisoformat(at), zone, hour) == day


instants = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the bounds are naive by contract


@given(instants, st.integers(0, 172_800), st.sampled_from(ZONES), st.integers(0, 6))
def test_days_never_go_back_as_time_goes_on(at: datetime, seconds: int, zone: str, hour: int) -> None:
    later = at + timedelta(seconds=seconds)
    assert local_day(at, zone, hour) <= local_day(later, zone, hour)


@given(instants, st.sampled_from(ZONES), st.integers(0, 23))
def test_a_day_has_passed_after_25_hours(at: datetime, zone: str, hour: int) -> None:
    assert local_day(at, zone, hour) < local_day(at + timedelta(hours=25), zone, hour)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(ZONES), st.integers(0, 23))
def test_noon_belongs_to_its_own_date_up_to_a_roll_over_at_noon(day: date, zone: str, hour: int) -> None:
    noon = instant(day, time(12), zone)
    assert local_day(noon, zone, hour) == (day if hour <= 12 else day - timedelta(days=1))
    assert local_hour(noon, zone) == 12


def test_a_time_that_spring_skips_moves_forward_and_one_that_autumn_repeats_counts_first() -> None:
    assert instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )
    assert instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )
