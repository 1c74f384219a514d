"""A wave of displeasure is told once, and only when it is one."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import exp, factorial, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.crisis import Alarm, CrisisRules, Slot, Turn, Wave, at_least, is_crisis, step, too_fast, wave

RULES = CrisisRules()
NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)
FIVE = timedelta(minutes=5)


def day_of(negative: int, messages: int, days: int = 7) -> list[Slot]:
    """The days before the last half hour, the same in each half hour."""
    start = NOW - RULES.window
    return [Slot(start - 6 * FIVE * number, negative, messages) for number in range(days * 48)]


def lately(*negative: int, messages: int = 20) -> list[Slot]:
    """The last slots, the latest last."""
    return [Slot(NOW - FIVE * back, count, messages) for back, count in enumerate(reversed(negative))]


def crisis(slots: Iterable[Slot], members: int = 5) -> bool:
    return is_crisis(wave(list(slots), members, NOW, RULES), RULES)


def test_six_unhappy_messages_in_a_peaceful_group_are_a_crisis() -> None:
    assert crisis(day_of(0, 30) + lately(2, 2, 2))


def test_a_new_group_without_a_past_has_a_crisis_too() -> None:
    assert crisis(lately(1, 2, 2))


def test_four_are_none_and_neither_are_many_of_two_people() -> None:
    assert not crisis(day_of(0, 30) + lately(2, 2))
    assert not crisis(day_of(0, 30) + lately(9, 9, 9), members=2)


def test_where_people_always_grumble_it_takes_more() -> None:
    assert not crisis(day_of(6, 100) + lately(4, 4, 4))
    assert crisis(day_of(6, 100) + lately(9, 9, 9))


def test_a_busy_evening_with_the_usual_share_of_grumbling_is_none() -> None:
    busy = lately(3, 3, 3, 3, messages=100)
    assert not crisis(day_of(1, 30) + busy)
    assert crisis(day_of(1, 30) + lately(3, 3, 3, 3, messages=10))


def test_one_bad_evening_last_week_does_not_hide_the_next() -> None:
    bad = [Slot(NOW - timedelta(days=5) - FIVE * number, 15, 20) for number in range(18)]
    assert crisis(day_of(0, 30) + bad + lately(4, 4, 4, messages=10))


def test_what_lies_outside_the_window_or_too_far_back_does_not_count() -> None:
    assert wave([Slot(NOW - RULES.window, 9, 9)], 5, NOW, RULES).negative == 0
    long_ago = [Slot(NOW - timedelta(days=40), 500, 500)]
    assert wave(long_ago, 5, NOW, RULES).usual == wave([], 5, NOW, RULES).usual


def test_a_wave_is_told_once_and_its_end_once() -> None:
    high, low = Wave(12, 6, 0.5), Wave(1, 1, 0.5)
    alarm: Alarm | None = None
    told: list[Turn] = []
    for minutes, seen in [(0, low), (5, high), (10, high), (15, low), (40, low), (45, high), (50, low),
                          (105, low), (110, low), (115, low)]:  # fmt: skip
        alarm, turn = step(alarm, seen, NOW + timedelta(minutes=minutes), RULES)
        told.append(turn)
    assert [(place, turn) for place, turn in enumerate(told) if turn is not Turn.NOTHING] == [
        (1, Turn.RAISED),
        (8, Turn.CLEARED),
    ]


def test_the_alarm_remembers_its_height() -> None:
    alarm, _ = step(None, Wave(12, 6, 0.5), NOW, RULES)
    alarm, _ = step(alarm, Wave(30, 9, 0.5), NOW + FIVE, RULES)
    alarm, _ = step(alarm, Wave(8, 4, 0.5), NOW + 2 * FIVE, RULES)
    assert alarm == Alarm(NOW, 30)


@pytest.mark.parametrize(("count", "usual"), [(1, 0.25), (5, 0.25), (5, 2.0), (12, 6.0), (30, 20.0)])
def test_the_chance_is_that_of_the_poisson_distribution(count: int, usual: float) -> None:
    below = sum(exp(-usual) * usual**number / factorial(number) for number in range(count))
    assert isclose(at_least(count, usual), 1 - below, rel_tol=1e-6, abs_tol=1e-12)


def test_even_an_enormous_group_is_reckoned_right() -> None:
    assert 0.4 < at_least(5001, 5000.0) < 0.6
    assert at_least(9000, 5000.0) < 1e-9


COUNTS = st.integers(0, 200)
USUAL = st.floats(0.25, 500)


@given(COUNTS, COUNTS, USUAL)
def test_fewer_unhappy_messages_are_never_more_of_a_crisis(count: int, more: int, usual: float) -> None:
    if is_crisis(Wave(count, 5, usual), RULES):
        assert is_crisis(Wave(count + more, 5, usual), RULES)


@given(COUNTS, USUAL, st.floats(0, 500))
def test_the_more_is_usual_the_less_is_a_crisis(count: int, usual: float, more: float) -> None:
    if is_crisis(Wave(count, 5, usual + more), RULES):
        assert is_crisis(Wave(count, 5, usual), RULES)


@given(USUAL)
def test_the_usual_is_never_a_crisis(usual: float) -> None:
    assert not is_crisis(Wave(int(usual), 50, usual), RULES)


@given(st.lists(st.tuples(COUNTS, st.integers(0, 9)), max_size=60))
def test_raising_and_clearing_take_turns(course: list[tuple[int, int]]) -> None:
    alarm: Alarm | None = None
    told = []
    for number, (count, members) in enumerate(course):
        alarm, turn = step(alarm, Wave(count, members, 2.0), NOW + 4 * FIVE * number, RULES)
        if turn is not Turn.NOTHING:
            told.append(turn)
        assert (alarm is not None) == (told[-1:] == [Turn.RAISED])
    assert told == [(Turn.RAISED, Turn.CLEARED)[place % 2] for place in range(len(told))]


PAUSE = timedelta(seconds=30)


def test_who_writes_again_before_the_pause_is_over_is_too_fast_and_nobody_else() -> None:
    said = [(number, user, NOW + timedelta(seconds=at)) for number, user, at in (
        (1, 7, 0), (2, 7, 29), (3, 8, 29), (4, 7, 59), (5, 8, 58), (6, 7, 70),
    )]  # fmt: skip
    assert list(too_fast(reversed(said), PAUSE)) == [2, 5, 6]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 300))))
def test_nobodys_first_message_is_too_fast(said: list[tuple[int, int]]) -> None:
    words = [
        (n, user, NOW + timedelta(seconds=at))
        for n, (user, at) in enumerate(sorted(said, key=lambda e: e[1]))
    ]
    fast = set(too_fast(words, PAUSE))
    firsts = {min(n for n, who, _ in words if who == user) for _, user, _ in words}
    assert not fast & firsts
