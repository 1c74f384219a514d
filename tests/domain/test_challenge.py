"""Challenges: who stands where, whose team did better, what each day is to somebody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.challenge import (
    AHEAD,
    DONE,
    MISSED,
    OPEN,
    STRUCK,
    Challenge,
    ChallengeRules,
    Plan,
    Runner,
    Template,
    balanced,
    outcome,
    own_days,
    ranked,
)
from bot.domain.community import Community

MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HERE = Community(1, -1, "R", "interest", "en", "Asia/Shanghai", 4, None, "general", "active", NOW)
PLAN = Plan("Read", 7, 6, "hashtag", "read", 50, "challenge", MONDAY)
RUN = Challenge(
    1, 1, "running", "Read", "hashtag", "read", 5, 4, (), 50, "challenge", MONDAY, date(2026, 3, 6), NOW,
    NOW + timedelta(days=5), 9, 7,
)  # fmt: skip


def runners(*days: int, teams: Sequence[int | None] = ()) -> list[Runner]:
    pairs = zip(days, teams or [None] * len(days), strict=True)
    return [Runner(number, f"P{number}", team, count) for number, (count, team) in enumerate(pairs, 1)]


def test_the_first_day_begins_at_the_rollover_hour_and_the_last_one_ends_with_the_next() -> None:
    assert PLAN.ends_on == date(2026, 3, 8)
    begins, ends = PLAN.bounds(HERE)
    assert begins == datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
    assert ends == datetime(2026, 3, 8, 20, 0, tzinfo=UTC)


def test_a_week_with_the_spring_change_is_an_hour_shorter() -> None:
    berlin = replace(HERE, timezone="Europe/Berlin")
    begins, ends = replace(PLAN, starts_on=date(2026, 3, 26)).bounds(berlin)
    assert ends - begins == timedelta(days=7) - timedelta(hours=1)


def test_only_its_own_days_are_taken() -> None:
    taken = [RUN.takes(MONDAY + timedelta(days=n)) for n in range(-1, 6)]
    assert taken == [False, True, True, True, True, True, False]


def test_those_with_as_many_days_share_a_place() -> None:
    places = [(place, each.user_id) for place, each in ranked(runners(3, 5, 3, 1))]
    assert places == [(1, 2), (2, 1), (2, 3), (4, 4)]


def test_a_day_is_done_struck_missed_open_or_ahead() -> None:
    proofs = {MONDAY: False, MONDAY + timedelta(days=1): True}
    days = own_days(RUN, proofs, MONDAY + timedelta(days=3))
    assert days == [DONE, STRUCK, MISSED, OPEN, AHEAD]


def test_teams_are_measured_by_days_per_member_and_not_by_size() -> None:
    found = outcome(runners(2, 2, 2, 5, teams=[0, 0, 0, 1]), ("Red", "Blue"), 5)
    assert [(team.number, team.mean) for team in found.teams] == [(1, Fraction(5)), (0, Fraction(2))]
    assert found.winners == [1]
    assert [each.user_id for each in found.finishers] == [4]


@pytest.mark.parametrize(
    ("days", "teams", "winners"),
    [
        ((1, 2, 1, 2), (0, 0, 1, 1), [0, 1]),
        ((1, 1, 1), (0, 0, 0), [0]),
        ((0, 0), (0, 1), []),
        ((), (), []),
        ((1, 2, 2, 5, 5, 5), (0, 0, 0, 1, 1, 1), [1]),
    ],
)
def test_teams_with_the_same_mean_win_together_and_none_without_a_proof(
    days: tuple[int, ...], teams: tuple[int, ...], winners: list[int]
) -> None:
    assert outcome(runners(*days, teams=list(teams)), ("Red", "Blue"), 1).winners == winners


@given(st.integers(2, 6), st.integers(0, 60))
def test_whoever_does_not_mind_keeps_the_teams_even(teams: int, people: int) -> None:
    sizes: dict[int, int] = {}
    for _ in range(people):
        team = balanced(sizes, teams)
        sizes[team] = sizes.get(team, 0) + 1
    assert max(sizes.values(), default=0) - min((sizes.get(n, 0) for n in range(teams)), default=0) <= 1


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 2)), max_size=30), st.integers(1, 7))
def test_a_result_names_everybody_once_and_those_who_made_it_first(
    given_: list[tuple[int, int]], needed: int
) -> None:
    people = runners(*(days for days, _ in given_), teams=[team for _, team in given_])
    found = outcome(people, ("A", "B", "C"), needed)
    assert sorted(each.user_id for _, each in found.runners) == [each.user_id for each in people]
    assert {each.user_id for each in found.finishers} == {p.user_id for p in people if p.days >= needed}
    assert [each.user_id for each in found.finishers] == [
        each.user_id for _, each in found.runners[: len(found.finishers)]
    ]


def test_a_group_is_offered_what_fits_its_pack_and_what_fits_all() -> None:
    read = Template("read", {"en": "Read"}, 7, 6, "hashtag", packs=("reading",))
    any_ = Template("photo", {"en": "Photo"}, 7, 6, "picture")
    rules = ChallengeRules(templates=(read, any_))
    assert rules.offered("reading") == [read, any_]
    assert rules.offered("general") == [any_]
    assert read.badge == "challenge-read"
