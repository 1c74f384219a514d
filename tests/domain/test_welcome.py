"""The welcome ritual's rules: who is greeted together, what is a raid, how long the path is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.outgoing import Mention
from bot.domain.welcome import (
    ACTIVE_TASKS,
    ANSWER,
    CHECKIN,
    HELLO,
    REACT,
    WelcomeRules,
    is_known,
    is_late,
    is_reminder_day,
    on_path,
    raids,
    ripe_until,
    split_names,
    tasks_left,
)

RULES = WelcomeRules(raid_joins=30)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
JOINED = date(2026, 11, 20)


def instants(*seconds: float) -> list[datetime]:
    return [NOON + timedelta(seconds=each) for each in seconds]


@pytest.mark.parametrize(
    ("joins", "now", "until"),
    [
        ((), 60, None),
        ((0,), 59, None),
        ((0,), 60, 0),
        ((0, 60), 60, 60),  # the sixtieth second still belongs to the first
        ((0, 61), 61, 0),
        ((0, 61), 121, 61),
        ((0, 30, 61, 100, 150), 121, 100),
        ((0, 3600), 7200, 3600),  # after downtime all are greeted as one
        ((100,), 60, None),  # their clock is ahead of ours
    ],
)
def test_a_wave_is_greeted_once_its_minute_has_passed(
    joins: tuple[int, ...], now: int, until: int | None
) -> None:
    cut = ripe_until(instants(*joins), instants(now)[0], RULES)
    ripe = [at for at in instants(*joins) if cut is not None and at <= cut]
    assert ripe == ([] if until is None else [at for at in instants(*joins) if at <= instants(until)[0]])


@given(st.lists(st.integers(0, 1000), min_size=1).map(sorted), st.integers(0, 2000))
def test_nobody_waits_longer_than_two_windows_and_nobody_is_greeted_too_early(
    joins: list[int], now: int
) -> None:
    cut = ripe_until(instants(*joins), instants(now)[0], RULES)
    waiting = [at for at in joins if cut is None or instants(at)[0] > cut]
    assert all(now - at < 2 * RULES.window_seconds for at in waiting)
    if cut is not None:
        assert now - joins[0] >= RULES.window_seconds


def test_a_greeting_is_late_an_hour_after_it_was_due() -> None:
    assert not is_late(NOON, NOON + timedelta(hours=1, seconds=60), RULES)
    assert is_late(NOON, NOON + timedelta(hours=1, seconds=61), RULES)


def test_thirty_joins_in_a_minute_are_a_good_day_and_one_more_is_a_raid() -> None:
    assert raids(instants(*range(30)), RULES) == []
    [raid] = raids(instants(*range(31)), RULES)
    assert (raid.start, raid.end, raid.joins) == (*instants(0, 30), 31)


def test_many_joins_over_a_long_time_are_no_raid() -> None:
    a_join_every_two_seconds = instants(*range(0, 2000, 2))
    assert raids(a_join_every_two_seconds, WelcomeRules(raid_joins=31)) == []
    assert raids(a_join_every_two_seconds, WelcomeRules(raid_joins=30)) != []


def test_a_raid_that_pauses_for_less_than_ten_minutes_is_one_raid() -> None:
    first, later, much_later = range(40), range(600, 640), range(1300, 1340)
    [raid] = raids(instants(*first, 300, *later), RULES)
    assert raid.joins == 81
    assert len(raids(instants(*first, *much_later), RULES)) == 2


def test_a_raid_is_known_when_those_settled_before_made_it_one() -> None:
    early, all_ = instants(*range(40)), instants(*range(90))
    [raid] = raids(all_, RULES)
    assert is_known(raid, early, RULES)
    assert not is_known(raid, early[:20], RULES)
    [another] = raids(instants(*range(2000, 2040)), RULES)
    assert not is_known(another, early, RULES)


@given(st.lists(st.integers(0, 3000), max_size=200).map(sorted), st.integers(2, 10))
def test_everybody_of_a_crowded_minute_and_nobody_else_belongs_to_a_raid(joins: list[int], most: int) -> None:
    rules = WelcomeRules(raid_joins=most)
    found = raids(instants(*joins), rules)
    for at in joins:
        starts = [each for each in joins if each <= at <= each + 60]
        crowded = any(sum(start <= each <= start + 60 for each in joins) > most for start in starts)
        inside = any(raid.start <= instants(at)[0] <= raid.end for raid in found)
        assert inside or not crowded
    for raid in found:
        assert sum(raid.start <= at <= raid.end for at in instants(*joins)) == raid.joins > most


def test_ten_are_named_and_the_others_counted() -> None:
    people = [Mention(number, str(number)) for number in range(25)]
    names, more = split_names(people, 10)
    assert (list(names), more) == (people[:10], 15)
    assert split_names(people[:10], 10) == (people[:10], 0)


def test_the_path_is_seven_local_days_long() -> None:
    days = [n for n in range(-3, 30) if on_path(JOINED, JOINED + timedelta(days=n), RULES)]
    assert days == [0, 1, 2, 3, 4, 5, 6]


def test_reminders_come_on_days_one_three_and_six() -> None:
    days = [n for n in range(30) if is_reminder_day(JOINED, JOINED + timedelta(days=n), RULES)]
    assert days == [1, 3, 6]


def test_nobody_is_reminded_of_a_path_that_is_over() -> None:
    assert not is_reminder_day(JOINED, JOINED + timedelta(days=6), WelcomeRules(path_days=5))


def test_the_tasks_left_are_the_active_ones_in_the_order_of_the_path() -> None:
    assert ACTIVE_TASKS == (HELLO, CHECKIN, REACT, ANSWER)
    assert tasks_left(set()) == ACTIVE_TASKS
    assert tasks_left({HELLO, CHECKIN}) == (REACT, ANSWER)
    assert tasks_left({ANSWER}) == (HELLO, CHECKIN, REACT)
    assert tasks_left(set(ACTIVE_TASKS)) == ()
