"""Awards as staff write them, leaderboards and their periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checkin import Pay
from bot.domain.points import (
    Award,
    current_period,
    month_of,
    parts_of,
    period_meant,
    periods,
    read_award,
    week_of,
    week_start,
)


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("@Ann 20 good answer", Award("@Ann", 20, "good answer")),
        ("@Ann +20 good", Award("@Ann", 20, "good")),
        ("123456789 5 热心  解答\n新人", Award("123456789", 5, "热心 解答 新人")),
        ("@Ann 20", Award("@Ann", 20, "")),
        ("@Ann -20 bad", None),
        ("@Ann", None),
        ("20 good", None),
        ("20 30 jokes", Award("20", 30, "jokes")),
        ("Ann 20 good", None),
        ("@Ann 99999999999 much", None),
        ("", None),
    ],
)
def test_an_award_names_who_how_much_and_why(written: str, award: Award | None) -> None:
    assert read_award(written, reply=False) == award


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("20 good answer", Award("", 20, "good answer")),
        ("20 30 jokes in a row", Award("", 20, "30 jokes in a row")),
        ("20 30", Award("", 20, "30")),
        ("20", Award("", 20, "")),
        ("@Bo 5 for the other one", Award("@Bo", 5, "for the other one")),
        ("good answer", None),
    ],
)
def test_in_a_reply_the_author_is_meant_unless_somebody_is_named(written: str, award: Award | None) -> None:
    assert read_award(written, reply=True) == award


@given(written=st.text(max_size=60), reply=st.booleans())
def test_whatever_follows_award_is_read_or_refused(written: str, *, reply: bool) -> None:
    award = read_award(written, reply=reply)
    assert award is None or (award.amount >= 0 and award.reason == " ".join(award.reason.split()))


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("", "week"), ("week", "week"), ("Week ", "week"),
        ("周", "week"), ("month", "month"), ("月", "month"),
        ("all", "all"), ("总", "all"), ("year", None), ("week month", None), ("weekk", None),
    ],
)  # fmt: skip
def test_a_period_is_named_in_either_language(written: str, period: str | None) -> None:
    assert period_meant(written) == period


def test_the_week_of_new_year_belongs_to_the_old_year_where_iso_says_so() -> None:
    assert week_of(date(2027, 1, 1)) == "2026-W53"
    assert month_of(date(2027, 1, 1)) == "2027-01"
    assert periods(date(2026, 11, 21)) == ("all", "2026-W47", "2026-11")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_week_is_the_seven_days_from_its_monday(day: date) -> None:
    monday = week_start(day)
    assert monday.weekday() == 0
    assert {week_of(monday + timedelta(days=n)) for n in range(7)} == {week_of(day)}
    assert current_period("week", day) in periods(day)


@given(st.builds(Pay, *[st.integers(-50, 500)] * 6))
def test_the_parts_of_a_days_pay_are_read_back_from_its_entry(pay: Pay) -> None:
    written = " ".join(f"{name}={points}" for name, points in pay.parts.items())
    assert parts_of(written) == pay.parts
    assert sum(pay.parts.values()) == pay.daily


def test_a_reason_in_words_has_no_parts() -> None:
    assert parts_of("for 2+2=four and x=") == {}
