"""The facts behind the KOC path, set-based: who was present, who was valued by whom, who was punished.

Present is a local day with a message or a check-in. Appreciated is an entry of the ledger of kind "thanks":
one for each pair of people and day, worth points or (over the day's cap) none, kept for ever, so that figures
can be worked out again at any time.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Dialect, Select, case, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.checkin import NORMAL
from bot.domain.community import STAFF
from bot.domain.koc import Figures
from bot.domain.sanctions import Kind
from bot.storage.many import among, listed
from bot.storage.tables import activity, checkin, ledger, member, operator, sanction
from bot.storage.undone import still_stands

THANKS = "thanks"


class Weeks(NamedTuple):
    """Messages of the last seven days, those of the weeks before them, and the first sign of this person."""

    last: int
    before: int
    since: date


class FigureRows:
    """Reads `activity`, `checkin`, `ledger`, `sanction`, `member` and `operator`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def regulars(self, community_id: int, since: date, until: date, days: int) -> list[int]:
        """Members who are here and were present on so many of these days."""
        present = _present(community_id, since, until).subquery()
        here = (member.c.community_id == community_id) & (member.c.user_id == present.c.user_id)
        rows = await self._connection.execute(
            select(present.c.user_id)
            .join_from(present, member, here)
            .where(present.c.days >= days, member.c.left_at.is_(None), present.c.user_id > 0)
            .order_by(present.c.user_id)
        )
        return list(rows.scalars())

    async def figures(
        self, community_id: int, user_ids: Collection[int], since: date, until: date, since_at: datetime
    ) -> dict[int, Figures]:
        """What these days came to for these people; `since_at` is the instant at which they begin."""
        people = sorted(user_ids)
        if not people:
            return {}
        dialect = self._connection.dialect
        counted = _present(community_id, since, until, dialect)
        rows = await self._connection.execute(counted, {"users": listed(dialect, people)})
        present = {row.user_id: row.days for row in rows}
        valued = await self._valued(community_id, people, since, until)
        punished = await self._punished(community_id, people, since_at)
        return {
            user: Figures(present.get(user, 0), *valued.get(user, (0, 0)), punished.get(user, 0))
            for user in people
        }

    async def _valued(
        self, community_id: int, people: list[int], since: date, until: date
    ) -> dict[int, tuple[int, int]]:
        """By how many people, and on how many days."""
        dialect = self._connection.dialect
        rows = await self._connection.execute(
            select(
                ledger.c.user_id,
                func.count(ledger.c.actor.distinct()).label("people"),
                func.count(ledger.c.local_date.distinct()).label("days"),
            )
            .where(
                ledger.c.community_id == community_id,
                among(dialect, ledger.c.user_id, "users"),
                ledger.c.kind == THANKS,
                ledger.c.local_date.between(since, until),
                still_stands(community_id),
            )
            .group_by(ledger.c.user_id),
            {"users": listed(dialect, people)},
        )
        return {row.user_id: (row.people, row.days) for row in rows}

    async def _punished(self, community_id: int, people: list[int], since_at: datetime) -> dict[int, int]:
        dialect = self._connection.dialect
        rows = await self._connection.execute(
            select(sanction.c.user_id, func.count().label("times"))
            .where(
                sanction.c.community_id == community_id,
                among(dialect, sanction.c.user_id, "users"),
                sanction.c.at >= since_at,
                sanction.c.kind != Kind.NOTE.value,
                sanction.c.undone_at.is_(None),
            )
            .group_by(sanction.c.user_id),
            {"users": listed(dialect, people)},
        )
        return {row.user_id: row.times for row in rows}

    async def weeks(
        self, community_id: int, user_ids: Collection[int], first: date, last_week: date, until: date
    ) -> dict[int, Weeks]:
        """What these people wrote: from `last_week` to `until`, and from `first` to the day before it."""
        dialect = self._connection.dialect
        late = activity.c.local_date >= last_week
        whose = (member.c.community_id == activity.c.community_id) & (member.c.user_id == activity.c.user_id)
        rows = await self._connection.execute(
            select(
                activity.c.user_id,
                func.sum(case((late, activity.c.messages), else_=0)).label("last"),
                func.sum(case((late, 0), else_=activity.c.messages)).label("before"),
                func.min(activity.c.local_date).label("earliest"),
                member.c.first_day,
            )
            .join_from(activity, member, whose)
            .where(
                activity.c.community_id == community_id,
                activity.c.local_date.in_(_each(first, until)),
                among(dialect, activity.c.user_id, "users"),
            )
            .group_by(activity.c.user_id, member.c.first_day),
            {"users": listed(dialect, sorted(user_ids))},
        )
        return {
            row.user_id: Weeks(int(row.last), int(row.before), min(row.first_day or until, row.earliest))
            for row in rows
        }

    async def staff(self, community_id: int, ops_chat_id: int | None) -> set[int]:
        """Who acts for a community: its chat's administrators and its operators."""
        administers = select(member.c.user_id).where(
            member.c.community_id == community_id, member.c.status.in_(STAFF), member.c.left_at.is_(None)
        )
        operates = select(operator.c.user_id).where(operator.c.chat_id == (ops_chat_id or 0))
        found = union(administers, operates).subquery()
        return set((await self._connection.execute(select(found.c.user_id))).scalars())


def _present(
    community_id: int, since: date, until: date, dialect: Dialect | None = None
) -> Select[tuple[int, int]]:
    """How many of these days each was there; with a dialect only of the people in the parameter "users"."""
    spoke = select(activity.c.user_id, activity.c.local_date).where(
        activity.c.community_id == community_id,
        activity.c.local_date.between(since, until),
        activity.c.messages > 0,
    )
    came = select(checkin.c.user_id, checkin.c.local_date).where(
        checkin.c.community_id == community_id,
        checkin.c.local_date.between(since, until),
        checkin.c.kind == NORMAL,
    )
    if dialect is not None:
        days = _each(since, until)  # found by the key, day by day and person by person
        spoke = spoke.where(among(dialect, activity.c.user_id, "users"), activity.c.local_date.in_(days))
        came = came.where(among(dialect, checkin.c.user_id, "users"))
    there = union(spoke, came).subquery()
    return select(there.c.user_id, func.count().label("days")).group_by(there.c.user_id)


def _each(since: date, until: date) -> list[date]:
    return [since + timedelta(days=number) for number in range((until - since).days + 1)]
