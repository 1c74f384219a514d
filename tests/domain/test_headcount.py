"""Members at the end of each day, from what Telegram said and who came and left."""

from datetime import date, timedelta

from bot.domain.headcount import at_each_end
from bot.domain.statistics import Span

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
WEEK = Span(MONDAY, MONDAY + 6 * DAY)


def week(told: dict[int, int], growth: dict[int, int]) -> list[int]:
    """By the number of the day, Monday 0; before it: negative."""
    found = at_each_end(
        WEEK,
        {MONDAY + DAY * day: members for day, members in told.items()},
        {MONDAY + DAY * day: by for day, by in growth.items()},
    )
    return [found[day] for day in WEEK.days]


def test_from_one_day_it_is_counted_back_and_forward() -> None:
    assert week({2: 100}, {1: 5, 2: 3, 4: -2}) == [92, 97, 100, 100, 98, 98, 98]


def test_what_telegram_says_next_holds_from_then_on() -> None:
    assert week({1: 100, 4: 90}, {3: 2}) == [100, 100, 100, 102, 90, 90, 90]


def test_a_day_before_the_span_is_counted_on_from_and_one_after_it_back_from() -> None:
    assert week({-3: 50}, {-2: 1, 0: 1, 6: 1}) == [52, 52, 52, 52, 52, 52, 53]
    assert week({9: 50}, {9: 4, 7: 1, 6: 2, 0: 3}) == [43, 43, 43, 43, 43, 43, 45]


def test_there_are_never_fewer_than_none() -> None:
    assert week({6: 1}, {5: 9}) == [0, 0, 0, 0, 0, 1, 1]
