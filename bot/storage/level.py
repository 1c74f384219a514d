"""The highest level that each member has been told of: rows of `level`."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import level
from bot.storage.upsert import add_to


class LevelRows:
    """A member without a row has been told of none."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def told(self, community_id: int, user_ids: Collection[int]) -> dict[int, int]:
        """The highest level that these members have been told of."""
        rows = await self._connection.execute(
            select(level.c.user_id, level.c.level).where(
                level.c.community_id == community_id, level.c.user_id.in_(user_ids)
            )
        )
        return {row.user_id: row.level for row in rows}

    async def tell(self, community_id: int, user_id: int, number: int, at: datetime) -> None:
        """Remember that a member is told of this level."""
        statement = add_to(self._connection, level, counters=(), replace=("level", "at"))
        await self._connection.execute(
            statement.values(community_id=community_id, user_id=user_id, level=number, at=at)
        )
