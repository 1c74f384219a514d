"""Counting: the tally against a recount of its own, ties, lots, and who counts at all."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.votes import (
    LATE,
    NEWCOMER,
    STRANGER,
    Cast,
    Tally,
    ballots,
    bar,
    lot,
    percent,
    pledge,
    settle,
    tally,
    why_not,
)

OPTIONS = 4
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CASTS = st.builds(
    Cast,
    st.integers(1, 6),
    st.lists(st.integers(0, OPTIONS - 1), unique=True).map(tuple),
    st.booleans(),
)


def recount(journal: list[Cast]) -> tuple[list[int], int, int]:
    """The same question, asked person by person from the end of the journal."""
    counts, voters, aside = [0] * OPTIONS, 0, 0
    for person in range(1, 7):
        mine = [cast for cast in reversed(journal) if cast.user_id == person]
        valid = next((cast.options for cast in mine if cast.counted), ())
        voters += bool(valid)
        aside += bool(mine) and mine[0].options != valid
        for option in valid:
            counts[option] += 1
    return counts, voters, aside


@given(st.lists(CASTS, max_size=40))
def test_the_count_equals_a_recount_of_the_journal(journal: list[Cast]) -> None:
    counts, voters, aside = recount(journal)
    assert tally(journal, OPTIONS) == Tally(tuple(counts), voters, aside)


@given(st.lists(CASTS, max_size=40))
def test_lines_that_do_not_count_change_nothing(journal: list[Cast]) -> None:
    counted = [cast for cast in journal if cast.counted]
    assert ballots(journal) == ballots(counted)
    assert tally(journal, OPTIONS).counts == tally(counted, OPTIONS).counts


def test_the_last_ballot_of_a_person_counts_and_one_taken_back_is_none() -> None:
    journal = [Cast(1, (0,)), Cast(1, (2,)), Cast(2, (1,)), Cast(2, ()), Cast(3, (0, 2))]
    assert tally(journal, 3) == Tally((1, 0, 2), 2)


def test_a_ballot_that_does_not_count_leaves_the_one_before_it_valid() -> None:
    journal = [Cast(1, (0,)), Cast(1, (1,), counted=False)]
    assert tally(journal, 2) == Tally((1, 0), 1, aside=1)


def test_options_that_do_not_exist_are_not_counted() -> None:
    assert tally([Cast(1, (7, -1, 0, 0))], 2).counts == (1, 0)


@given(
    st.lists(st.integers(0, 5), min_size=2, max_size=12), st.sampled_from(["first", "lot"]), st.text("abc")
)
def test_the_winner_has_the_most_votes_and_a_tie_is_settled_among_the_first(
    counts: list[int], rule: str, seed: str
) -> None:
    outcome = settle(Tally(tuple(counts), sum(counts)), rule, seed)
    most = [option for option, votes in enumerate(counts) if votes == max(counts)]
    if not any(counts):
        assert (outcome.winner, outcome.tied) == (None, ())
        return
    assert outcome.winner in most
    assert outcome.tied == (tuple(most) if len(most) > 1 else ())
    if rule == "first":
        assert outcome.winner == most[0]
    elif outcome.tied:
        assert outcome.winner == min(most, key=lambda option: lot(seed, option))


def test_a_lot_can_fall_on_any_option_and_is_kept_to_by_its_pledge() -> None:
    even = Tally((1, 1, 1), 3)
    seeds = [f"seed{number}" for number in range(60)]
    assert {settle(even, "lot", seed).winner for seed in seeds} == {0, 1, 2}
    assert len({pledge(seed) for seed in seeds}) == len(seeds)


@pytest.mark.parametrize(
    ("closed", "joined", "left", "why"),
    [
        (False, None, False, ""),
        (False, START, False, ""),
        (False, START - SECOND, False, ""),
        (False, START + SECOND, False, NEWCOMER),
        (False, None, True, STRANGER),
        (True, None, False, LATE),
        (True, START + SECOND, True, LATE),
    ],
)
def test_who_counts(closed: bool, joined: datetime | None, left: bool, why: str) -> None:  # noqa: FBT001
    assert why_not(closed=closed, joined_at=joined, left=left, opened_at=START) == why


def test_a_bar_is_as_long_as_its_share() -> None:
    bars = [bar(votes, 20) for votes in range(21)]
    assert {len(each) for each in bars} == {10}
    assert all(shorter.count("▓") <= longer.count("▓") for shorter, longer in pairwise(bars))
    assert (bars[0], bars[-1], bar(0, 0)) == ("░" * 10, "▓" * 10, "░" * 10)


@pytest.mark.parametrize(
    ("votes", "voters", "share"), [(0, 0, 0), (0, 5, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (5, 5, 100)]
)
def test_shares_are_rounded(votes: int, voters: int, share: int) -> None:
    assert percent(votes, voters) == share


def test_turnout_is_of_those_who_could() -> None:
    assert settle(Tally((3, 1), 4), "first", electorate=16).turnout == 0.25
    assert settle(Tally((), 0), "first").turnout is None
