"""Arrivals and departures, who waits for a greeting, the pool of codes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, func, select, text, update

from bot.storage.gift_mark import marked
from bot.storage.tables import code, member, movement
from bot.storage.upsert import add
from bot.storage.welcome_path import Newcomer, PathRows

__all__ = ["Join", "Newcomer", "WelcomeRows"]


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody's joining. `greeted`: they wait for no greeting (any more)."""

    user_id: int
    at: datetime
    greeted: bool


class WelcomeRows(PathRows):
    """Rows of `movement` and `code`, and by inheritance of `newcomer_task`."""

    async def move(
        self, community_id: int, user_id: int, kind: str, at: datetime, day: date, *, greet: bool
    ) -> bool:
        """Record a join or leave; False if it is known. `greet`: it still wants a greeting."""
        statement = add(self._connection, movement).values(
            community_id=community_id, user_id=user_id, kind=kind, at=at, local_date=day, greeted=not greet
        )
        result = await self._connection.execute(statement.on_conflict_do_nothing().returning(movement.c.id))
        return result.one_or_none() is not None

    async def came_first(self, community_id: int, user_ids: Collection[int]) -> set[int]:
        """Those of these people whose first known movement is a join: not members from before our time.

        Nor those who were members before they had themselves forgotten.
        """
        joined = func.min(case((movement.c.kind == "join", movement.c.at)))
        rows = await self._connection.execute(
            select(movement.c.user_id)
            .where(movement.c.community_id == community_id, movement.c.user_id.in_(user_ids))
            .group_by(movement.c.user_id)
            .having(joined == func.min(movement.c.at))
        )
        first = set(rows.scalars())
        return first - await marked(self._connection, community_id, first) if first else first

    async def ungreeted(self) -> dict[int, datetime]:
        """Communities in which somebody waits for a greeting, by id, with the earliest such join."""
        rows = await self._connection.execute(
            select(movement.c.community_id, func.min(movement.c.at).label("first"))
            .where(movement.c.greeted.is_(False))
            .group_by(movement.c.community_id)
            .order_by(movement.c.community_id)
        )
        return {row.community_id: row.first for row in rows}

    async def joins(self, community_id: int, since: datetime, day: date) -> list[Join]:
        """Joins since an instant, ascending; `day` is a local day not after it (the index goes by days)."""
        rows = await self._connection.execute(
            select(movement.c.user_id, movement.c.at, movement.c.greeted)
            .where(
                movement.c.community_id == community_id,
                movement.c.local_date >= day,
                movement.c.kind == "join",
                movement.c.at >= since,
            )
            .order_by(movement.c.at, movement.c.id)
        )
        return [Join(*row) for row in rows]

    async def greet(self, community_id: int, first: datetime, last: datetime) -> list[Join]:
        """Those who joined from `first` to `last` wait no more; returns them, first come first.

        Of several who ask at once only one gets them.
        """
        rows = await self._connection.execute(
            update(movement)
            .where(
                movement.c.community_id == community_id,
                movement.c.greeted.is_(False),
                movement.c.at.between(first, last),
            )
            .values(greeted=True)
            .returning(movement.c.user_id, movement.c.at, movement.c.greeted, movement.c.id)
        )
        return [Join(*row[:3]) for row in sorted(rows, key=lambda row: (row.at, row.id))]

    async def here(self, community_id: int, user_ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """(name, own language) of those of these people who have not left."""
        rows = await self._connection.execute(
            select(member.c.user_id, member.c.name, member.c.language).where(
                member.c.community_id == community_id,
                member.c.user_id.in_(user_ids),
                member.c.left_at.is_(None),
            )
        )
        return {row.user_id: (row.name, row.language) for row in rows}

    async def codes_given(self, pool: str) -> set[str]:
        """All codes of a pool that somebody has, in whichever community; nobody else gives until the commit.

        The content has one list for all communities, so the lock is the table's (PostgreSQL).
        """
        if self._connection.dialect.name != "sqlite":
            await self._connection.execute(text("LOCK TABLE code IN SHARE ROW EXCLUSIVE MODE"))
        rows = await self._connection.execute(select(code.c.code).where(code.c.pool == pool))
        return set(rows.scalars())

    async def codes_of(self, community_id: int, pool: str, user_ids: Collection[int]) -> dict[int, str]:
        """The codes that these members were given."""
        rows = await self._connection.execute(
            select(code.c.user_id, code.c.code).where(
                code.c.community_id == community_id, code.c.pool == pool, code.c.user_id.in_(user_ids)
            )
        )
        return {row.user_id: row.code for row in rows}

    async def give_code(
        self, community_id: int, pool: str, given: str, user_id: int | None, now: datetime
    ) -> None:
        """Note that a code is a member's; raises IntegrityError if it is somebody's, or they have one.

        None: whose it is stands elsewhere, and a member may have several of that pool.
        """
        await self._connection.execute(
            code.insert().values(
                community_id=community_id, pool=pool, code=given, user_id=user_id, given_at=now
            )
        )
