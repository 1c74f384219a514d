"""Who holds which tag, and until when: rows of `tag`."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import tag
from bot.storage.upsert import add_to


class TagRows:
    """A member holds at most one tag of each kind."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def held(self, community_id: int, user_id: int) -> dict[str, str]:
        """A member's tags: kind -> text."""
        rows = await self._connection.execute(
            select(tag.c.kind, tag.c.text).where(tag.c.community_id == community_id, tag.c.user_id == user_id)
        )
        return {row.kind: row.text for row in rows}

    async def until(
        self, community_id: int, user_id: int, kind: str, text: str | None = None
    ) -> datetime | None:
        """How long a member holds just this tag, or any of its kind; None if they do not, or for good."""
        held = (tag.c.community_id == community_id) & (tag.c.user_id == user_id) & (tag.c.kind == kind)
        if text is not None:
            held &= tag.c.text == text
        rows = await self._connection.execute(select(tag.c.until).where(held))
        row = rows.one_or_none()
        return row.until if row is not None else None

    async def put(
        self, community_id: int, user_id: int, kind: str, text: str, until: datetime | None
    ) -> None:
        """Let a member hold a tag in place of the last one of its kind."""
        statement = add_to(self._connection, tag, counters=(), replace=("text", "until"))
        await self._connection.execute(
            statement.values(community_id=community_id, user_id=user_id, kind=kind, text=text, until=until)
        )

    async def drop(self, community_id: int, user_id: int, kind: str) -> None:
        """A member holds no tag of this kind any more."""
        await self._connection.execute(
            delete(tag).where(
                tag.c.community_id == community_id, tag.c.user_id == user_id, tag.c.kind == kind
            )
        )

    async def over(self, now: datetime, limit: int) -> list[tuple[int, int, str]]:
        """Tags whose time is over, as (community id, user id, kind)."""
        rows = await self._connection.execute(
            select(tag.c.community_id, tag.c.user_id, tag.c.kind)
            .where(tag.c.until <= now)
            .order_by(tag.c.community_id, tag.c.until)
            .limit(limit)
        )
        return [(row.community_id, row.user_id, row.kind) for row in rows]

    async def is_over(
        self, community_id: int, now: datetime, user_ids: Collection[int]
    ) -> set[tuple[int, str]]:
        """Which tags of these members are still over, as (user id, kind)."""
        rows = await self._connection.execute(
            select(tag.c.user_id, tag.c.kind).where(
                tag.c.community_id == community_id, tag.c.user_id.in_(user_ids), tag.c.until <= now
            )
        )
        return {(row.user_id, row.kind) for row in rows}
