"""What the group was offered and what it made of that: check-ins, questions, votes."""

from collections.abc import Sequence

from sqlalchemy import Integer, and_, bindparam, case, func, select

from bot.domain.post import OUT
from bot.domain.statistics import DayFigures, Rhythm, Share, Span, StatisticsRules
from bot.domain.topics import ICEBREAKER, TOPIC
from bot.storage.statistics_scope import FIRST, Scope, count_if, during, here, total
from bot.storage.tables import checkin, post, response, vote

_ASKING = (TOPIC, ICEBREAKER)
_TALKED_ABOUT = (*_ASKING, "calendar")

_held = (
    select(func.count().label("days"), func.min(checkin.c.local_date).label("earliest"))
    .where(here(checkin))
    .group_by(checkin.c.user_id)
    .subquery()
)
_STREAKS = select(count_if(_held.c.days == bindparam("days", type_=Integer)), func.count()).where(
    _held.c.earliest == FIRST
)

_whose = and_(post.c.community_id == response.c.community_id, post.c.id == response.c.post_id)
_posts = (
    select(
        func.max(case((post.c.kind.in_(_ASKING), 1), else_=0)).label("asks"),
        func.coalesce(func.sum(response.c.replies), 0).label("replies"),
        func.sum(case((response.c.replies > 0, 1), else_=0)).label("people"),
    )
    .select_from(post.outerjoin(response, _whose))
    .where(here(post), post.c.kind.in_(_TALKED_ABOUT), post.c.state.in_(tuple(OUT)))
    .group_by(post.c.id)
    .subquery()
)
_QUESTIONS = select(
    total(_posts.c.asks),
    total(_posts.c.asks * _posts.c.replies),
    count_if(_posts.c.people >= bindparam("people", type_=Integer)),
)
_VOTES = select(vote.c.result).where(during(vote, "closed_at"), vote.c.result.is_not(None))


async def rhythm(scope: Scope, rules: StatisticsRules, days: Sequence[DayFigures]) -> Rhythm:
    """All of it; `days` are those of the span."""
    checkins = sum(day.checked_in for day in days)
    questions, answers, discussions = (await scope.ask(_QUESTIONS, people=rules.discussion_people)).one()
    votes, turnout = await _votes(scope)
    return Rhythm(
        checkins, Share(checkins, sum(day.members for day in days)), await _streaks(scope), questions,
        answers, discussions, votes, turnout, sum(day.points_paid for day in days),
    )  # fmt: skip


async def _streaks(scope: Scope) -> Share:
    """Of those whose streak held on the eve of the span, those with no day torn out of it."""
    span = scope.span
    kept, all_ = (
        await scope.over(Span(span.before.last, span.last)).ask(_STREAKS, days=span.length + 1)
    ).one()
    return Share(kept, all_)


async def _votes(scope: Scope) -> tuple[int, Share]:
    """Votes counted in the span; their voters among those who could have voted, added up."""
    results = [each for each in (await scope.ask(_VOTES)).scalars() if each]
    voters = sum(each.get("voters", 0) for each in results)
    return len(results), Share(voters, sum(each.get("electorate", 0) for each in results))
