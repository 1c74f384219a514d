"""The month as a small calendar, and the days that people name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checkin import FREEZE, MAKEUP, NORMAL
from bot.domain.checkin_calendar import day_meant, month_grid, month_marks

MARKS = {"done": "+", "freeze": "*", "missed": "."}
TODAY = date(2026, 11, 21)


def november(*days: int) -> dict[date, str]:
    return {date(2026, 11, day): NORMAL for day in days}


def test_a_week_is_a_line_from_monday_on_and_today_stands_in_brackets() -> None:
    history = november(3, 4, 16, 17, 18, 20, 21) | {date(2026, 11, 5): MAKEUP, date(2026, 11, 19): FREEZE}
    assert month_grid(history, TODAY, MARKS).split("\n") == [
        "                          1",
        "  2   3+  4+  5+  6.  7.  8.",
        "  9. 10. 11. 12. 13. 14. 15.",
        " 16+ 17+ 18+ 19* 20+[21+]22",
        " 23  24  25  26  27  28  29",
        " 30",
    ]


def test_today_is_not_missed_before_it_is_over() -> None:
    assert "[21 ]22" in month_grid(november(20), TODAY, MARKS)


@pytest.mark.parametrize("day", [1, 22, 30])
def test_the_bracket_is_closed_at_the_end_of_a_week_and_of_the_month(day: int) -> None:
    grid = month_grid(november(day), date(2026, 11, day), MARKS)
    assert f"[{day:>2}+]" in grid


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sets(st.integers(1, 28)))
def test_the_columns_are_aligned_in_every_month(today: date, done: set[int]) -> None:
    history = {today.replace(day=day): NORMAL for day in done}
    for line in month_grid(history, today, MARKS).split("\n"):
        for column, start in enumerate(range(0, len(line), 4)):
            number = line[start + 1 : start + 3].strip()
            if number.isdecimal():
                assert today.replace(day=int(number)).weekday() == column


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("11-20", date(2026, 11, 20)),
        ("11/20", date(2026, 11, 20)),
        ("11月20日", date(2026, 11, 20)),
        ("20", date(2026, 11, 20)),
        ("20号", date(2026, 11, 20)),
        ("30", date(2026, 10, 30)),
        ("12-31", date(2025, 12, 31)),
        ("31", date(2026, 10, 31)),
        ("yesterday", None),
        ("0", None),
        ("2-30", None),
        ("1 2 3 4", None),
        ("9999-99-99", None),
        ("", None),
    ],
)
def test_people_name_a_day_as_they_like(written: str, meant: date | None) -> None:
    assert day_meant(written, TODAY) == meant


@given(st.text(max_size=40))
def test_nothing_that_people_can_write_fails(written: str) -> None:
    day_meant(written, TODAY)


def test_a_month_has_a_mark_for_each_of_its_days_and_none_for_days_to_come() -> None:
    history = {date(2028, 2, 3): NORMAL, date(2028, 2, 4): FREEZE, date(2028, 2, 6): MAKEUP}
    marks = month_marks(history, date(2028, 2, 8))
    assert marks == ("", "", "done", "freeze", "missed", "done", "missed", *[""] * 22)
