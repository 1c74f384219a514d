"""The audit log: everything that staff or the bot decided. Rows are only ever added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import audit


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did. `actor_id` 0 is the bot, `target_id` whom it was about, `ref` which row."""

    id: int
    at: datetime
    actor_id: int
    action: str
    target_id: int | None = None
    ref: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


_FIELDS = [audit.c[name] for name in Deed.__dataclass_fields__]


class AuditRows:
    """Rows of `audit`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, deeds: Sequence[Mapping[str, object]]) -> None:
        """Write these down: columns by name, except the id."""
        if deeds:
            await self._connection.execute(insert(audit), [dict(deed) for deed in deeds])

    async def latest(
        self,
        community_id: int,
        *,
        before: int | None = None,
        user_id: int | None = None,
        limit: int | None = 20,
    ) -> list[Deed]:
        """What was done in a community, the newest first; `before` an id, about or by one person."""
        statement = select(*_FIELDS).where(audit.c.community_id == community_id).order_by(audit.c.id.desc())
        if before is not None:
            statement = statement.where(audit.c.id < before)
        if user_id is not None:
            statement = statement.where((audit.c.actor_id == user_id) | (audit.c.target_id == user_id))
        if limit is not None:
            statement = statement.limit(limit)
        return [Deed(**row._asdict()) for row in await self._connection.execute(statement)]
