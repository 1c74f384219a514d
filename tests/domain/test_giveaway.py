"""The draw: by the lots alone, whoever came first; conditions, and what a published list is held against."""

import random
from collections import Counter
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.giveaway import (
    Facts,
    Prize,
    Rule,
    as_json,
    chance,
    commitment,
    draw,
    lacking,
    prize_of,
    rule_of,
)
from bot.domain.giveaway_proof import FORMAT, faults

SEED = "ab" * 32
People = st.lists(st.integers(1, 10**12), unique=True, max_size=60)


@given(People, st.integers(1, 10), st.randoms(use_true_random=False))
def test_the_order_of_entering_makes_no_difference(
    people: list[int], wanted: int, luck: random.Random
) -> None:
    mixed = people[:]
    luck.shuffle(mixed)
    assert draw(SEED, 1, people, wanted) == draw(SEED, 1, mixed, wanted)


@given(People, st.integers(1, 10), st.integers(1, 5))
def test_nobody_wins_twice_and_nobody_wins_who_did_not_enter(
    people: list[int], wanted: int, number: int
) -> None:
    winners = draw(SEED, number, people, wanted)
    assert len(winners) == len(set(winners)) == min(wanted, len(people))
    assert set(winners) <= set(people)


@given(People, st.integers(1, 5))
def test_it_is_what_anybody_gets_by_hand(people: list[int], wanted: int) -> None:
    lots = sorted((sha256(f"{SEED}:1:{each}".encode()).hexdigest(), each) for each in people)
    assert draw(SEED, 1, people, wanted) == [each for _, each in lots[:wanted]]


@given(People.filter(lambda people: len(people) > 1))
def test_who_leaves_changes_nobody_elses_lot(people: list[int]) -> None:
    ranking = draw(SEED, 1, people, len(people))
    gone = people[0]
    without = draw(SEED, 1, [each for each in people if each != gone], len(people))
    assert without == [each for each in ranking if each != gone]


def test_everybody_wins_about_as_often() -> None:
    people = list(range(1001, 1011))
    won = Counter(draw(f"{number:064x}", 1, people, 1)[0] for number in range(4000))
    # 400 each on average, with a standard deviation of 19; six of them happen to nobody
    assert all(400 - 115 < won[each] < 400 + 115 for each in people)


def test_rounds_are_drawn_anew() -> None:
    people = list(range(1, 200))
    assert draw(SEED, 1, people, 5) != draw(SEED, 2, people, 5)


def test_the_commitment_is_the_hash_of_the_seed_as_written() -> None:
    assert commitment("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (Facts(here=True, days=7, level=2, checkins=3), []),
        (
            Facts(here=True, days=6, level=1, checkins=0),
            [("days", 6, 7), ("level", 1, 2), ("checkins", 0, 3)],
        ),
        (Facts(here=False, days=0, level=1, checkins=0), [("here", 0, 1)]),
        (Facts(here=True, days=700, level=9, checkins=2), [("checkins", 2, 3)]),
    ],
)
def test_each_condition_that_is_missing_is_told_with_by_how_much(
    facts: Facts, missing: list[tuple[str, int, int]]
) -> None:
    assert list(lacking(Rule(7, 2, 3), facts)) == missing


def test_prizes_and_rules_are_kept_as_they_are() -> None:
    for prize in (Prize("points", 50), Prize("codes", words="spring"), Prize("words", words="a mug")):
        assert prize_of(as_json(prize)) == prize
    assert rule_of(as_json(Rule(7, 2, 3))) == Rule(7, 2, 3)


@pytest.mark.parametrize(("people", "winners", "percent"), [(1, 3, 100), (3, 1, 33), (5000, 1, 1)])
def test_a_chance_is_between_one_and_a_hundred_percent(people: int, winners: int, percent: int) -> None:
    assert chance(people, winners) == percent


def published(people: list[int], wanted: int = 2, number: int = 1, earlier: list[int] | None = None) -> Any:
    ids = sorted(people)
    return {
        "format": FORMAT, "giveaway": 1, "seed": SEED, "commitment": commitment(SEED), "round": number,
        "wanted": wanted, "earlier_winners": earlier or [],
        "entrants": [{"number": n, "name": "x", "id": each} for n, each in enumerate(ids, 1)],
        "winners": [{"place": n, "id": each} for n, each in enumerate(draw(SEED, number, ids, wanted), 1)],
    }  # fmt: skip


