"""What moderators decided about messages, for the spam model: rows of `spam_example`, never a text."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.spam import MOST_OF_A_KIND, Example, with_samples
from bot.storage.spam_sample import settled
from bot.storage.tables import spam_example
from bot.storage.upsert import add_to


class Lore(NamedTuple):
    """How many examples of each label there are, and when the last was decided: it changes when they do."""

    spam: int
    harmless: int
    last: datetime | None


class SpamRows:
    """The examples of the whole instance: all communities teach one model."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, community_id: int, message_id: int, user_id: int, example: Example) -> None:
        """Keep what was decided about a message; an earlier decision gives way."""
        statement = add_to(
            self._connection, spam_example, counters=(), replace=("user_id", "packed", "spam", "at")
        )
        await self._connection.execute(
            statement.values(
                community_id=community_id, message_id=message_id, user_id=user_id, packed=example.packed,
                spam=example.spam, at=example.at,
            )
        )  # fmt: skip

    async def drop(self, community_id: int, message_id: int) -> None:
        """Nothing is decided about a message any more."""
        this = (spam_example.c.community_id == community_id) & (spam_example.c.message_id == message_id)
        await self._connection.execute(delete(spam_example).where(this))

    async def lore(self, now: datetime) -> Lore:
        """How much there is to learn from."""
        rows = await self._connection.execute(
            select(
                func.count().filter(spam_example.c.spam).label("spam"),
                func.count().filter(~spam_example.c.spam).label("harmless"),
                func.max(spam_example.c.at).label("last"),
            ).select_from(spam_example)
        )
        row = rows.one()
        samples = await self._connection.execute(select(func.count()).select_from(settled(now).subquery()))
        return Lore(row.spam, row.harmless + samples.scalar_one(), row.last)

    async def examples(self, now: datetime) -> list[Example]:
        """What is learned from: the newest that were decided, of each label, and what was ordinary."""
        found: list[Example] = []
        for label in (True, False):
            rows = await self._connection.execute(
                select(spam_example.c.packed, spam_example.c.spam, spam_example.c.at)
                .where(spam_example.c.spam.is_(label))
                .order_by(spam_example.c.at.desc(), spam_example.c.message_id.desc())
                .limit(MOST_OF_A_KIND)
            )
            found += [Example(bytes(row.packed), row.spam, row.at) for row in rows]
        samples = await self._connection.execute(settled(now))
        ordinary = [Example(bytes(row.packed), spam=False, at=row.at) for row in samples]
        return with_samples(found, ordinary)

    async def prune(self, before: datetime) -> None:
        """Forget what was decided before then."""
        await self._connection.execute(delete(spam_example).where(spam_example.c.at < before))
