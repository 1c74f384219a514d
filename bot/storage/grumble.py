"""Negative messages, without a word of them but the phrases by which they were recognised."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import activity_hour, grumble, spoken
from bot.storage.upsert import add


@dataclass(frozen=True, slots=True)
class Grumble:
    """A negative message; `phrases` are those of the content that were found in it."""

    community_id: int
    message_id: int
    user_id: int
    at: datetime
    phrases: Sequence[str] = ()


class GrumbleRows:
    """Rows of `grumble`, and how much was said besides."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, grumbles: Iterable[Grumble]) -> set[tuple[int, int]]:
        """Keep them; the (community id, message id) of those that were not known."""
        rows = {
            (each.community_id, each.message_id): {
                "community_id": each.community_id, "message_id": each.message_id, "user_id": each.user_id,
                "at": each.at, "phrases": list(each.phrases),
            }
            for each in grumbles
        }  # fmt: skip
        if not rows:
            return set()
        statement = add(self._connection, grumble).values(list(rows.values())).on_conflict_do_nothing()
        fresh = await self._connection.execute(
            statement.returning(grumble.c.community_id, grumble.c.message_id)
        )
        return {(row.community_id, row.message_id) for row in fresh}

    async def loud(self, since: datetime, at_least: int, members: int) -> list[int]:
        """The communities with so many negative messages of so many people after an instant, by id."""
        rows = await self._connection.execute(
            select(grumble.c.community_id)
            .where(grumble.c.at > since)
            .group_by(grumble.c.community_id)
            .having(func.count() >= at_least, func.count(distinct(grumble.c.user_id)) >= members)
            .order_by(grumble.c.community_id)
        )
        return list(rows.scalars())

    async def since(self, community_id: int, at: datetime) -> list[Grumble]:
        """A community's negative messages after an instant, the oldest first."""
        columns = [grumble.c[name] for name in Grumble.__dataclass_fields__]
        rows = await self._connection.execute(
            select(*columns)
            .where(grumble.c.community_id == community_id, grumble.c.at > at)
            .order_by(grumble.c.at, grumble.c.message_id)
        )
        return [Grumble(**row._asdict()) for row in rows]

    async def talk(self, community_id: int, since: datetime) -> int:
        """How many messages were written after an instant."""
        rows = await self._connection.execute(
            select(func.count()).where(spoken.c.community_id == community_id, spoken.c.at > since)
        )
        return int(rows.scalar_one())

    async def said(
        self, community_id: int, since: datetime, user_ids: Collection[int]
    ) -> list[tuple[int, int, datetime]]:
        """What these members wrote from an instant on: message id, user id, when."""
        rows = await self._connection.execute(
            select(spoken.c.message_id, spoken.c.user_id, spoken.c.at).where(
                spoken.c.community_id == community_id, spoken.c.at >= since, spoken.c.user_id.in_(user_ids)
            )
        )
        return [(row.message_id, row.user_id, row.at) for row in rows]

    async def hours(self, community_id: int, since: date) -> list[tuple[date, int, int]]:
        """How many messages each hour had: the community's day, the hour of the clock, messages."""
        rows = await self._connection.execute(
            select(activity_hour.c.local_date, activity_hour.c.hour, activity_hour.c.messages).where(
                activity_hour.c.community_id == community_id, activity_hour.c.local_date >= since
            )
        )
        return [(row.local_date, row.hour, row.messages) for row in rows]

    async def prune(self, before: datetime) -> None:
        """Forget those of long ago."""
        await self._connection.execute(delete(grumble).where(grumble.c.at < before))
