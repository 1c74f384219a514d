"""The figures of a community, added up from the daily roll-ups; docs/measures.md says what each means.

`figures` are the numbers of some local days, `summary` all that a daily or weekly summary shows of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import Community
from bot.domain.statistics import Cohort, DayFigures, Figures, Ranked, Share, Span, StatisticsRules
from bot.storage.statistics_days import days, hours, membership
from bot.storage.statistics_newcomers import cohorts, newcomers
from bot.storage.statistics_peace import peace
from bot.storage.statistics_people import people, week_speakers
from bot.storage.statistics_rhythm import rhythm
from bot.storage.statistics_scope import Scope
from bot.storage.statistics_talk import own, talk, top

WEEKS = 8
"""How many cohorts a summary shows."""
HEAT = 28
"""Days that its heat-map is of: one week says more of its events than of the group's habits."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is shown of some days: the figures, those they are measured against, and what is drawn.

    `heat` is by weekday (Monday first) and hour; `busiest` said most, `valued` got most reactions.
    """

    now: Figures
    before: Figures
    days: tuple[DayFigures, ...]
    heat: tuple[tuple[int, ...], ...]
    cohorts: tuple[Cohort, ...]
    busiest: tuple[Ranked, ...]
    valued: tuple[Ranked, ...]


async def figures(
    connection: AsyncConnection, community: Community, first: date, last: date,
    rules: StatisticsRules | None = None,
) -> Figures:  # fmt: skip
    """The figures of the local days from `first` to `last`, both included."""
    scope = Scope(connection, community, Span(first, last))
    return await _figures(scope, await days(scope), rules or StatisticsRules())


async def _figures(scope: Scope, of_days: Sequence[DayFigures], rules: StatisticsRules) -> Figures:
    return Figures(
        scope.span, await people(scope, of_days), await talk(scope, of_days), await newcomers(scope, rules),
        await rhythm(scope, rules, of_days), await peace(scope),
    )  # fmt: skip


async def summary(
    connection: AsyncConnection, community: Community, first: date, last: date,
    rules: StatisticsRules | None = None,
) -> Summary:  # fmt: skip
    """All that a summary of these local days shows."""
    span, rules = Span(first, last), rules or StatisticsRules()
    scope = Scope(connection, community, span)
    of_days = await days(scope.over(Span(span.rival.first, last)))
    before, now = of_days[: span.length], of_days[-span.length :]
    heat = await hours(scope.over(Span.ending(last, max(HEAT, span.length))))
    return Summary(
        await _figures(scope, now, rules), await _figures(scope.over(span.rival), before, rules),
        tuple(now), tuple(map(tuple, heat)), tuple(await cohorts(scope, WEEKS)),
        tuple(await top(scope)), tuple(await top(scope, "received")),
    )  # fmt: skip


async def board(
    connection: AsyncConnection, community: Community, span: Span, user_id: int, what: str = "messages"
) -> tuple[list[Ranked], Ranked | None]:
    """A top list of some days, and somebody's own place on it."""
    scope = Scope(connection, community, span)
    return await top(scope, what), await own(scope, user_id, what)


async def series(
    connection: AsyncConnection, community: Community, first: date, last: date
) -> list[DayFigures]:
    """The local days one by one."""
    return await days(Scope(connection, community, Span(first, last)))


async def weekly_hours(
    connection: AsyncConnection, community: Community, first: date, last: date
) -> list[list[int]]:
    """Messages by weekday (Monday first) and hour, over these local days."""
    return await hours(Scope(connection, community, Span(first, last)))


class StatisticsRows:
    """The figures of communities, read within a unit of work."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def summary(self, community: Community, span: Span, rules: StatisticsRules) -> Summary:
        """All that a summary of these local days shows."""
        return await summary(self._connection, community, span.first, span.last, rules)

    async def figures(self, community: Community, span: Span, rules: StatisticsRules) -> Figures:
        """The figures of these local days."""
        return await figures(self._connection, community, span.first, span.last, rules)

    async def series(self, community: Community, span: Span) -> list[DayFigures]:
        """The local days one by one."""
        return await series(self._connection, community, span.first, span.last)

    async def speaker_share(self, community: Community, last: date) -> Share:
        """That measure alone, of the seven days that end with a local day: two questions instead of sixty."""
        scope = Scope(self._connection, community, Span(last, last))
        members = (await membership(scope))[last]["members"]
        return Share(await week_speakers(scope), members)
