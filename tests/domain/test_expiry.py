"""Points that run out: the oldest are spent first, and nobody loses what they do not have."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.expiry import (
    days_to_go,
    earned_until,
    first_of_next_month,
    months_before,
    running_out,
)

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
entries = st.lists(st.tuples(days, st.integers(-50, 80)), max_size=30)


def by_lots(found: list[tuple[date, int]], until: date) -> int:
    """The slow way: each spending takes from the oldest lot that has something left."""
    left = 0
    debt = -sum(amount for _, amount in found if amount < 0)
    for day, amount in sorted(lot for lot in found if lot[1] > 0):
        taken = min(amount, debt)
        debt -= taken
        left += amount - taken if day <= until else 0
    return left


@given(entries, days)
def test_it_is_what_the_oldest_lots_have_left(found: list[tuple[date, int]], until: date) -> None:
    assert running_out(found, until) == by_lots(found, until)


@given(entries, days)
def test_it_is_never_more_than_the_balance_nor_below_zero(found: list[tuple[date, int]], until: date) -> None:
    balance = sum(amount for _, amount in found)
    assert 0 <= running_out(found, until) <= max(0, balance)


@given(entries, days, st.integers(0, 400))
def test_what_has_run_out_does_not_run_out_again_and_later_nothing_is_missed(
    found: list[tuple[date, int]], until: date, more: int
) -> None:
    later = until + timedelta(days=more)
    first = running_out(found, until)
    after = [*found, (later, -first)]
    assert running_out(after, until) == 0
    assert first + running_out(after, later) == running_out(found, later)


@pytest.mark.parametrize(
    ("day", "months", "until"),
    [(date(2027, 2, 1), 12, date(2026, 1, 31)), (date(2027, 3, 1), 12, date(2026, 2, 28)),
     (date(2026, 1, 1), 1, date(2025, 11, 30)), (date(2028, 9, 1), 6, date(2028, 2, 29))],
)  # fmt: skip
def test_a_months_points_end_so_many_whole_months_later(day: date, months: int, until: date) -> None:
    assert earned_until(day, months) == until


@given(days, st.integers(1, 120))
def test_points_last_at_least_the_months_that_were_promised(day: date, months: int) -> None:
    first = first_of_next_month(day)
    until = earned_until(first, months)
    assert months_before(first, months) == until + timedelta(days=1)
    assert first_of_next_month(until) == months_before(first, months)
    assert (first - until).days > 28 * months


@given(days)
def test_the_next_first_is_at_most_a_month_ahead(today: date) -> None:
    day, ahead = days_to_go(today)
    assert day.day == 1
    assert day == today + timedelta(days=ahead)
    assert 0 <= ahead < 31
