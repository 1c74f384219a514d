"""Titles: different people on different days, a floor, nobody twice; friends and cliques are no crowd."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.honours import (
    KEPT,
    MONTH,
    OTHER,
    RESTED,
    WEEK,
    Figures,
    Honour,
    Rules,
    Span,
    Title,
    elect,
    first_free,
    nominees,
    rested_since,
    rule_as_row,
    rule_of,
    spans_ended,
    worn_until,
)

RULES = Rules()
STAR = Title("star", WEEK, "people", {"people": 3, "days": 2})
HAND = Title("hand", WEEK, "people", {"people": 2, "days": 2})
SPAN = Span("2026-W10", date(2026, 3, 2), date(2026, 3, 8))
GOOD = Figures(people=5, days=3, thanks=6)


def test_the_most_valued_is_first() -> None:
    line = nominees(STAR, {1: GOOD, 2: replace(GOOD, people=6), 3: replace(GOOD, people=4)}, RULES, {})
    assert [(one.user_id, one.place, one.score) for one in line] == [(2, 1, 6), (1, 2, 5), (3, 3, 4)]


def test_days_then_thanks_decide_between_equals() -> None:
    figures = {1: GOOD, 2: replace(GOOD, thanks=9), 3: replace(GOOD, days=4), 4: GOOD}
    assert [one.user_id for one in nominees(STAR, figures, RULES, {})] == [3, 2, 1, 4]


@pytest.mark.parametrize("short", [replace(GOOD, people=2), replace(GOOD, days=1), Figures()])
def test_nobody_below_the_floor_is_nominated(short: Figures) -> None:
    [(_, line)] = elect([STAR], {1: short}, RULES, {})
    assert line == []
    assert first_free(line) is None


def test_an_upper_limit_keeps_old_hands_from_a_newcomers_title() -> None:
    title = replace(STAR, at_most={"known": 30})
    line = nominees(title, {1: replace(GOOD, known=31), 2: replace(GOOD, known=30)}, RULES, {})
    assert [one.user_id for one in line] == [2]


@given(size=st.integers(2, 12), messages=st.integers(1, 10_000))
def test_a_clique_counts_for_a_quarter_of_itself(size: int, messages: int) -> None:
    own = Figures(people=size - 1, mutual=size - 1, days=7, thanks=messages, present=7)
    assert own.figure("people", RULES) == (size - 1) // 4
    assert nominees(STAR, {1: own}, RULES, {}) == []


def test_mutual_people_do_not_take_from_those_who_are_not() -> None:
    assert Figures(people=10, mutual=4).figure("people", RULES) == 7


def test_nobody_gets_two_titles_at_once() -> None:
    figures = {1: replace(GOOD, people=9), 2: GOOD}
    (_, star), (_, hand) = elect([STAR, HAND], figures, RULES, {})
    assert first_free(star) == star[0]
    assert hand[0].why == OTHER
    assert [one.user_id for one in (first_free(star), first_free(hand)) if one] == [1, 2]


def test_whoever_is_barred_gives_way_and_stays_in_sight() -> None:
    [(_, line)] = elect([STAR], {1: replace(GOOD, people=9), 2: GOOD}, RULES, {1: RESTED})
    assert [(one.user_id, one.why) for one in line] == [(1, RESTED), (2, "")]


def test_the_winner_is_kept_however_far_down() -> None:
    figures = {user: replace(GOOD, people=100 - user) for user in range(1, 51)}
    [(_, line)] = elect([STAR], figures, RULES, dict.fromkeys(range(1, 40), RESTED))
    assert len(line) == KEPT
    won = first_free(line)
    assert won is not None
    assert (won.user_id, won.place) == (40, 40)


@pytest.mark.parametrize(
    ("today", "ended"),
    [
        (date(2026, 3, 9), [(WEEK, SPAN)]),
        (date(2026, 3, 10), []),
        (date(2026, 3, 1), [(MONTH, Span("2026-02", date(2026, 2, 1), date(2026, 2, 28)))]),
        (
            date(2026, 6, 1),
            [
                (WEEK, Span("2026-W22", date(2026, 5, 25), date(2026, 5, 31))),
                (MONTH, Span("2026-05", date(2026, 5, 1), date(2026, 5, 31))),
            ],
        ),
    ],
)
def test_a_period_ends_the_day_before(today: date, ended: list[tuple[str, Span]]) -> None:
    assert list(spans_ended(today)) == ended


def test_a_tag_is_worn_until_the_next_ones_are_told() -> None:
    week = worn_until(WEEK, SPAN, time(18), "Asia/Shanghai")
    assert week == datetime(2026, 3, 16, 10, 0, tzinfo=UTC)
    january = Span("2026-01", date(2026, 1, 1), date(2026, 1, 31))
    assert worn_until(MONTH, january, time(18), "UTC") == datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def test_the_fifth_week_after_is_the_first_to_count_again() -> None:
    assert rested_since(SPAN, RULES) == date(2026, 2, 8)


def test_a_rule_comes_back_from_its_row_as_it_was() -> None:
    rules = Rules(version=3, mutual_percent=10, staff=True)
    title = Title("star", WEEK, "pieces", {"people": 3, "days": 2}, {"known": 9}, points=7)
    now = datetime(2026, 3, 9, tzinfo=UTC)
    stored = Honour(
        1, 1, "star", SPAN.name, SPAN.first, SPAN.last, "held", 1, "rule", dict(rule_as_row(title, rules)),
        now, now, None, 0, None, None,
    )  # fmt: skip
    assert rule_of(stored) == (title, rules)
