"""What was said, by whom, and how it is spread: talk, concentration, top lists, somebody's own place."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import BigInteger, Executable, Integer, Select, Subquery, bindparam, case, func, select

from bot.domain.community import STAFF
from bot.domain.post import OUT
from bot.domain.statistics import TOP, DayFigures, Ranked, Share, Talk
from bot.storage.statistics_scope import HOME, Scope, here, total
from bot.storage.tables import activity, member, post

COUNTED = ("messages", "received", "replies", "reactions")
"""What top lists can be of: `received` are the reactions of others."""

_USER, _COUNT = bindparam("user", type_=BigInteger), bindparam("count", type_=Integer)
_POSTED = select(func.count()).where(here(post), post.c.state.in_(tuple(OUT)))
_staff = select(member.c.user_id).where(member.c.community_id == HOME, member.c.status.in_(STAFF))
_OF_STAFF = select(total(activity.c.messages)).where(
    here(activity), activity.c.user_id.in_(_staff.scalar_subquery())
)
_NAME = select(member.c.name).where(
    member.c.community_id == HOME, member.c.user_id == _USER, member.c.left_at.is_(None)
)


def _each(what: str) -> Subquery:
    """What each person comes to over the span."""
    count = func.sum(activity.c[what], type_=Integer).label("count")
    return select(activity.c.user_id, count).where(here(activity)).group_by(activity.c.user_id).subquery()


@cache
def _of_the_top() -> Executable:
    each = _each("messages")
    most = select(each.c.count).order_by(each.c.count.desc()).limit(TOP).subquery()
    return select(total(most.c.count))


def _listed(each: Subquery, *columns: object) -> Select[tuple[object, ...]]:
    """Those on a top list: who is in the group and has any."""
    whose = (member.c.community_id == HOME) & (member.c.user_id == each.c.user_id)
    listed = select(*columns).select_from(each.join(member, whose))  # type: ignore[call-overload]
    found: Select[tuple[object, ...]] = listed.where(each.c.count > 0, member.c.left_at.is_(None))
    return found


@cache
def _top(what: str) -> Executable:
    each = _each(what)
    ranked = _listed(each, each.c.user_id, member.c.name, each.c.count)
    return ranked.order_by(each.c.count.desc(), each.c.user_id).limit(bindparam("limit"))


@cache
def _own(what: str) -> Executable:
    return select(total(activity.c[what])).where(here(activity), activity.c.user_id == _USER)


@cache
def _ahead(what: str) -> Executable:
    each = _each(what)
    before = case((each.c.count > _COUNT, 1), (each.c.user_id < _USER, 1), else_=0)
    return _listed(each, total(before)).where(each.c.count >= _COUNT)


async def talk(scope: Scope, days: Sequence[DayFigures]) -> Talk:
    """All that was said; `days` are those of the span."""
    messages, staff = sum(day.messages for day in days), await scope.number(_OF_STAFF)
    return Talk(
        messages,
        sum(day.media for day in days),
        sum(day.replies for day in days),
        sum(day.reactions for day in days),
        Share(messages - staff, messages + await scope.number(_POSTED)),
        Share(await scope.number(_of_the_top()), messages),
    )


async def top(scope: Scope, what: str = "messages", limit: int = TOP) -> list[Ranked]:
    """Who has most of one of `COUNTED`, among those who are in the group; those with none are left out."""
    rows = await scope.ask(_top(what), limit=limit)
    return [Ranked(place, row[0], row[1], row[2]) for place, row in enumerate(rows, 1)]


async def own(scope: Scope, user_id: int, what: str = "messages") -> Ranked | None:
    """Somebody's own place on that list, None if they have none or are gone."""
    count = await scope.number(_own(what), user=user_id)
    name = (await scope.ask(_NAME, user=user_id)).scalar_one_or_none()
    if not count or name is None:
        return None
    ahead = await scope.number(_ahead(what), user=user_id, count=count)
    return Ranked(ahead + 1, user_id, str(name), count)
