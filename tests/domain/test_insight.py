"""What stands out: three sentences, the weightiest first, none about a handful of people."""

from datetime import date
from typing import Any

import pytest

from bot.domain.insight import SENTENCES, insights
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

WEEK = Span(date(2026, 3, 2), date(2026, 3, 8))
RULES = StatisticsRules()
NO_HEAT = ((0,) * 24,) * 7


def group(**changes: Any) -> Figures:
    """A hundred members of whom twenty spoke, three discussions: nothing to say of it but good."""
    usual: dict[str, Any] = {
        "people": People(members=100, week_speakers=20, speakers=20, active=25),
        "talk": Talk(messages=200),
        "rhythm": Rhythm(discussions=3),
    }
    return Figures(WEEK, **(usual | changes))


def said(now: Figures, before: Figures | None = None, heat: Any = NO_HEAT) -> list[str]:
    return [each.key for each in insights(now, before or group(), heat, RULES)]


def test_a_good_week_is_praised_for_what_it_reached() -> None:
    assert said(group()) == ["themes-good", "speakers-good", "steady"]


def test_never_more_than_three_and_the_weightiest_first() -> None:
    bad = group(
        people=People(members=100, week_speakers=5, joined=1, left=9), talk=Talk(messages=20),
        rhythm=Rhythm(discussions=0),
        peace=Peace({3: Handled(12)}, {"general": Handled(2, Times(), Times(1, 9.0, 9.0))}),
    )  # fmt: skip
    assert said(bad) == ["speakers-low", "open-cases", "quieter"][:SENTENCES]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"people": People(members=100, week_speakers=12)}, "speakers-short"),
        ({"talk": Talk(messages=159)}, "quieter"),
        ({"talk": Talk(messages=241)}, "livelier"),
        ({"rhythm": Rhythm(discussions=2)}, "themes-few"),
        ({"newcomers": Newcomers(Share(1, 10))}, "newcomers-silent"),
        ({"newcomers": Newcomers(Share(), {7: Share(1, 10)})}, "newcomers-lost"),
        ({"people": People(members=100, week_speakers=20, joined=2, left=8)}, "shrinking"),
        ({"people": People(members=100, week_speakers=20, joined=8, left=2)}, "growing"),
        ({"peace": Peace({2: Handled(6)})}, "more-incidents"),
        (
            {"people": People(members=100, week_speakers=40, speakers=40),
             "talk": Talk(messages=200, top_ten=Share(150, 200))},
            "few-carry",
        ),
    ],
)  # fmt: skip
def test_what_stands_out_comes_first(changes: dict[str, Any], key: str) -> None:
    assert said(group(**changes))[0] == key


def test_a_handful_of_people_makes_no_percentage() -> None:
    few = Figures(WEEK, People(members=4, joined=1), Talk(messages=3), Newcomers(Share(0, 4)))
    assert said(few, Figures(WEEK, talk=Talk(messages=9))) == ["themes-few", "steady"]


def test_how_much_makes_a_sentence_is_said_by_the_content() -> None:
    now, before = group(talk=Talk(messages=140), rhythm=Rhythm(checkin_rate=Share(10, 100))), group()
    assert "quieter" in said(now, before)
    rules = StatisticsRules(changed=31)
    assert "quieter" not in [each.key for each in insights(now, before, NO_HEAT, rules)]
    rules = StatisticsRules(enough_messages=201)
    assert "quieter" not in [each.key for each in insights(now, before, NO_HEAT, rules)]


def test_a_day_has_no_weekly_goal() -> None:
    day = Figures(Span(WEEK.last, WEEK.last), rhythm=Rhythm(discussions=0))
    assert said(day) == ["quieter", "steady"]


def test_the_best_hour_fills_up() -> None:
    heat = tuple(tuple(9 if hour == 21 else 1 for hour in range(24)) for _ in range(7))
    found = insights(group(rhythm=Rhythm()), group(), heat, RULES)
    assert [(each.key, each.numbers) for each in found][-1] == ("best-hour", {"hour": 21})
