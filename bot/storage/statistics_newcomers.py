"""What becomes of those who come: activation, exact-day retention, weekly cohorts.

A cohort is asked about when it is due: the seventh-day retention of a week is that of those whose seventh day
after their first was in it. So no figure is of people whose day has not come yet.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Date, Dialect, Executable, bindparam, case, distinct, func, select

from bot.domain.statistics import RETAINED, WEEK, Cohort, Newcomers, Share, Span, StatisticsRules
from bot.storage.statistics_scope import HOME, PRESENT, Scope, count_if, days_after, here
from bot.storage.tables import activity, member, movement

_WEEK = timedelta(days=WEEK)


async def newcomers(scope: Scope, rules: StatisticsRules) -> Newcomers:
    """Activation and retention of the cohorts that were due."""
    dialect, days = scope.connection.dialect, rules.activation_days
    due = {days: scope.over(scope.span.shifted(-days)) for days in RETAINED}
    retention = {days: await _share(cohort, _retained(dialect, days)) for days, cohort in due.items()}
    joined = scope.over(scope.span.shifted(1 - days))
    return Newcomers(await _share(joined, _activated(dialect, days)), retention)


async def _share(scope: Scope, statement: Executable) -> Share:
    part, whole = (await scope.ask(statement)).one()
    return Share(part, whole)


@cache
def _retained(dialect: Dialect, days: int) -> Executable:
    """Of those who began then, the ones who were active on the day so long after, and all."""
    there = select(activity.c.user_id).where(
        activity.c.community_id == member.c.community_id, activity.c.user_id == member.c.user_id,
        activity.c.local_date == days_after(dialect, member.c.first_day, days), PRESENT,
    )  # fmt: skip
    return select(count_if(there.exists()), func.count()).where(here(member, "first_day"))


@cache
def _activated(dialect: Dialect, days: int) -> Executable:
    """Of those who joined then, the ones who said something within so many days, and all."""
    first = (
        select(movement.c.user_id, func.min(movement.c.local_date, type_=Date).label("day"))
        .where(here(movement), movement.c.kind == "join")
        .group_by(movement.c.user_id)
        .subquery()
    )
    spoke = select(activity.c.user_id).where(
        activity.c.community_id == HOME, activity.c.user_id == first.c.user_id, activity.c.messages > 0,
        activity.c.local_date.in_([days_after(dialect, first.c.day, number) for number in range(days)]),
    )  # fmt: skip
    return select(count_if(spoke.exists()), func.count()).select_from(first)


async def cohorts(scope: Scope, weeks: int) -> list[Cohort]:
    """Those who began in each of so many calendar weeks, up to that of the last day; the oldest first."""
    last = scope.span.last
    monday = last - timedelta(days=last.weekday())
    mondays = [monday - _WEEK * back for back in range(weeks - 1, -1, -1)]
    within = scope.over(Span(mondays[0], last))
    starts = {_monday(week): each for week, each in enumerate(mondays)}
    sizes = (await within.ask(_sizes(weeks), **starts)).all()
    counts = (await within.ask(_counts(weeks), **starts)).all()
    size, active = {row[0]: row[1] for row in sizes}, {(row[0], row[1]): row[2] for row in counts}
    return [
        Cohort(each, size.get(week, 0), tuple(active.get((week, later), 0) for later in range(week, weeks)))
        for week, each in enumerate(mondays)
    ]


@cache
def _sizes(weeks: int) -> Executable:
    began = _week_of(member.c.first_day, weeks)
    return select(began, func.count()).where(here(member, "first_day")).group_by(began)


@cache
def _counts(weeks: int) -> Executable:
    """Those of each cohort who were active in each week. Only their own rows are looked at twice."""
    began, met = _week_of(member.c.first_day, weeks), _week_of(activity.c.local_date, weeks)
    theirs = select(member.c.user_id).where(here(member, "first_day")).scalar_subquery()
    whose = (member.c.community_id == activity.c.community_id) & (member.c.user_id == activity.c.user_id)
    return (
        select(began, met, func.count(distinct(activity.c.user_id)))
        .select_from(activity.join(member, whose))
        .where(here(activity), PRESENT, activity.c.user_id.in_(theirs))
        .group_by(began, met)
    )


def _week_of(day: ColumnElement[date], weeks: int) -> ColumnElement[int]:
    """The number of the week that a day is in."""
    ends: Sequence[tuple[ColumnElement[bool], int]] = [
        (day < bindparam(_monday(week + 1), type_=Date), week) for week in range(weeks - 1)
    ]
    return case(*ends, else_=weeks - 1).label(f"{day.key}_week")


def _monday(week: int) -> str:
    return f"monday_{week}"
