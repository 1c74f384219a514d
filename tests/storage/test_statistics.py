"""Figures added up in SQL against a reckoning that looks at every event, in several zones and across DST."""

from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from bot.domain.community import Community, Person
from bot.domain.hearing import Heard
from bot.domain.statistics import DAY, Figures, Ranked, Share, Span
from bot.storage.database import Database
from bot.storage.statistics import WEEKS, Summary, board, figures, series, summary, weekly_hours
from tests.actions.scene import NOON, community_of
from tests.storage.chronicle import CHECKIN, JOIN, LEAVE, MESSAGE, Chronicle, invented, write

PLACES = [
    ("UTC", 0, datetime(2026, 9, 1, tzinfo=UTC)),
    ("Asia/Shanghai", 4, datetime(2026, 9, 1, tzinfo=UTC)),
    ("Europe/Berlin", 2, datetime(2026, 10, 1, tzinfo=UTC)),  # the clock goes back on October 25
    ("America/New_York", 2, datetime(2026, 2, 15, tzinfo=UTC)),  # and forward on March 8
]
LENGTH = 48


async def _told(database: Database, zone: str, rollover: int, start: datetime) -> tuple[Community, Chronicle]:
    past = invented(zone, rollover, start, LENGTH, Random(zone))
    async with database.begin() as uow:
        home = await community_of(uow, timezone=zone, rollover_hour=rollover, registered_at=start)
        elsewhere = await community_of(uow, -1010)
        await write(uow, home, past)
        await write(uow, elsewhere, Chronicle(zone, rollover, past.events[:40]))
    return home, past


@pytest.mark.parametrize(("zone", "rollover", "start"), PLACES)
async def test_figures_are_what_looking_at_every_event_comes_to(
    database: Database, zone: str, rollover: int, start: datetime
) -> None:
    home, past = await _told(database, zone, rollover, start)
    whole = Span.ending(start.date() + DAY * (LENGTH - 1), LENGTH)

    async with database.read() as uow:
        for span in (whole, Span.ending(whole.last, 7), Span.ending(whole.last - DAY * 9, 1)):
            found = await figures(uow.connection, home, span.first, span.last)
            _check(found, past, span)
        days = await series(uow.connection, home, whole.first, whole.last)
        assert await weekly_hours(uow.connection, home, whole.first, whole.last) == past.hours(whole)
    for each in days:
        only = Span(each.local_date, each.local_date)
        assert (each.messages, each.active_members, each.active, each.checked_in, each.new_members) == (
            past.count(each.local_date, MESSAGE), len(past.who(only, [MESSAGE])), len(past.who(only)),
            past.count(each.local_date, CHECKIN),
            sum(past.first(user) == each.local_date for user in past.users),
        )  # fmt: skip
        here = [past.day(event) <= each.local_date for event in past.events if event.kind == JOIN]
        gone = [past.day(event) <= each.local_date for event in past.events if event.kind == LEAVE]
        assert each.members == sum(here) - sum(gone)


def _check(found: Figures, past: Chronicle, span: Span) -> None:
    people, last = found.people, span.last
    month = Span.ending(last, 30)
    assert people.speakers == len(past.who(span, [MESSAGE]))
    assert people.week_speakers == len(past.who(Span.ending(last, 7), [MESSAGE]))
    assert (people.active, people.day) == (len(past.who(span)), len(past.who(Span(last, last))))
    assert (people.week, people.month) == (len(past.who(Span.ending(last, 7))), len(past.who(month)))
    mean = sum(len(past.who(Span(day, day))) for day in month.days) / 30
    assert people.mean_day == pytest.approx(mean, abs=0.01)
    assert (people.new, people.returning, people.resurrected, people.dormant) == past.life_cycle(span)
    assert found.newcomers.retention == {days: past.retention(span, days) for days in (1, 7, 30)}
    assert found.newcomers.activation == past.activation(span, 7)
    assert found.rhythm.checkins == sum(past.count(day, CHECKIN) for day in span.days)
    assert people.joined == sum(past.count(day, JOIN) for day in span.days)
    assert people.left == sum(past.count(day, LEAVE) for day in span.days)
    counts = sorted(
        (sum(past.day(each) in span.days for each in past.events if (each.user, each.kind) == (user, MESSAGE))
         for user in past.users), reverse=True,
    )  # fmt: skip
    assert found.talk.messages == sum(counts)
    assert found.talk.top_ten == Share(sum(counts[:10]), sum(counts))


