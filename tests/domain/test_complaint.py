"""Deadlines of complaints, and how an overdue case climbs."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SHIPPED_CONTENT
from bot.content_complaints import read_complaints
from bot.domain.complaint import (
    HIGHEST,
    Grade,
    attention,
    climbed,
    climbs,
    due,
    next_climb,
    promised,
    running,
)

RULES = read_complaints(SHIPPED_CONTENT, ())
OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(("grade", "hours"), [(Grade.GENERAL, 24), (Grade.PRODUCT, 8), (Grade.DISPUTE, 2)])
def test_the_graver_a_complaint_the_sooner_it_is_due(grade: Grade, hours: int) -> None:
    assert due(grade, OPENED, RULES) == OPENED + timedelta(hours=hours)


def test_an_overdue_case_climbs_until_the_owners_know() -> None:
    hours = [(at - OPENED) / timedelta(hours=1) for at in climbs(Grade.GENERAL, OPENED, RULES)]
    assert hours == [24, 36]
    levels = [
        attention(Grade.GENERAL, OPENED, OPENED + timedelta(hours=h), RULES) for h in (0, 23, 24, 36, 99)
    ]
    assert levels == [2, 2, 3, 4, 4]


def test_a_dispute_begins_loud_and_reaches_the_owners_when_it_is_overdue() -> None:
    assert attention(Grade.DISPUTE, OPENED, OPENED, RULES) == 3
    assert climbs(Grade.DISPUTE, OPENED, RULES) == (due(Grade.DISPUTE, OPENED, RULES),)
    assert next_climb(Grade.DISPUTE, OPENED, due(Grade.DISPUTE, OPENED, RULES), RULES) is None


def test_grades_are_ordered_by_gravity() -> None:
    assert sorted(Grade, key=lambda grade: grade.rank) == [Grade.GENERAL, Grade.PRODUCT, Grade.DISPUTE]


@given(st.sampled_from(list(Grade)), st.integers(0, 10_000), st.integers(0, 10_000))
def test_attention_never_falls_and_never_passes_the_highest(grade: Grade, minutes: int, more: int) -> None:
    earlier, later = OPENED + timedelta(minutes=minutes), OPENED + timedelta(minutes=minutes + more)
    assert attention(grade, OPENED, earlier, RULES) <= attention(grade, OPENED, later, RULES) <= HIGHEST


@given(st.sampled_from(list(Grade)), st.integers(0, 10_000))
def test_attention_goes_up_by_one_exactly_at_the_next_climb(grade: Grade, minutes: int) -> None:
    now = OPENED + timedelta(minutes=minutes)
    at = next_climb(grade, OPENED, now, RULES)
    if at is None:
        assert attention(grade, OPENED, now, RULES) == HIGHEST
    else:
        just_before = attention(grade, OPENED, at - timedelta(microseconds=1), RULES)
        assert just_before == attention(grade, OPENED, now, RULES)
        assert attention(grade, OPENED, at, RULES) == just_before + 1


HOUR = timedelta(hours=1)


def test_a_case_of_the_highest_attention_is_still_looked_at_when_it_is_due() -> None:
    again = running(Grade.DISPUTE, OPENED, OPENED, RULES, 9)
    assert (again.attention, again.next_climb_at) == (HIGHEST, OPENED + 2 * HOUR)
    late = climbed(again, Grade.DISPUTE, OPENED, OPENED + 2 * HOUR, RULES)
    assert (late.attention, late.next_climb_at) == (HIGHEST, None)


def test_several_climbs_that_were_missed_are_made_at_once() -> None:
    new = running(Grade.GENERAL, OPENED, OPENED, RULES)
    late = climbed(new, Grade.GENERAL, OPENED, OPENED + 40 * HOUR, RULES)
    assert (late.attention, late.next_climb_at) == (HIGHEST, None)


@given(st.sampled_from(Grade), st.integers(0, 6000), st.integers(1, 4))
def test_the_next_look_is_always_ahead_and_attention_within_its_range(
    grade: Grade, minutes: int, least: int
) -> None:
    now = OPENED + timedelta(minutes=minutes)
    found = running(grade, OPENED, now, RULES, least)
    assert least <= found.attention <= HIGHEST
    assert found.next_climb_at is None or found.next_climb_at > now
    if found.next_climb_at is not None:
        later = climbed(found, grade, OPENED, found.next_climb_at, RULES)
        assert later.attention == min(HIGHEST, found.attention + 1)


@given(st.sampled_from(Grade), st.integers(0, 6000))
def test_whoever_takes_a_case_never_has_less_time_than_the_deadline_or_half_of_it(
    grade: Grade, minutes: int
) -> None:
    now, deadline = OPENED + timedelta(minutes=minutes), due(grade, OPENED, RULES)
    until = promised(deadline, grade, now, RULES)
    assert until >= deadline
    assert until - now >= (deadline - OPENED) / 2
