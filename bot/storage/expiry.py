"""Whose points run out: found by the months in which they earned them, added up by the database."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.many import among, listed
from bot.storage.tables import ledger, member, standing

_MONTH_LENGTH = len("2026-11")
"""Leaderboards have weeks ("2026-W47") and "all" beside the months."""


class ExpiryRows:
    """A few statements for thousands of members."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def earners(self, community_id: int, until: str, after: str = "") -> list[int]:
        """Who earned points in the months up to and with `until` ("2026-11"), ascending.

        With `after` only those of the months after that one. Forgotten people are not among them.
        """
        rows = await self._connection.execute(
            select(standing.c.user_id)
            .distinct()
            .where(
                standing.c.community_id == community_id,
                standing.c.period <= until,
                standing.c.period > after,
                func.length(standing.c.period) == _MONTH_LENGTH,
                standing.c.earned > 0,
                standing.c.user_id > 0,
            )
            .order_by(standing.c.user_id)
        )
        return list(rows.scalars())

    async def running_out(self, community_id: int, user_ids: Sequence[int], until: date) -> dict[int, int]:
        """What `bot.domain.expiry.running_out` says of these members, where it is anything."""
        old = case((ledger.c.local_date <= until, ledger.c.amount), else_=0)
        left = func.sum(case((ledger.c.amount < 0, ledger.c.amount), else_=old))
        dialect = self._connection.dialect
        rows = await self._connection.execute(
            select(ledger.c.user_id, left.label("left"))
            .where(ledger.c.community_id == community_id, among(dialect, ledger.c.user_id, "users"))
            .group_by(ledger.c.user_id)
            .having(left > 0),
            {"users": listed(dialect, user_ids)},
        )
        return {row.user_id: int(row.left) for row in rows}

    async def reachable(self, community_id: int, user_ids: Sequence[int]) -> dict[int, str]:
        """Who of these is here and wants to be reminded of things, with their own language."""
        dialect = self._connection.dialect
        rows = await self._connection.execute(
            select(member.c.user_id, member.c.language).where(
                member.c.community_id == community_id,
                among(dialect, member.c.user_id, "users"),
                member.c.left_at.is_(None),
                member.c.quiet.is_(False),
            ),
            {"users": listed(dialect, user_ids)},
        )
        return {row.user_id: row.language for row in rows}
