"""The verdict over a played demo finds what must not happen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.demo.cast import Group
from bot.demo.reckoning import Life, wrong

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
"""When the reading group's first post is due; nothing else of that day is."""


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(SHIPPED_CONTENT)


@pytest.fixture
def life(groups: tuple[Group, ...]) -> Life:
    """A group that had its one weekly post of a day, and one question."""
    begun = {"registered_at": MONDAY - timedelta(hours=6)}
    posts = [row("calendar", "beginnings-mon", MONDAY), row("topic", "read-first-book", MONDAY)]
    return Life(groups[1], begun, posts, [], [], [], [], [], MONDAY + timedelta(hours=2))


def row(kind: str, entry: str, slot: datetime, **other: Any) -> dict[str, Any]:
    usual = {"state": "sent", "sent_at": slot, "local_date": date(2026, 3, 2), "decided_by": 0}
    return {"kind": kind, "entry": entry, "slot": slot, "replies": 0, **usual, **other}


def test_a_day_as_it_should_be_has_no_faults(life: Life, content: Content) -> None:
    assert wrong(life, content) == []


def test_a_missing_post_is_found_unless_somebody_left_it_out(life: Life, content: Content) -> None:
    assert "did not go out" in wrong(replace(life, posts=[]), content)[0]
    missed = row("calendar", "beginnings-mon", MONDAY, state="skipped", sent_at=None)
    assert "did not go out" in wrong(replace(life, posts=[missed]), content)[0]
    assert wrong(replace(life, posts=[missed | {"decided_by": 7}]), content) == []


def test_a_post_at_another_time_or_twice_is_found(life: Life, content: Content) -> None:
    late = row("calendar", "beginnings-mon", MONDAY, sent_at=MONDAY + timedelta(minutes=1))
    assert "at another time" in wrong(replace(life, posts=[late]), content)[0]
    again = row("calendar", "beginnings-mon", MONDAY + timedelta(hours=1))
    not_due, twice = wrong(replace(life, posts=[*life.posts, again]), content)
    assert "was not due" in not_due
    assert "went out twice" in twice


def test_a_question_that_comes_twice_is_found(life: Life, content: Content) -> None:
    again = row("icebreaker", "read-first-book", MONDAY + timedelta(hours=1))
    assert "read-first-book came twice" in wrong(replace(life, posts=[*life.posts, again]), content)[0]


def test_a_draw_that_is_not_true_is_found(life: Life, content: Content) -> None:
    assert "the seed" in wrong(replace(life, untrue=["giveaway 1: the seed does not fit"]), content)[0]


def test_harm_to_somebody_innocent_is_found(life: Life, content: Content) -> None:
    member, stranger = life.group.founders[3].user_id, life.group.strangers[0].user_id
    erased = {"erased": True, "evidence": "Tea?"}
    mute = {"kind": "mute", "by_id": 0}
    away = {"action": "gate-silent"}
    faults = wrong(
        replace(
            life,
            incidents=[{"user_id": each, **erased} for each in (member, stranger)],
            sanctions=[{"user_id": each, **mute} for each in (member, stranger)],
            audit=[{"target_id": each, **away} for each in (member, stranger)],
        ),
        content,
    )
    assert len(faults) == 3
    assert all(str(member) in fault for fault in faults)
    assert wrong(replace(life, sanctions=[{"user_id": member, **mute, "by_id": 3001}]), content) == []


def test_a_vote_is_what_makes_another_weeks_post_due(life: Life, content: Content) -> None:
    vote = {"state": "closed", "decides": "theme", "period": "2026-W10", "result": {"choice": "ideas"}}
    faults = wrong(replace(life, votes=[vote]), content)
    assert [("ideas-mon" in fault, "beginnings-mon" in fault) for fault in faults] == [
        (True, False),
        (False, True),
    ]
