"""Who has earned which badge, when, and how far a member is: sums over facts, for all members at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.badges import Merit
from bot.domain.calendar import instant
from bot.domain.community import Community
from bot.storage.badges_facts import EVENTS, EVERYBODY, Among, streak_days
from bot.storage.tables import badge, member
from bot.storage.upsert import add

DAYS, STREAK = "days", "streak"
_AT_ONCE = 5_000
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Earned:
    """Somebody has reached a badge's threshold, and when they did."""

    user_id: int
    badge: str
    at: datetime


class MeritRows:
    """Facts about members, and the badges that they are worth."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def slice_after(self, community_id: int, user_id: int, size: int) -> tuple[int, int]:
        """The last of the next so many accounts after one, and how many there are."""
        following = (
            select(member.c.user_id)
            .where(member.c.community_id == community_id, member.c.user_id > user_id)
            .order_by(member.c.user_id)
            .limit(size)
            .subquery()
        )
        rows = await self._connection.execute(select(func.max(following.c.user_id), func.count()))
        last, count = rows.one()
        return last or user_id, count

    async def earned(
        self, community: Community, merit: Merit, today: date, among: Among = EVERYBODY
    ) -> list[Earned]:
        """Who of these in the group has earned a badge that they have not got, with the instant they did."""
        if merit.fact == DAYS:
            return await self._seen_for(community, merit, today, among)
        so_far = self._so_far(community, merit.fact, among)
        enough = self._enough(community, merit, among)
        people = list((await self._connection.execute(enough)).scalars())
        found: list[Earned] = []
        for start in range(0, len(people), _AT_ONCE):
            rows = await self._connection.execute(
                select(so_far.c.user_id, func.min(so_far.c.at).label("at"))
                .where(
                    so_far.c.user_id.in_(people[start : start + _AT_ONCE]), so_far.c.so_far >= merit.at_least
                )
                .group_by(so_far.c.user_id)
                .order_by(so_far.c.user_id)
            )
            found += [Earned(row.user_id, merit.id, _instant(community, row.at)) for row in rows]
        return found

    def _enough(self, community: Community, merit: Merit, among: Among) -> Select[tuple[int]]:
        """Who has enough and not the badge; cheaper than seeing since when."""
        if merit.fact == STREAK:
            events = self._so_far(community, STREAK, among)
            much: ColumnElement[int] = func.max(events.c.so_far)
        else:
            events = self._events(community.id, merit.fact, among)
            much = func.sum(events.c.amount)
        enough = (
            select(events.c.user_id).group_by(events.c.user_id).having(much >= merit.at_least).cte("enough")
        )
        return (
            select(enough.c.user_id)
            .join_from(enough, member, _here(community, enough.c.user_id))
            .where(~_has(community, merit, enough.c.user_id))
            .order_by(enough.c.user_id)
        )

    def _events(self, community_id: int, fact: str, among: Among) -> Subquery:
        """The events of these; it is said where they are read, as a database does not see it further out."""
        events = EVENTS[fact](self._connection.dialect, community_id)
        return events.where(events.selected_columns.user_id.between(*among)).subquery("events")

    def _so_far(self, community: Community, fact: str, among: Among) -> Subquery:
        """What each of these had by each event: `user_id`, `at`, `so_far`."""
        if fact == STREAK:
            return streak_days(self._connection.dialect, community.id, among).subquery("so_far")
        events = self._events(community.id, fact, among)
        total = func.sum(events.c.amount).over(partition_by=events.c.user_id, order_by=events.c.at)
        return select(events.c.user_id, events.c.at, total.label("so_far")).subquery("so_far")

    async def _seen_for(self, community: Community, merit: Merit, today: date, among: Among) -> list[Earned]:
        days = timedelta(days=merit.at_least)
        rows = await self._connection.execute(
            select(member.c.user_id, member.c.first_day)
            .where(
                _here(community, member.c.user_id),
                member.c.user_id.between(*among),
                member.c.first_day <= today - days,
                ~_has(community, merit, member.c.user_id),
            )
            .order_by(member.c.user_id)
        )
        return [Earned(row.user_id, merit.id, _instant(community, row.first_day + days)) for row in rows]

    async def give(self, community_id: int, earned: Collection[Earned], ref: str) -> None:
        """Grant them, each with what it came of; who has one keeps the one they have."""
        rows = [
            {
                "community_id": community_id, "user_id": each.user_id, "badge": each.badge, "ref": ref,
                "at": each.at,
            }
            for each in earned
        ]  # fmt: skip
        if rows:
            await self._connection.execute(add(self._connection, badge).on_conflict_do_nothing(), rows)

    async def given(self, community_id: int, ref: str, since: datetime) -> list[Earned]:
        """What was granted with this `ref` and earned since then, by badge and person."""
        rows = await self._connection.execute(
            select(badge.c.user_id, badge.c.badge, badge.c.at)
            .where(badge.c.community_id == community_id, badge.c.ref == ref, badge.c.at >= since)
            .order_by(badge.c.badge, badge.c.user_id)
        )
        return [Earned(*row) for row in rows]

    async def totals(self, community_id: int, user_id: int, facts: Collection[str]) -> dict[str, int]:
        """How much of each fact a member has; not of `days` and `streak`, which need no adding up."""
        found: dict[str, int] = {}
        for fact in facts:
            if fact in EVENTS:
                events = self._events(community_id, fact, (user_id, user_id))
                total = await self._connection.execute(select(func.coalesce(func.sum(events.c.amount), 0)))
                found[fact] = int(total.scalar_one())
        return found

    async def holders(self, community_id: int) -> Mapping[str, int]:
        """How many people in the group have each badge."""
        rows = await self._connection.execute(
            select(badge.c.badge, func.count().label("people"))
            .join_from(
                badge, member,
                and_(member.c.community_id == badge.c.community_id, member.c.user_id == badge.c.user_id),
            )
            .where(badge.c.community_id == community_id, member.c.left_at.is_(None))
            .group_by(badge.c.badge)
        )  # fmt: skip
        return {row.badge: row.people for row in rows}

    async def first_day(self, community_id: int, user_id: int) -> date | None:
        """The local day on which somebody was first seen."""
        rows = await self._connection.execute(
            select(member.c.first_day).where(
                member.c.community_id == community_id, member.c.user_id == user_id
            )
        )
        day: date | None = rows.scalar_one_or_none()
        return day


def _here(community: Community, user_id: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(
        member.c.community_id == community.id,
        member.c.user_id == user_id,
        member.c.left_at.is_(None),
        member.c.user_id > 0,
    )


def _has(community: Community, merit: Merit, user_id: ColumnElement[int]) -> ColumnElement[bool]:
    mine = (badge.c.community_id == community.id) & (badge.c.user_id == user_id)
    return exists().where(mine, badge.c.badge == merit.id)


def _instant(community: Community, at: date | datetime) -> datetime:
    """A day as its noon: a fact that is kept by days does not tell the hour."""
    return at if isinstance(at, datetime) else instant(at, _NOON, community.timezone)
