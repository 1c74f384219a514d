"""A mark for each figure against its goal, and none where too few people are behind it."""

from datetime import date
from typing import Any

import pytest

from bot.domain.health import BAD, FAIR, GOOD, UNKNOWN, signs, worst
from bot.domain.statistics import (
    Figures,
    Handled,
    Newcomers,
    Peace,
    People,
    Rhythm,
    Share,
    Span,
    StatisticsRules,
    Talk,
    Times,
)

MONTH = Span.ending(date(2026, 3, 30), 30)


def marks(**changes: Any) -> dict[str, str]:
    return {each.key: each.mark for each in signs(Figures(MONTH, **changes), StatisticsRules())}


@pytest.mark.parametrize(("speakers", "mark"), [(15, GOOD), (14, FAIR), (10, FAIR), (9, BAD), (0, BAD)])
def test_speakers_against_goal_and_alarm(speakers: int, mark: str) -> None:
    assert marks(people=People(members=100, week_speakers=speakers))["speakers"] == mark


def test_of_four_members_nothing_is_known() -> None:
    found = marks(people=People(members=4, week_speakers=0), newcomers=Newcomers(Share(0, 4)))
    assert (found["speakers"], found["activation"], found["carried"]) == (UNKNOWN,) * 3


@pytest.mark.parametrize(("joined", "left", "mark"), [(3, 1, GOOD), (2, 2, FAIR), (1, 2, BAD)])
def test_growth(joined: int, left: int, mark: str) -> None:
    assert marks(people=People(joined=joined, left=left))["growth"] == mark


@pytest.mark.parametrize(("count", "mark"), [(13, GOOD), (7, FAIR), (5, BAD)])
def test_themes_of_a_month_against_three_a_week(count: int, mark: str) -> None:
    assert marks(rhythm=Rhythm(discussions=count))["themes"] == mark


@pytest.mark.parametrize(("part", "mark"), [(60, GOOD), (80, FAIR), (81, BAD)])
def test_ten_people_among_many(part: int, mark: str) -> None:
    people = People(members=100, speakers=40, week_speakers=40)
    assert marks(people=people, talk=Talk(top_ten=Share(part, 100)))["carried"] == mark


@pytest.mark.parametrize(("solved", "mark"), [(3, GOOD), (2, FAIR), (1, BAD)])
def test_open_complaints(solved: int, mark: str) -> None:
    cases = {"product": Handled(3, Times(), Times(solved, 1.0, 1.0))}
    assert marks(peace=Peace({}, cases))["cases"] == mark


def test_the_group_is_as_its_worst_mark() -> None:
    rules = StatisticsRules()
    assert worst(signs(Figures(MONTH, People(joined=1, left=5)), rules)) == BAD
    assert worst([]) == UNKNOWN
