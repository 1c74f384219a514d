"""Who was valued by whom, and how often they were there: the facts of an election, added up in SQL.

Thanks are in the ledger, once for each pair and day; its keys begin with the day, so the unique index finds a
period's. What was recorded after `cutoff` does not count: the same question has the same answer later.
"""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date, datetime, time, timedelta

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.calendar import instant, local_day
from bot.domain.checkin import CheckinRules, streak
from bot.domain.honours import Figures, Rules, Span
from bot.domain.sanctions import Kind
from bot.storage.tables import activity, checkin, community, ledger, member, sanction
from bot.storage.undone import still_stands

THANKS = "thanks"
FORGOTTEN = "forgotten:", "forgotten;"
"""Between them are the keys of entries whose member asked to be forgotten."""
_NAMES = frozenset(each.name for each in fields(Figures))
_DAY = timedelta(days=1)


class FactRows:
    """Figures of a community's members in a period."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def figures(
        self, community_id: int, span: Span, rules: Rules, cutoff: datetime, *, streak_from: int = 0
    ) -> dict[int, Figures]:
        """What each member was to others.

        Of the streaks those from `streak_from` days on are counted (0: none). Thanks of people who were
        sanctioned in the period count for nobody.
        """
        found: dict[int, dict[str, int]] = {}
        zone, rollover = await self._clock(community_id)
        barred = _sanctioned(community_id, instant(span.first, time(rollover), zone), cutoff)
        for question in self._questions(community_id, span, rules, cutoff, barred):
            for row in await self._connection.execute(question):
                _put(found, row)
        if streak_from:
            for user_id, days in (await self._streaks(community_id, span, streak_from, cutoff)).items():
                found.setdefault(user_id, {})["streak"] = days
        await self._add_known(community_id, span, found)
        return {user_id: Figures(**values) for user_id, values in found.items() if user_id}

    def _questions(
        self, community_id: int, span: Span, rules: Rules, cutoff: datetime, barred: Select[tuple[int]]
    ) -> tuple[Select[tuple[int]], ...]:
        valued = _valued(community_id, span.first, span.last, cutoff, rules, barred).cte("valued")
        since = span.last - _DAY * (rules.mutual_days - 1)
        wider = _valued(community_id, min(since, span.first), span.last, cutoff, rules, barred).cte("wider")
        return (
            _people(wider, span.first),
            select(
                valued.c.receiver.label("user_id"),
                func.count(valued.c.day.distinct()).label("days"),
                func.count().label("thanks"),
            ).group_by(valued.c.receiver),
            _pieces(valued, rules.piece_people),
            _presence(community_id, span),
        )

    async def sanctioned(self, community_id: int, span: Span, cutoff: datetime) -> set[int]:
        """Who was warned, muted, sent away or banned from the period's first day to `cutoff`."""
        zone, rollover = await self._clock(community_id)
        since = instant(span.first, time(rollover), zone)
        rows = await self._connection.execute(_sanctioned(community_id, since, cutoff))
        return {row.user_id for row in rows}

    async def _clock(self, community_id: int) -> tuple[str, int]:
        """The community's time zone, and the hour at which its days begin."""
        clock = select(community.c.timezone, community.c.rollover_hour).where(community.c.id == community_id)
        zone, rollover = (await self._connection.execute(clock)).one()
        return zone, rollover

    async def _streaks(self, community_id: int, span: Span, least: int, cutoff: datetime) -> dict[int, int]:
        """Streaks that are alive at the period's end; a day may be bridged by a freeze without counting."""
        here = (checkin.c.community_id == community_id) & (checkin.c.at <= cutoff)
        window = here & checkin.c.local_date.between(span.last - _DAY * (least - 1), span.last)
        likely = select(checkin.c.user_id).where(window).group_by(checkin.c.user_id)
        likely = likely.having(func.count() >= least)
        rows = await self._connection.execute(
            select(checkin.c.user_id, checkin.c.local_date, checkin.c.kind).where(
                here, checkin.c.local_date <= span.last, checkin.c.user_id.in_(likely)
            )
        )
        days: dict[int, dict[date, str]] = {}
        for row in rows:
            days.setdefault(row.user_id, {})[row.local_date] = row.kind
        rules = CheckinRules()
        return {user_id: streak(each, span.last, rules).current for user_id, each in days.items()}

    async def _add_known(self, community_id: int, span: Span, found: Mapping[int, dict[str, int]]) -> None:
        """Since they joined or were first heard of, whichever was earlier: reading along is being here."""
        zone, rollover = await self._clock(community_id)
        rows = await self._connection.execute(
            select(member.c.user_id, member.c.first_day, member.c.joined_at).where(
                member.c.community_id == community_id
            )
        )
        for row in rows:
            joined = local_day(row.joined_at, zone, rollover) if row.joined_at else None
            days = [day for day in (row.first_day, joined) if day]
            if row.user_id in found and days:
                found[row.user_id]["known"] = max(0, (span.last - min(days)).days + 1)


