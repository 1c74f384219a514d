"""Who knocks at the gate."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.gate import State
from bot.storage.tables import knock
from bot.storage.upsert import add_to

AT_ONCE = 500
"""So many unanswered questions are dealt with in one go."""


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody at the gate. `question` is what they were asked, where, and what they are called."""

    community_id: int
    user_id: int
    state: str
    kind: str
    asked_at: datetime
    question: Mapping[str, Any] = field(default_factory=dict)
    tries: int = 0
    query_id: str = ""
    expires_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = None


_FIELDS = [knock.c[name] for name in Knock.__dataclass_fields__]
_KEY = ("community_id", "user_id")
_REST = [name for name in Knock.__dataclass_fields__ if name not in _KEY]


def _read(row: Row[tuple[object, ...]]) -> Knock:
    return Knock(**row._asdict())


class KnockRows:
    """Rows of `knock`: the last one of each person and community."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, community_id: int, user_id: int) -> Knock | None:
        """Somebody's last knock at a community's gate."""
        return (await self.of(community_id, [user_id])).get(user_id)

    async def of(self, community_id: int, user_ids: Collection[int]) -> dict[int, Knock]:
        """The last knocks of these people, by user id."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(knock.c.community_id == community_id, knock.c.user_id.in_(user_ids))
        )
        return {row.user_id: _read(row) for row in rows}

    async def put(self, knocks: Sequence[Knock]) -> None:
        """They knock now, whatever was before."""
        if not knocks:
            return
        rows = [
            {name: getattr(each, name) for name in (*_KEY, *_REST)} | {"question": dict(each.question)}
            for each in knocks
        ]
        statement = add_to(self._connection, knock, counters=(), replace=_REST)
        await self._connection.execute(statement, rows)

    async def move(
        self, community_id: int, user_ids: Collection[int], states: Collection[str], **values: object
    ) -> list[Knock]:
        """Set columns of those of these people who are in one of these states; returns them as they are now.

        Of several who try at once one gets each.
        """
        rows = await self._connection.execute(
            update(knock)
            .where(
                knock.c.community_id == community_id, knock.c.user_id.in_(user_ids),
                knock.c.state.in_(states),
            )
            .values(values)
            .returning(*_FIELDS)
        )  # fmt: skip
        return sorted(map(_read, rows), key=lambda each: each.user_id)

    async def due(self, now: datetime) -> list[Knock]:
        """Whose time to answer is over, by community."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(knock.c.state == State.ASKED, knock.c.expires_at <= now)
            .order_by(knock.c.community_id, knock.c.expires_at)
            .limit(AT_ONCE)
        )
        return [_read(row) for row in rows]

    async def queued(self, community_id: int, since: datetime) -> list[int]:
        """Who waits for the staff's word since then."""
        rows = await self._connection.execute(
            select(knock.c.user_id)
            .where(
                knock.c.community_id == community_id, knock.c.state == State.QUEUED,
                knock.c.asked_at >= since,
            )
            .order_by(knock.c.user_id)
        )  # fmt: skip
        return list(rows.scalars())

    async def prune(self, before: datetime) -> None:
        """Forget what was decided long ago."""
        await self._connection.execute(
            delete(knock).where(knock.c.state != State.QUEUED, knock.c.asked_at < before)
        )
