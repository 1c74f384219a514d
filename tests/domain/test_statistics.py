"""Spans, shares and times; figures as named numbers."""

from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.statistics import DAY, Figures, Handled, Peace, People, Rhythm, Share, Span, Times
from bot.domain.statistics_names import NAMES, measures

WEEK = Span(date(2026, 11, 16), date(2026, 11, 22))

days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def test_a_week_is_followed_by_the_week_before() -> None:
    assert Span.ending(date(2026, 11, 22), 7) == WEEK
    assert (WEEK.length, len(WEEK.days)) == (7, 7)
    assert WEEK.before == WEEK.rival == Span(date(2026, 11, 9), date(2026, 11, 15))
    assert Span.ending(WEEK.last, 1).rival == Span.ending(date(2026, 11, 15), 1)
    assert WEEK.shifted(-7) == WEEK.before


@given(last=days, length=st.integers(1, 400))
def test_the_span_before_is_as_long_and_touches(last: date, length: int) -> None:
    span = Span.ending(last, length)

    assert span.before.length == span.length == length
    assert span.before.last + DAY == span.first


def test_a_share_of_nothing_is_unknown() -> None:
    assert Share().value is None
    assert Share(0, 3).value == 0
    assert Share(1, 3).value == 0.3333


def test_times_of_nothing_are_unknown() -> None:
    assert Times.of([]) == Times(0, None, None)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([5.0], Times(1, 5.0, 5.0)),
        ([4.0, 1.0], Times(2, 2.5, 4.0)),
        ([float(n) for n in range(10, 0, -1)], Times(10, 5.5, 9.0)),
        ([float(n) for n in range(1, 12)], Times(11, 6.0, 10.0)),
    ],
)
def test_nine_in_ten_stayed_within_a_time_that_was_really_taken(
    seconds: list[float], expected: Times
) -> None:
    assert Times.of(seconds) == expected


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_at_least_nine_in_ten_stayed_within_the_ninetieth_percentile(seconds: list[float]) -> None:
    found = Times.of(seconds)

    assert found.ninety in seconds
    assert sum(each <= (found.ninety or 0) for each in seconds) >= ceil(0.9 * len(seconds))


def test_speaker_share_looks_at_the_last_seven_days_whatever_the_span() -> None:
    people = People(members=40, joined=3, left=5, speakers=9, week_speakers=6, month=20, mean_day=5)

    assert (people.speaker_share.value, people.growth, people.stickiness) == (0.15, -2, 0.25)
    assert People().stickiness is None


def test_who_spoke_and_left_makes_no_more_than_everybody_a_speaker() -> None:
    assert People(members=3, week_speakers=4).speaker_share.value == 1.0


def test_every_measure_has_a_name_also_where_there_is_nothing_to_measure() -> None:
    empty = measures(Figures(WEEK))

    assert tuple(empty) == NAMES
    assert empty["messages"] == 0
    assert {
        empty[name] for name in ("speaker_share", "retention_d7", "turnout", "cases_product_solve_90")
    } == {None}


def test_measures_are_those_of_the_figures() -> None:
    handled = Handled(2, Times(1, 60.0, 60.0))
    figures = Figures(
        WEEK, People(members=10, week_speakers=2), rhythm=Rhythm(questions=4, answers=10),
        peace=Peace({3: handled}, {"dispute": handled}),
    )  # fmt: skip
    found = measures(figures)

    assert (found["speaker_share"], found["answers_per_question"]) == (0.2, 2.5)
    assert (found["incidents_3"], found["incidents_3_take_median"], found["incidents_3_solve_90"]) == (
        2,
        60.0,
        None,
    )
    assert (found["cases_dispute"], found["cases_dispute_take_90"], found["cases_general"]) == (2, 60.0, 0)
