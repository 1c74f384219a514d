"""Check-in rules against a reference that walks the calendar day by day, as a person would."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checkin import (
    DAY,
    FREEZE,
    MAKEUP,
    NORMAL,
    CheckinRules,
    Pay,
    Streak,
    freezes_due,
    frozen_before,
    gaps,
    makeup_days,
    milestones_passed,
    next_milestone,
    pay,
    streak,
)

RULES = CheckinRules()
START = date(2026, 2, 20)

rows = st.lists(st.sampled_from([NORMAL, NORMAL, NORMAL, MAKEUP, FREEZE, None]), min_size=1, max_size=70)
presence = st.lists(st.sampled_from([True, True, True, False]), min_size=1, max_size=90)


def history_of(kinds: list[str | None]) -> dict[date, str]:
    return {START + DAY * n: kind for n, kind in enumerate(kinds) if kind is not None}


def every_day(count: int) -> dict[date, str]:
    return {START + DAY * n: NORMAL for n in range(count)}


def walked(kinds: list[str | None]) -> Streak:
    """The reference: the last of `kinds` is today."""
    run = longest = held = 0
    for number, kind in enumerate(kinds):
        if kind in {NORMAL, MAKEUP}:
            run += 1
            longest = max(run, longest)
            held = min(2, held + 1) if run % 14 == 0 else held
        elif kind == FREEZE:
            held = max(0, held - 1)
        elif number < len(kinds) - 1:
            run = 0
    return Streak(run, longest, held)


@given(rows)
def test_a_streak_is_what_a_walk_through_the_calendar_counts(kinds: list[str | None]) -> None:
    assert streak(history_of(kinds), START + DAY * (len(kinds) - 1), RULES) == walked(kinds)


@given(rows, st.integers(0, 80))
def test_later_days_do_not_change_an_earlier_streak(kinds: list[str | None], cut: int) -> None:
    today = START + DAY * cut
    earlier = {day: kind for day, kind in history_of(kinds).items() if day <= today}
    assert streak(history_of(kinds), today, RULES) == streak(earlier, today, RULES)


@given(days=presence, nightly=st.booleans())
def test_a_missed_day_takes_a_freeze_in_hand_and_ends_the_streak_without_one(
    days: list[bool], *, nightly: bool
) -> None:
    """Whether freezes are used every night or only at the next check-in, the streak is the same."""
    history: dict[date, str] = {}
    run = held = 0
    for number, came in enumerate(days):
        today = START + DAY * number
        if nightly or came:
            history |= dict.fromkeys(freezes_due(history, today, RULES), FREEZE)
        if came:
            history[today] = NORMAL
            run += 1
            held = min(2, held + 1) if run % 14 == 0 else held
            assert streak(history, today, RULES).current == run
            assert streak(history, today, RULES).freezes == held
        elif held and run:
            held -= 1
        else:
            run = 0


@given(presence)
def test_no_more_freezes_are_used_than_were_earned(days: list[bool]) -> None:
    history: dict[date, str] = {}
    for number, came in enumerate(days):
        today = START + DAY * number
        history |= dict.fromkeys(freezes_due(history, today, RULES), FREEZE)
        if came:
            history[today] = NORMAL
    kinds = list(history.values())
    assert kinds.count(FREEZE) <= kinds.count(NORMAL) // 14


def test_a_freeze_bridges_its_day_without_counting_it() -> None:
    history = every_day(14) | {START + DAY * 14: FREEZE}
    assert streak(history, START + DAY * 14, RULES) == Streak(14, 14, 0)
    history[START + DAY * 15] = NORMAL
    assert streak(history, START + DAY * 15, RULES) == Streak(15, 15, 0)


def test_at_most_two_freezes_are_held() -> None:
    assert [streak(every_day(n), START + DAY * (n - 1), RULES).freezes for n in (13, 14, 28, 42, 60)] == [
        0, 1, 2, 2, 2,
    ]  # fmt: skip


def test_a_streak_lives_until_the_end_of_the_next_day() -> None:
    last = START + DAY * 4
    assert [streak(every_day(5), last + DAY * n, RULES).current for n in range(3)] == [5, 5, 0]


@pytest.mark.parametrize(
    ("days_before", "earned"),
    [
        (0, Pay(10, 0, 0, 20, 0)),
        (1, Pay(10, 2, 0, 0, 0)),
        (5, Pay(10, 10, 0, 0, 0)),
        (6, Pay(10, 12, 15, 0, 0)),
        (10, Pay(10, 20, 0, 0, 0)),
        (13, Pay(10, 20, 15, 0, 0)),
        (99, Pay(10, 20, 0, 0, 0)),
    ],
)
def test_a_day_pays_for_the_days_before_it(days_before: int, earned: Pay) -> None:
    assert pay(every_day(days_before), START + DAY * days_before, 4, RULES) == earned


@pytest.mark.parametrize(("place", "early"), [(1, 5), (2, 3), (3, 1), (4, 0), (500, 0)])
def test_the_first_three_of_the_day_get_more(place: int, early: int) -> None:
    assert pay({}, START, place, RULES).early == early


def test_a_make_up_is_no_first_check_in() -> None:
    assert pay({START: MAKEUP}, START + DAY, 9, RULES).first == 20
    assert pay({START: NORMAL}, START + DAY * 9, 9, RULES).first == 0


@given(st.sets(st.integers(0, 40), min_size=1), st.randoms(use_true_random=False))
def test_the_order_in_which_days_are_processed_changes_nothing(days: set[int], chance: Random) -> None:
    rules = CheckinRules(freezes_held_at_most=0)
    in_order = sorted(days)
    mixed = list(in_order)
    chance.shuffle(mixed)
    assert _earned(mixed, rules) == _earned(in_order, rules)


def _earned(order: list[int], rules: CheckinRules) -> tuple[int, set[int]]:
    history: dict[date, str] = {}
    total, passed = 0, set[int]()
    for number in order:
        day = START + DAY * number
        total += pay(history, day, 4, rules).daily
        after = {**history, day: NORMAL}
        end = max(after)
        found = milestones_passed(streak(history, end, rules), streak(after, end, rules), rules)
        passed |= {days for days, _ in found}
        history = after
    return total, passed


def test_a_late_message_for_a_day_that_a_freeze_covered_is_not_paid_for_the_bridge() -> None:
    """The later day was paid as the 15th; it becomes the 16th, which changes nothing above the top."""
    history = every_day(14) | {START + DAY * 14: FREEZE, START + DAY * 15: NORMAL}
    assert pay(history, START + DAY * 14, 9, RULES) == Pay(10, 20, 0, 0, 0)


def test_a_late_message_pays_what_the_days_after_it_were_short_of() -> None:
    history = every_day(3) | {START + DAY * 4: NORMAL}
    assert pay(history, START + DAY * 3, 9, RULES).late == 8


@given(presence)
def test_each_milestone_is_passed_as_the_streak_reaches_it(days: list[bool]) -> None:
    rules = CheckinRules(milestones={3: 30, 5: 50, 11: 110})
    history: dict[date, str] = {}
    seen: list[int] = []
    for number, came in enumerate(days):
        if came:
            before, today = dict(history), START + DAY * number
            history[today] = NORMAL
            passed = milestones_passed(streak(before, today, rules), streak(history, today, rules), rules)
            run = streak(history, today, rules).current
            assert passed == ([(run, run * 10)] if run in rules.milestones else [])
            seen += [each for each, _ in passed]
    longest = streak(history, START + DAY * len(days), rules).longest
    assert set(seen) == {each for each in rules.milestones if each <= longest}


def test_a_mended_streak_passes_all_milestones_on_its_way() -> None:
    rules = CheckinRules(milestones={4: 1, 6: 2, 7: 3, 8: 4})
    torn = {day: kind for day, kind in every_day(7).items() if day != START + DAY * 3}
    end = START + DAY * 6
    mended = streak({**torn, START + DAY * 3: MAKEUP}, end, rules)
    assert milestones_passed(streak(torn, end, rules), mended, rules) == [(4, 1), (6, 2), (7, 3)]


@given(rows, st.integers(0, 75))
def test_only_the_last_three_missed_days_can_be_made_up(kinds: list[str | None], ahead: int) -> None:
    history, today = history_of(kinds), START + DAY * ahead
    expected = [today - timedelta(days=n) for n in (1, 2, 3) if today - timedelta(days=n) not in history]
    assert makeup_days(history, today, RULES) == expected
    assert all(later > earlier for later, earlier in pairwise(expected))


def test_days_before_the_first_check_in_are_not_offered_for_making_up() -> None:
    today = START + DAY * 3
    assert gaps({START + DAY: NORMAL, today: NORMAL}, today, RULES) == [START + DAY * 2]
    assert gaps({today: NORMAL}, today, RULES) == []
    assert gaps({}, today, RULES) == []


def test_the_freezes_right_before_a_day_are_told_with_it() -> None:
    history = every_day(28) | {START + DAY * 28: FREEZE, START + DAY * 29: FREEZE}
    assert frozen_before(history, START + DAY * 30) == [START + DAY * 28, START + DAY * 29]
    assert frozen_before(history, START + DAY * 28) == []


@pytest.mark.parametrize(
    ("run", "ahead"), [(0, (7, 50)), (6, (1, 50)), (7, (23, 200)), (364, (1, 5000)), (365, None)]
)
def test_the_next_milestone_is_the_first_one_ahead(run: int, ahead: tuple[int, int] | None) -> None:
    assert next_milestone(run, RULES) == ahead


def test_the_bonus_comes_on_every_so_many_days_in_a_row() -> None:
    rules = CheckinRules(week_bonus_days=5)
    history: dict[date, str] = {}
    weeks = []
    for number in range(11):
        day = date(2026, 3, 2) + timedelta(days=number)
        weeks.append(pay(history, day, 4, rules).week)
        history[day] = NORMAL
    assert weeks == [0, 0, 0, 0, 15, 0, 0, 0, 0, 15, 0]
