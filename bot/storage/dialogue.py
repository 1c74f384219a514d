"""What the bot has asked people and waits to hear: rows of `dialogue`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import dialogue
from bot.storage.upsert import add_to


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question: `kind` says who reads the answer, `data` what they need for that (plain JSON)."""

    community_id: int
    kind: str
    data: dict[str, Any]


class DialogueRows:
    """One open question for each person in each chat; a new one takes its place."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, chat_id: int, user_id: int, asked: Asked, until: datetime) -> None:
        """Wait for what this person says next in this chat."""
        statement = add_to(
            self._connection, dialogue, counters=(), replace=("community_id", "kind", "data", "expires_at")
        )
        await self._connection.execute(
            statement.values(
                chat_id=chat_id, user_id=user_id, community_id=asked.community_id, kind=asked.kind,
                data=asked.data, expires_at=until,
            )
        )  # fmt: skip

    async def open(self, chat_id: int, user_id: int, now: datetime) -> Asked | None:
        """The question that somebody has not answered yet."""
        rows = await self._connection.execute(
            select(dialogue.c.community_id, dialogue.c.kind, dialogue.c.data).where(
                dialogue.c.chat_id == chat_id, dialogue.c.user_id == user_id, dialogue.c.expires_at > now
            )
        )
        row = rows.one_or_none()
        return None if row is None else Asked(row.community_id, row.kind, dict(row.data))

    async def end(self, chat_id: int, user_id: int) -> None:
        """Wait no longer."""
        await self._connection.execute(
            delete(dialogue).where(dialogue.c.chat_id == chat_id, dialogue.c.user_id == user_id)
        )

    async def prune(self, before: datetime) -> None:
        """Forget what nobody answered."""
        await self._connection.execute(delete(dialogue).where(dialogue.c.expires_at < before))