def _put(found: dict[int, dict[str, int]], row: Row[tuple[int]]) -> None:
    values = row._asdict()
    each = found.setdefault(values.pop("user_id"), {})
    each.update({name: int(number or 0) for name, number in values.items() if name in _NAMES})


def _valued(
    community_id: int, first: date, last: date, cutoff: datetime, rules: Rules,
    barred: Select[tuple[int]],
) -> Select[tuple[int, int, date, str]]:  # fmt: skip
    """Each pair and day; not of strangers, whose accounts may be one person's, nor of those sanctioned."""
    known = and_(member.c.community_id == ledger.c.community_id, member.c.user_id == ledger.c.actor)
    return (
        select(
            ledger.c.user_id.label("receiver"), ledger.c.actor.label("giver"),
            ledger.c.local_date.label("day"), ledger.c.ref.label("ref"),
        )
        .join_from(ledger, member, known)
        .where(
            ledger.c.community_id == community_id,
            ledger.c.kind == THANKS,
            _keys(first, last),
            ledger.c.local_date.between(first, last),
            ledger.c.at <= cutoff,
            still_stands(community_id, cutoff),
            or_(member.c.first_day.is_(None), member.c.first_day <= last - _DAY * rules.giver_days),
            ledger.c.actor.not_in(barred),
        )
    )  # fmt: skip


def _keys(first: date, last: date) -> ColumnElement[bool]:
    """Also those of people who were forgotten since."""
    ours = ledger.c.key.between(f"{THANKS}:{first}", f"{THANKS}:{last + _DAY}")
    return or_(ours, ledger.c.key.between(*FORGOTTEN))


def _people(wider: CTE, first: date) -> Select[tuple[int]]:
    """How many different people valued each member since `first`, and how many of these it was mutual with.

    Each pair stands there once for each direction, so a mutual one twice.
    """
    fresh = func.max(case((wider.c.day >= first, 1), else_=0)).label("fresh")
    pairs = (
        select(wider.c.receiver, wider.c.giver, fresh).group_by(wider.c.receiver, wider.c.giver).cte("pairs")
    )
    upward = pairs.c.receiver < pairs.c.giver
    both = (
        case((upward, pairs.c.receiver), else_=pairs.c.giver),
        case((upward, pairs.c.giver), else_=pairs.c.receiver),
    )
    ways = select(pairs, func.count().over(partition_by=both).label("ways")).cte("ways")
    mutual = case((ways.c.ways > 1, ways.c.fresh), else_=0)
    return select(
        ways.c.receiver.label("user_id"),
        func.sum(ways.c.fresh).label("people"),
        func.sum(mutual).label("mutual"),
    ).group_by(ways.c.receiver)


def _pieces(valued: CTE, least: int) -> Select[tuple[int]]:
    """Messages that so many different people valued."""
    liked = (
        select(valued.c.receiver, valued.c.ref)
        .where(valued.c.ref != "")
        .group_by(valued.c.receiver, valued.c.ref)
        .having(func.count(valued.c.giver.distinct()) >= least)
        .cte("liked")
    )
    return select(liked.c.receiver.label("user_id"), func.count().label("pieces")).group_by(liked.c.receiver)


def _presence(community_id: int, span: Span) -> Select[tuple[int]]:
    return (
        select(
            activity.c.user_id.label("user_id"),
            func.count().label("present"),
            func.sum(activity.c.replies).label("replies"),
        )
        .where(
            activity.c.community_id == community_id,
            activity.c.local_date.between(span.first, span.last),
            activity.c.messages > 0,
        )
        .group_by(activity.c.user_id)
    )


def _sanctioned(community_id: int, since: datetime, cutoff: datetime) -> Select[tuple[int]]:
    """Notes are no sanctions; one that was taken back by then is none either."""
    return select(sanction.c.user_id).where(
        sanction.c.community_id == community_id,
        sanction.c.kind != Kind.NOTE,
        sanction.c.at.between(since, cutoff),
        or_(sanction.c.undone_at.is_(None), sanction.c.undone_at > cutoff),
    )


def floor_of_streaks(least: Collection[int]) -> int:
    """From how many days on streaks are of interest, given what the titles ask for; 0 for none."""
    return min((days for days in least if days), default=0)
