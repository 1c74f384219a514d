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


@pytest.mark.parametrize(("days", "mark"), [(1, UNKNOWN), (6, UNKNOWN), (7, BAD)])
def test_a_weeks_goal_says_nothing_of_fewer_days(days: int, mark: str) -> None:
    figures = Figures(Span.ending(MONTH.last, days), rhythm=Rhythm(discussions=0))
    [themes] = [each for each in signs(figures, StatisticsRules()) if each.key == "themes"]
    assert (themes.mark, themes.numbers["goal"]) == (mark, 3 if days == 7 else 0)


@pytest.mark.parametrize(("mean", "share", "mark"), [(2.5, 25, GOOD), (1.9, 19, FAIR), (0.5, 5, BAD)])
def test_stickiness_is_the_measure_itself_not_of_whole_people(mean: float, share: int, mark: str) -> None:
    figures = Figures(MONTH, people=People(month=10, mean_day=mean))
    [sticky] = [each for each in signs(figures, StatisticsRules()) if each.key == "sticky"]
    assert (sticky.numbers["share"], sticky.mark) == (share, mark)


def test_the_goals_are_those_of_the_content() -> None:
    figures = Figures(
        MONTH, People(members=100, month=10, mean_day=2.5, speakers=12),
        Talk(top_ten=Share(65, 100)), Newcomers(Share(2, 4), {7: Share(2, 4)}),
        Rhythm(checkin_rate=Share(25, 100)),
    )  # fmt: skip
    usual = {each.key: each.mark for each in signs(figures, StatisticsRules())}
    rules = StatisticsRules(
        sticky_goal=40, sticky_alarm=30, activation_goal=80, activation_alarm=60, back_goal=70, back_alarm=60,
        checkins_goal=50, checkins_alarm=30, top_ten_goal=40, top_ten_alarm=50, top_ten_people=12,
        enough_people=4,
    )  # fmt: skip
    strict = {each.key: each.mark for each in signs(figures, rules)}
    changed = ("sticky", "activation", "back", "checkins", "carried")
    assert [usual[key] for key in changed] == [GOOD, UNKNOWN, UNKNOWN, GOOD, UNKNOWN]
    assert [strict[key] for key in changed] == [BAD] * 5


@pytest.mark.parametrize(("part", "mark"), [(60, GOOD), (70, FAIR), (71, BAD)])
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
