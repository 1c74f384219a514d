"""A community's local days one by one, and its hours: what trends and heat-maps are drawn from."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Executable, Table, and_, case, func, or_, select

from bot.domain.headcount import at_each_end
from bot.domain.points import SPENDING
from bot.domain.statistics import DAY, DayFigures, Span
from bot.storage.statistics_people import erased_days, members_now
from bot.storage.statistics_scope import BEGIN, END, HOME, PRESENT, Scope, count_if, during, here, total
from bot.storage.tables import (
    activity,
    activity_hour,
    ballot,
    complaint,
    headcount,
    incident,
    ledger_day,
    member,
    movement,
    post,
    response,
    vote,
)

ByDay = dict[date, dict[str, int]]
_LOOK_BACK = 30 * DAY
"""What Telegram said longer ago than this is not counted on from: too much may have gone unseen since."""


def _by_day(table: Table, **sums: ColumnElement[Any]) -> Executable:
    columns = [column.label(name) for name, column in sums.items()]
    return select(table.c.local_date, *columns).where(here(table)).group_by(table.c.local_date)


_TALKED = _by_day(
    activity, messages=total(activity.c.messages), media=total(activity.c.media),
    replies=total(activity.c.replies), reactions=total(activity.c.reactions),
    active_members=count_if(activity.c.messages > 0), active=count_if(PRESENT),
    checked_in=total(activity.c.checkins),
)  # fmt: skip
_MOVED = _by_day(
    movement, joined=count_if(movement.c.kind == "join"), left=count_if(movement.c.kind == "leave")
)
_PAID = _by_day(
    ledger_day,
    points_paid=total(case((ledger_day.c.kind.in_(tuple(SPENDING)), 0), else_=ledger_day.c.amount)),
)
_NEW = (
    select(member.c.first_day.label("local_date"), func.count().label("new_members"))
    .where(here(member, "first_day"))
    .group_by(member.c.first_day)
)
_ANSWERED = (
    select(post.c.local_date, total(response.c.replies).label("answers"))
    .select_from(
        post.join(
            response,
            and_(post.c.community_id == response.c.community_id, post.c.id == response.c.post_id),
        )
    )
    .where(here(post))
    .group_by(post.c.local_date)
)
_TOLD = select(headcount.c.local_date, headcount.c.members).where(here(headcount))
_SINCE_TOLD = (
    select(headcount.c.local_date, total(case((movement.c.kind == "join", 1), else_=-1)))
    .select_from(
        headcount.join(
            movement,
            and_(
                movement.c.community_id == headcount.c.community_id,
                movement.c.local_date == headcount.c.local_date, movement.c.at > headcount.c.at,
            ),
        )
    )
    .where(here(headcount))
    .group_by(headcount.c.local_date)
)  # fmt: skip
"""Who came, less who left, on the same day after it was told."""
_HOURS = select(activity_hour.c.local_date, activity_hour.c.hour, activity_hour.c.messages).where(
    here(activity_hour)
)
_votes = (
    select(vote.c.id)
    .where(
        vote.c.community_id == HOME, vote.c.created_at < END,
        or_(vote.c.closed_at.is_(None), vote.c.closed_at >= BEGIN),
    )
    .scalar_subquery()
)  # fmt: skip
_INSTANTS = {
    "incidents": select(incident.c.at).where(during(incident), incident.c.dry.is_(False)),
    "cases": select(complaint.c.opened_at).where(during(complaint, "opened_at")),
    "ballots": select(ballot.c.at).where(
        during(ballot), ballot.c.counted.is_(True), ballot.c.vote_id.in_(_votes)
    ),
}
"""What only has an instant is put to its day here: it is little."""


async def days(scope: Scope) -> list[DayFigures]:
    """Every day of the span, the earliest first."""
    found: ByDay = {day: {} for day in scope.span.days}
    for statement in (_TALKED, _PAID, _NEW, _ANSWERED):
        for row in await scope.ask(statement):
            found[row.local_date] |= _numbers(row)
    for name, statement in _INSTANTS.items():
        for day, count in _counted(scope, (await scope.ask(statement)).scalars()).items():
            found[day][name] = count
    for day, figures in (await membership(scope)).items():
        found[day] |= figures
    return [DayFigures(day, **figures) for day, figures in found.items()]


async def hours(scope: Scope) -> list[list[int]]:
    """Messages by weekday (Monday first) of the local day and hour 0-23 on the wall clock."""
    heat = [[0] * 24 for _ in range(7)]
    for day, hour, messages in await scope.ask(_HOURS):
        heat[day.weekday()][hour] += messages
    return heat


async def membership(scope: Scope) -> ByDay:
    """Who came and left on each day, and how many there were at its end.

    That goes by what Telegram said. Where it has said nothing it is counted back from those that the bot
    knows to be there now.
    """
    span = scope.span
    until = scope.over(Span(span.first - _LOOK_BACK, date.max - DAY))
    moved = {row.local_date: _numbers(row) for row in await until.ask(_MOVED)}
    growth = {day: each["joined"] - each["left"] for day, each in moved.items()}
    ends = await _told_ends(until)
    for day in await erased_days(until):
        of_day = moved.setdefault(day, {"joined": 0, "left": 0})
        of_day["left"] += 1
    if not ends:
        growth = {day: each["joined"] - each["left"] for day, each in moved.items()}
        now = await members_now(scope)
        ends = {span.last: now - sum(by for day, by in growth.items() if day > span.last)}
    members = at_each_end(span, ends, growth)
    return {day: {"members": members[day], **moved.get(day, {})} for day in span.days}


async def _told_ends(scope: Scope) -> dict[date, int]:
    """How many there were at the end of the days on which Telegram said it."""
    told = {row.local_date: row.members for row in await scope.ask(_TOLD)}
    if not told:
        return {}
    since = {row[0]: row[1] for row in await scope.ask(_SINCE_TOLD)}
    return {day: members + since.get(day, 0) for day, members in told.items()}


def _numbers(row: Any) -> dict[str, int]:  # noqa: ANN401 - a row
    return {name: int(value) for name, value in row._asdict().items() if name != "local_date"}


def _counted(scope: Scope, instants: Iterable[Any]) -> Counter[date]:
    return Counter(scope.community.day_of(at) for at in instants)