@pytest.mark.parametrize(("zone", "rollover", "start"), PLACES[1:3])
async def test_cohorts_are_of_calendar_weeks(
    database: Database, zone: str, rollover: int, start: datetime
) -> None:
    home, past = await _told(database, zone, rollover, start)
    last = start.date() + DAY * (LENGTH - 1)

    found = await _summary(database, home, Span.ending(last, 7))

    assert len(found.cohorts) == WEEKS
    assert [each.monday.weekday() for each in found.cohorts] == [0] * WEEKS
    assert found.cohorts[-1].monday <= last < found.cohorts[-1].monday + DAY * 7
    for cohort in found.cohorts:
        theirs = {
            user
            for user in past.users
            if past.first(user) in Span(cohort.monday, cohort.monday + DAY * 6).days
        }
        assert cohort.size == len(theirs)
        for number, active in enumerate(cohort.active):
            week = Span(cohort.monday + DAY * 7 * number, min(last, cohort.monday + DAY * (7 * number + 6)))
            assert active == len(past.who(week) & theirs)


async def _summary(database: Database, home: Community, span: Span) -> Summary:
    async with database.read() as uow:
        return await summary(uow.connection, home, span.first, span.last)


async def test_a_summary_holds_both_periods_and_what_is_drawn(database: Database) -> None:
    home, past = await _told(database, *PLACES[1])
    span = Span.ending(PLACES[1][2].date() + DAY * 40, 7)

    found = await _summary(database, home, span)

    async with database.read() as uow:
        assert found.before == await figures(uow.connection, home, span.before.first, span.before.last)
        assert found.now == await figures(uow.connection, home, span.first, span.last)
    assert [day.local_date for day in found.days] == span.days
    assert [list(line) for line in found.heat] == past.hours(Span.ending(span.last, 28))
    assert [each.place for each in found.busiest] == list(range(1, len(found.busiest) + 1))
    assert found.busiest[0].name == f"N{found.busiest[0].user_id}"


async def test_a_day_is_measured_against_the_same_weekday_of_the_last_week(database: Database) -> None:
    home, _ = await _told(database, *PLACES[1])
    last = PLACES[1][2].date() + DAY * 40

    found = await _summary(database, home, Span.ending(last, 1))

    async with database.read() as uow:
        assert found.before == await figures(uow.connection, home, last - DAY * 7, last - DAY * 7)
        assert found.now == await figures(uow.connection, home, last, last)
    assert [day.local_date for day in found.days] == [last]


async def test_a_group_without_a_past_has_figures_too(database: Database) -> None:
    async with database.begin() as uow:
        home = await community_of(uow)

    found = await _summary(database, home, Span.ending(home.day_of(NOON), 7))

    assert found.now == found.before.__class__(found.now.span, **_parts(found.before))
    assert found.now.people.speaker_share.value is None
    assert found.now.newcomers.retention == dict.fromkeys((1, 7, 30), Share())
    assert (len(found.days), found.busiest, found.valued) == (7, (), ())
    assert {cohort.size for cohort in found.cohorts} == {0}


def _parts(figures_: Figures) -> dict[str, Any]:
    return {name: getattr(figures_, name) for name in ("people", "talk", "newcomers", "rhythm", "peace")}


async def test_whoever_is_forgotten_is_gone_from_that_day_on_and_stays_in_the_sums(
    database: Database,
) -> None:
    day, span = NOON.date(), Span(NOON.date() - DAY, NOON.date() + DAY)
    async with database.begin() as uow:
        home = await community_of(uow)
        heard = Heard()
        for user in (1, 2, 2):
            heard.message(home, Person(user, f"N{user}"), NOON - DAY, media=False, reply=False)
        await uow.activity.flush(heard)
        await uow.privacy.erase(2, NOON)
    async with database.read() as uow:
        found = await figures(uow.connection, home, span.first, span.last)
        days = await series(uow.connection, home, span.first, span.last)
        listed, own = await board(uow.connection, home, span, 2)
    assert [(each.local_date, each.members, each.left) for each in days] == [
        (day - DAY, 2, 0), (day, 1, 1), (day + DAY, 1, 0),
    ]  # fmt: skip
    assert (found.people.left, found.people.speakers, found.talk.messages) == (1, 2, 3)
    assert (listed, own) == ([Ranked(1, 1, "N1", 1)], None)


async def test_own_place_counts_those_ahead_who_are_in_the_group(database: Database) -> None:
    async with database.begin() as uow:
        home = await community_of(uow)
        heard = Heard()
        for user, messages in ((1, 5), (2, 3), (3, 3), (4, 9)):
            for _ in range(messages):
                heard.message(home, Person(user, f"N{user}"), NOON, media=False, reply=False)
        await uow.activity.flush(heard)
        await uow.members.change(home.id, 4, left_at=NOON)
    span = Span(NOON.date(), NOON.date())
    async with database.read() as uow:
        listed, own = await board(uow.connection, home, span, 3)
        assert (await board(uow.connection, home, span.before, 3))[1] is None
    assert listed == [Ranked(1, 1, "N1", 5), Ranked(2, 2, "N2", 3), Ranked(3, 3, "N3", 3)]
    assert own == listed[2]
