"""Arrivals and departures, the newcomers' tasks, the pool of codes."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import code, member, movement, newcomer_task
from bot.storage.upsert import add


class WelcomeRows:
    """Rows of `movement`, `newcomer_task` and `code`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def move(
        self, community_id: int, user_id: int, kind: str, at: datetime, day: date, *, greet: bool
    ) -> bool:
        """Record a join or leave; False if it is known. `greet`: it still wants a greeting."""
        statement = add(self._connection, movement).values(
            community_id=community_id, user_id=user_id, kind=kind, at=at, local_date=day, greeted=not greet
        )
        result = await self._connection.execute(statement.on_conflict_do_nothing().returning(movement.c.id))
        return result.one_or_none() is not None

    async def joins_since(self, community_id: int, since: datetime) -> int:
        """How many joined since an instant."""
        total = await self._connection.execute(
            select(func.count()).where(
                movement.c.community_id == community_id,
                movement.c.kind == "join",
                movement.c.at >= since,
            )
        )
        return int(total.scalar_one())

    async def ungreeted(self) -> dict[int, datetime]:
        """Communities in which somebody waits for a greeting, with the earliest such join."""
        rows = await self._connection.execute(
            select(movement.c.community_id, func.min(movement.c.at).label("first"))
            .where(movement.c.greeted.is_(False))
            .group_by(movement.c.community_id)
        )
        return {row.community_id: row.first for row in rows}

    async def to_greet(self, community_id: int) -> list[tuple[int, str]]:
        """(user id, name) of those who wait for a greeting and are still here, first come first."""
        rows = await self._connection.execute(
            select(movement.c.user_id, member.c.name)
            .join_from(
                movement,
                member,
                (member.c.community_id == movement.c.community_id) & (member.c.user_id == movement.c.user_id),
            )
            .where(
                movement.c.community_id == community_id,
                movement.c.greeted.is_(False),
                member.c.left_at.is_(None),
            )
            .order_by(movement.c.at, movement.c.id)
        )
        return [(row.user_id, row.name) for row in rows]

    async def greeted(self, community_id: int) -> None:
        """Nobody waits for a greeting any more."""
        await self._connection.execute(
            update(movement)
            .where(movement.c.community_id == community_id, movement.c.greeted.is_(False))
            .values(greeted=True)
        )

    async def add_task(self, community_id: int, user_id: int, task: str, at: datetime) -> bool:
        """Note a task as done; False if it was."""
        statement = add(self._connection, newcomer_task).values(
            community_id=community_id, user_id=user_id, task=task, at=at
        )
        result = await self._connection.execute(
            statement.on_conflict_do_nothing().returning(newcomer_task.c.task)
        )
        return result.one_or_none() is not None

    async def tasks(self, community_id: int, user_id: int) -> set[str]:
        """The tasks a newcomer has done."""
        rows = await self._connection.execute(
            select(newcomer_task.c.task).where(
                newcomer_task.c.community_id == community_id, newcomer_task.c.user_id == user_id
            )
        )
        return set(rows.scalars())

    async def newcomers(self, community_id: int, since: datetime) -> dict[int, datetime]:
        """Members who joined since an instant and are still here: user id -> joined at."""
        rows = await self._connection.execute(
            select(member.c.user_id, member.c.joined_at).where(
                member.c.community_id == community_id,
                member.c.joined_at >= since,
                member.c.left_at.is_(None),
            )
        )
        return {row.user_id: row.joined_at for row in rows}

    async def fill_pool(self, community_id: int, pool: str, codes: Collection[str]) -> None:
        """Add codes to a pool; those it has are left alone."""
        rows = [{"community_id": community_id, "pool": pool, "code": each} for each in codes]
        if rows:
            await self._connection.execute(add(self._connection, code).on_conflict_do_nothing(), rows)

    async def give_code(self, community_id: int, pool: str, user_id: int, now: datetime) -> str | None:
        """Hand a code to a member (the same one when asked again), None when the pool is empty."""
        mine = select(code.c.code).where(
            code.c.community_id == community_id, code.c.pool == pool, code.c.user_id == user_id
        )
        had = (await self._connection.execute(mine)).scalar_one_or_none()
        if had is not None:
            return str(had)
        free = (
            select(code.c.code)
            .where(code.c.community_id == community_id, code.c.pool == pool, code.c.user_id.is_(None))
            .order_by(code.c.code)
            .limit(1)
            .scalar_subquery()
        )
        given = await self._connection.execute(
            update(code)
            .where(code.c.community_id == community_id, code.c.pool == pool, code.c.code == free)
            .values(user_id=user_id, given_at=now)
            .returning(code.c.code)
        )
        found = given.scalar_one_or_none()
        return None if found is None else str(found)
