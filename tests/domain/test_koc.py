"""The KOC path's rules by table: who may enter, which steps there are, when somebody is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.koc import (
    ACCEPT,
    ALUMNI,
    APPOINT,
    BY_STAFF,
    CANDIDATE,
    INVITE,
    INVITED,
    KEEP,
    KOC,
    LOSE,
    PASS,
    PROPOSE,
    REGULAR,
    RESERVE,
    RETIRE,
    STATES,
    STEPS,
    TRAINEE,
    Figures,
    KocRules,
    Standing,
    falls_away,
    interview_due,
    is_lost,
    may_be_proposed,
    meets,
    settled,
    step,
)

RULES = KocRules()
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
FIT = Figures(30, 8, 10, 0)
KOC_NOW = Standing(1, 7, KOC, TODAY - 100 * DAY)


def test_the_rule_takes_presence_different_people_different_days_and_no_sanction() -> None:
    assert meets(FIT, RULES)
    for lacking in ({"present": 29}, {"people": 7}, {"appreciated": 9}, {"sanctions": 1}):
        assert not meets(replace(FIT, **lacking), RULES), lacking


def test_the_days_that_count_are_the_sixty_before_today() -> None:
    since, until = RULES.window(TODAY)
    assert (until, (until - since).days + 1) == (TODAY - DAY, 60)


def test_figures_survive_being_kept() -> None:
    assert Figures.of(FIT.kept()) == FIT
    assert Figures.of({}) == Figures()


@pytest.mark.parametrize(
    ("state", "move", "to"),
    [
        (REGULAR, PROPOSE, CANDIDATE), (CANDIDATE, INVITE, INVITED), (CANDIDATE, KEEP, RESERVE),
        (CANDIDATE, PASS, REGULAR), (RESERVE, INVITE, INVITED), (INVITED, ACCEPT, TRAINEE),
        (TRAINEE, APPOINT, KOC), (KOC, LOSE, ALUMNI), (TRAINEE, LOSE, REGULAR), (KOC, RETIRE, ALUMNI),
        (REGULAR, APPOINT, None), (KOC, INVITE, None), (CANDIDATE, ACCEPT, None), (ALUMNI, LOSE, None),
    ],
)  # fmt: skip
def test_steps_lead_where_the_path_goes_and_nowhere_else(state: str, move: str, to: str | None) -> None:
    assert step(state, move) == to


def test_every_step_leads_to_a_state_and_from_each_staff_can_do_something() -> None:
    known = {REGULAR, *STATES}
    for moves in STEPS.values():
        assert set(moves) | set(moves.values()) <= known
    for state in known:
        assert any(step(state, move) for move in BY_STAFF), state


def test_who_was_passed_over_rests_before_being_proposed_again() -> None:
    passed = settled(REGULAR, TODAY, RULES)
    assert passed["not_before"] == TODAY + 30 * DAY
    rested = Standing(1, 7, REGULAR, TODAY, not_before=TODAY + 30 * DAY)
    assert not may_be_proposed(rested, TODAY + 29 * DAY)
    assert may_be_proposed(rested, TODAY + 30 * DAY)
    assert may_be_proposed(None, TODAY)
    assert not may_be_proposed(replace(rested, state=INVITED), TODAY + 99 * DAY)


@pytest.mark.parametrize(
    ("below", "since", "lost"), [(13, 100, False), (14, 100, True), (14, 13, False), (20, 14, True)]
)
def test_nobody_is_lost_before_the_floor(below: int, since: int, *, lost: bool) -> None:
    each = replace(KOC_NOW, since=TODAY - since * DAY, below_since=TODAY - below * DAY)
    assert is_lost(each, TODAY, RULES) == lost


def test_who_meets_the_rule_is_never_lost() -> None:
    assert not is_lost(KOC_NOW, TODAY, RULES)


@pytest.mark.parametrize(
    ("last", "usual", "falls"),
    [(17, 35, True), (18, 35, False), (5, 10, False), (4, 10, True), (0, 9, False)],
)
def test_the_alarm_is_below_half_of_what_is_usual_if_anything_is(
    last: int, usual: int, *, falls: bool
) -> None:
    assert falls_away(last, usual, RULES) == falls


def test_a_talk_is_due_then_and_again_every_seven_days() -> None:
    due = replace(KOC_NOW, interview_on=TODAY)
    assert not interview_due(due, TODAY - DAY, RULES)
    assert interview_due(due, TODAY, RULES)
    told = replace(due, reminded_on=TODAY)
    assert not interview_due(told, TODAY + 6 * DAY, RULES)
    assert interview_due(told, TODAY + 7 * DAY, RULES)
    assert not interview_due(KOC_NOW, TODAY, RULES)


def test_a_new_trainee_has_a_talk_ahead_and_alumni_have_none() -> None:
    assert settled(TRAINEE, TODAY, RULES)["interview_on"] == TODAY + 30 * DAY
    assert settled(ALUMNI, TODAY, RULES)["interview_on"] is None
    assert "interview_on" not in settled(KOC, TODAY, RULES)