@given(People, st.integers(1, 4), st.integers(1, 4))
def test_a_true_list_has_no_fault(people: list[int], wanted: int, number: int) -> None:
    assert faults(published(people, wanted, number), commitment(SEED).upper()) == []


@given(People.filter(lambda people: len(people) > 3), st.data())
def test_another_winner_than_the_lots_give_is_found(people: list[int], data: st.DataObject) -> None:
    paper = published(people, 1)
    others = [each for each in people if each != paper["winners"][0]["id"]]
    paper["winners"][0]["id"] = data.draw(st.sampled_from(others))
    assert faults(paper)


TAMPERED: dict[str, dict[str, Any]] = {
    "another seed": {"seed": "cd" * 32},
    "a seed that is none": {"seed": "\x1b[31m"},
    "no seed": {"seed": None},
    "another round": {"round": 2},
    "fewer winners wanted": {"wanted": 1},
    "no entrants": {"entrants": []},
    "entrants that are no list": {"entrants": 5},
    "entrants without ids": {"entrants": [{"number": 1}]},
    "winners that are words": {"winners": ["Ann"]},
    "another format": {"format": "poem"},
    "an earlier winner among the entrants": {"earlier_winners": [3]},
    "earlier winners that are no list": {"earlier_winners": {}},
    "a round that is true": {"round": True},
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_list_that_was_tampered_with_is_found_out(what: str) -> None:
    assert faults({**published([1, 2, 3, 4, 5, 6]), **TAMPERED[what]})


@pytest.mark.parametrize("what", ["put in twice", "taken out", "moved"])
def test_somebody_put_in_or_taken_out_or_moved_is_found_out(what: str) -> None:
    paper = published([1, 2, 3, 4, 5, 6])
    rows = paper["entrants"]
    paper["entrants"] = {
        "put in twice": [*rows, {"number": 7, "name": "x", "id": 2}],
        "taken out": rows[1:],
        "moved": rows[::-1],
    }[what]
    assert faults(paper)


def test_a_seed_that_was_not_the_promised_one_is_found_out_by_the_announcement() -> None:
    assert faults(published([1, 2, 3]), "0" * 64)


def test_somebody_forgotten_since_is_taken_as_they_stand() -> None:
    paper = published([1, 2, 3, 4, 5, 6])
    winner = paper["winners"][0]["id"]
    for rows in (paper["entrants"], paper["winners"]):
        for row in rows:
            row["id"] = -1 if row["id"] == winner else row["id"]
    assert faults(paper, forgotten=True) == []
    paper["winners"][1]["id"] = next(
        row["id"] for row in paper["entrants"] if row["id"] not in {-1, paper["winners"][1]["id"]}
    )
    assert faults(paper, forgotten=True)


@pytest.mark.parametrize("nobody", [-7, 0])
def test_a_published_list_has_nobody_without_a_lot(nobody: int) -> None:
    """Whoever writes a list could otherwise let somebody win whose lot is not looked at."""
    paper = published([1, 2, 3, 4, 5, 6], 1)
    paper["entrants"] = [{"number": 1, "id": nobody}, *({**row, "number": row["number"] + 1}
                         for row in paper["entrants"])]  # fmt: skip
    paper["winners"] = [{"place": 1, "id": nobody}]
    found = faults(paper)
    assert found == [f"{name} have ids that are nobody's: {nobody}" for name in ("entrants", "winners")]


Json = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 8) | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
Rows = st.lists(st.fixed_dictionaries({}, optional={"id": Json, "number": Json, "place": Json}), max_size=7)


@given(st.data())
def test_whatever_else_a_field_holds_is_named_and_breaks_nothing(data: st.DataObject) -> None:
    true = published([1, 2, 3, 4, 5, 6])
    name = data.draw(st.sampled_from(["seed", "commitment", "round", "wanted", "entrants", "winners"]))
    value = data.draw(Json | Rows)
    assume(repr(value) != repr(true[name]))
    assert faults({**true, name: value})
    assert faults({key: kept for key, kept in true.items() if key != name}), "left out"


@given(People, st.integers(1, 5), st.data())
def test_only_the_winners_whom_the_lots_give_pass(
    people: list[int], wanted: int, data: st.DataObject
) -> None:
    paper = published(people, wanted)
    ids = data.draw(st.lists(st.sampled_from([*people, -7, 0, 10**40]), max_size=6))
    paper["winners"] = [{"place": place, "id": each} for place, each in enumerate(ids, 1)]
    assert (faults(paper) == []) == (ids == draw(SEED, 1, people, wanted))
