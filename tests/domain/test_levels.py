"""Levels: a ladder of points ever earned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.levels import Level, LevelRules, level_at, number_at, tag_at
from bot.domain.tags import HONOUR, LEVEL, SHOP, shown

LADDER = LevelRules((
    Level(0), Level(100, discount=5), Level(300, 10, {"zh": "老友", "en": "Friend"}), Level(1000, 20),
))  # fmt: skip
ladders = st.lists(st.integers(1, 10_000), unique=True, max_size=8).map(
    lambda points: LevelRules(tuple(Level(each) for each in [0, *sorted(points)]))
)


@pytest.mark.parametrize(
    ("earned", "number", "ahead", "to_go"),
    [(-20, 1, 100, 120), (0, 1, 100, 100), (99, 1, 100, 1), (100, 2, 300, 200), (1000, 4, None, 0),
     (5000, 4, None, 0)],
)  # fmt: skip
def test_points_ever_earned_place_somebody(earned: int, number: int, ahead: int | None, to_go: int) -> None:
    standing = level_at(earned, LADDER)
    assert (standing.number, standing.next_threshold, standing.to_go) == (number, ahead, to_go)
    assert standing.name.key == f"level-{number}-name"
    assert standing.of == 4


@given(ladders, st.integers(-100, 20_000))
def test_a_level_begins_at_its_threshold_and_ends_before_the_next(rules: LevelRules, earned: int) -> None:
    standing = level_at(earned, rules)
    assert rules.levels[standing.number - 1].points == standing.threshold
    assert standing.threshold <= max(0, earned)
    assert standing.next_threshold is None or earned < standing.next_threshold


@given(ladders, st.integers(-100, 20_000), st.integers(0, 500))
def test_more_points_are_never_a_lower_level(rules: LevelRules, earned: int, more: int) -> None:
    assert number_at(earned, rules) <= number_at(earned + more, rules)


def test_a_level_without_a_tag_keeps_that_of_the_level_below() -> None:
    assert [tag_at(number, "zh", LADDER) for number in (1, 2, 3, 4)] == ["", "", "老友", "老友"]
    assert tag_at(4, "en", LADDER) == "Friend"


def test_the_strongest_of_several_tags_shows() -> None:
    held = {LEVEL: "Friend", SHOP: "Sunshine", HONOUR: "Star"}
    assert shown(held) == "Star"
    del held[HONOUR]
    assert shown(held) == "Sunshine"
    assert shown({}) == ""
