"""Who was there: members, speakers, the active ones of a day, a week and a month, and who came back."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Date, bindparam, distinct, func, select

from bot.domain.statistics import MONTH, WEEK, DayFigures, People, Span
from bot.storage.statistics_scope import HOME, PRESENT, Scope, during, here
from bot.storage.tables import activity, member, movement

_HERE = select(func.count()).where(member.c.community_id == HOME, member.c.left_at.is_(None))
_WHO = distinct(activity.c.user_id)
_SPOKE = select(func.count(_WHO)).where(here(activity), activity.c.messages > 0)
_ACTIVE = select(func.count(_WHO)).where(here(activity), PRESENT)
_DAYS = select(func.count()).where(here(activity), PRESENT)

_THEN = (
    select(activity.c.user_id)
    .where(
        activity.c.community_id == HOME, PRESENT,
        activity.c.local_date.between(bindparam("then", type_=Date), bindparam("eve", type_=Date)),
    )
    .scalar_subquery()
)  # fmt: skip
_RETURNING = select(func.count(_WHO)).where(here(activity), PRESENT, activity.c.user_id.in_(_THEN))
_BEGAN = select(member.c.user_id).where(here(member, "first_day")).scalar_subquery()
_NEW = select(func.count(_WHO)).where(here(activity), PRESENT, activity.c.user_id.in_(_BEGAN))

_same = (movement.c.community_id == member.c.community_id) & (movement.c.user_id == member.c.user_id)
_TOLD = select(movement.c.id).where(_same, movement.c.kind == "leave", movement.c.at == member.c.left_at)
_ERASED = select(member.c.left_at).where(during(member, "left_at"), member.c.user_id < 0, ~_TOLD.exists())


async def people(scope: Scope, days: Sequence[DayFigures]) -> People:
    """All of them; `days` are those of the span."""
    span = scope.span
    before, month = span.before, scope.over(Span.ending(span.last, MONTH))
    active, was_active = await scope.number(_ACTIVE), await scope.over(before).number(_ACTIVE)
    returning = await scope.number(_RETURNING, then=before.first, eve=before.last)
    new = await scope.number(_NEW)
    week = scope.over(Span.ending(span.last, WEEK))
    return People(
        members=days[-1].members,
        joined=sum(day.joined for day in days),
        left=sum(day.left for day in days),
        speakers=await scope.number(_SPOKE),
        week_speakers=await week.number(_SPOKE),
        active=active,
        day=days[-1].active,
        week=active if week == scope else await week.number(_ACTIVE),
        month=await month.number(_ACTIVE),
        mean_day=round(await month.number(_DAYS) / MONTH, 2),
        new=new,
        returning=returning,
        resurrected=active - returning - new,
        dormant=was_active - returning,
    )


async def week_speakers(scope: Scope) -> int:
    """Who wrote something within the seven days that end with the span."""
    return await scope.over(Span.ending(scope.span.last, WEEK)).number(_SPOKE)


async def members_now(scope: Scope) -> int:
    """How many are in the group, as far as the bot has met them."""
    return await scope.number(_HERE)


async def erased_days(scope: Scope) -> list[date]:
    """On which of the days members were forgotten at their wish, and so were gone without a word."""
    rows: Sequence[datetime] = (await scope.ask(_ERASED)).scalars()
    return [scope.community.day_of(at) for at in rows]
