"""The past of the demo's groups, and the verdict over merit: it finds what must not happen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.demo.cast import Group
from bot.demo.esteem import Regard, wrong
from bot.demo.past import DAYS, export
from bot.demo.reckoning import Life
from bot.demo.story import FIRST_DAY
from bot.telegram_export_record import Cast, key_of, moved, said

NOW = datetime(2026, 3, 20, tzinfo=UTC)
WINNER = 3002


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(SHIPPED_CONTENT)


@pytest.fixture
def regard(groups: tuple[Group, ...]) -> Regard:
    """A group that honoured somebody this week, with a card, and had one summary."""
    community = {"registered_at": NOW}
    life = Life(groups[1], community, [], [], [], [], [], [], NOW)
    life = replace(life, honours=[honour()], jobs=[{"job": "summary_day"}, {"job": "evening"}])
    return Regard(life, [], {WINNER: "Active Star", 3005: "Sunshine"}, 1, 1)


def honour(**other: Any) -> dict[str, Any]:
    usual = {
        "title": "active-star", "state": "announced", "user_id": WINNER, "how": "rule",
        "announced_at": NOW - timedelta(days=2), "until": NOW + timedelta(days=5),
    }  # fmt: skip
    return usual | other


def test_honours_as_they_should_be_have_no_faults(regard: Regard, content: Content) -> None:
    assert [*wrong(regard, content)] == []


def test_a_tag_that_was_not_taken_back_is_found(regard: Regard, content: Content) -> None:
    over = replace(regard.life, honours=[honour(until=NOW - timedelta(hours=1))])
    [fault] = wrong(replace(regard, life=over), content)
    assert fault == f"{WINNER} still wears “Active Star”"
    other = {WINNER: "Helping Hand"}
    assert "Helping Hand" in next(wrong(replace(regard, worn=other), content))


@pytest.mark.parametrize(
    ("lacking", "words"), [({"cards": 0}, "with 0 cards"), ({"summaries": 0}, "with 0 pictures")]
)
def test_a_picture_that_is_missing_is_found(
    regard: Regard, content: Content, lacking: Mapping[str, Any], words: str
) -> None:
    [fault] = wrong(replace(regard, **lacking), content)
    assert words in fault


def test_an_election_that_comes_out_differently_is_told(regard: Regard, content: Content) -> None:
    assert [*wrong(replace(regard, unproved=["W11: another"]), content)] == ["W11: another"]


def test_somebody_who_accepted_and_stands_before_the_door_is_found(regard: Regard, content: Content) -> None:
    life = replace(
        regard.life, koc=[{"user_id": 3004, "state": "trainee"}, {"user_id": 3006, "state": "reserve"}]
    )
    [fault] = wrong(replace(regard, life=life), content)
    assert fault == "3004 is a trainee, and not in the KOC group"
    assert [*wrong(replace(regard, life=life, inside=frozenset({3004})), content)] == []


def test_an_alarm_that_nobody_saw_to_is_found(regard: Regard, content: Content) -> None:
    alarm = {
        "cause": "second",
        "raised_on": NOW.date(),
        "told_on": NOW.date(),
        "done": False,
        "cleared_on": None,
    }
    [fault] = wrong(replace(regard, life=replace(regard.life, alarms=[alarm])), content)
    assert fault == "nobody has seen to the alarm second of 2026-03-20"
    for other in ({"done": True}, {"cleared_on": NOW.date()}, {"cause": "quiet"}):
        assert [*wrong(replace(regard, life=replace(regard.life, alarms=[alarm | other])), content)] == []


def test_what_is_exported_is_what_founders_did_before_the_first_day(groups: tuple[Group, ...]) -> None:
    for group in groups:
        found = export(group, 1, FIRST_DAY)
        assert found == export(group, 1, FIRST_DAY)
        assert found != export(group, 2, FIRST_DAY)
        cast, people = Cast(), {person.user_id for person in group.founders}
        for raw in found["messages"]:
            cast.meet(raw)
        assert cast.people == people
        spoken = [each for raw in found["messages"] if (each := said(raw, cast)) is not None]
        assert {each.person.user_id for each in spoken} <= people
        joined = [each for raw in found["messages"] for each in moved(raw, cast)]
        assert len(joined) == len(people)
        numbers = [key_of(raw)[0] for raw in found["messages"]]
        assert numbers == sorted(set(numbers))
        days = {each.at.date() for each in spoken}
        assert len(days) >= DAYS
        assert max(days) <= FIRST_DAY - timedelta(days=1)
        assert min(days) >= FIRST_DAY - timedelta(days=DAYS + 1)


def test_nobody_speaks_before_they_have_come(groups: tuple[Group, ...]) -> None:
    for group in groups:
        found = export(group, 3, FIRST_DAY)["messages"]
        come: set[str] = set()
        for raw in found:
            if raw["type"] == "service":
                come.add(raw["actor_id"])
            else:
                assert raw["from_id"] in come
                assert {one["from_id"] for each in raw.get("reactions", ()) for one in each["recent"]} <= come


def test_what_is_shown_and_honoured_is_by_people_who_are_there(groups: tuple[Group, ...]) -> None:
    for group in groups:
        founders = {person.name for person in group.founders}
        assert {each.who for each in group.showings} <= founders
        assert all(bool(each.reason) == (each.then == "declined") for each in group.showings)
        assert all(each.asked != ("#" in each.line) for each in group.showings)
        mondays = [FIRST_DAY + timedelta(days=each.day - 1) for each in (*group.previews, *group.choices)]
        assert {day.weekday() for day in mondays} == {date(2026, 3, 2).weekday()}
