"""Looking after outbox rows: crashes, chats that move or close, messages whose time is over."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import cast

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import Outgoing, Paper, Poll, Say
from bot.domain.packing import pack, unpack
from bot.storage.parcel import Litter
from bot.storage.renumber import without_messages
from bot.storage.tables import community, outbox

STOPPED = "unknown: stopped while sending"


class OutboxCare:
    """The seldom half of `OutboxRows`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def recover(self, owner: str, now: datetime, stale: datetime, *, mine: bool) -> tuple[int, int]:
        """Settle what was being sent when its sender died; (to be repeated, given up).

        That is every row claimed before `stale`, and with `mine` (at the start) all of this owner.
        """
        late = outbox.c.finished_at < stale
        whose = or_(outbox.c.owner == owner, late) if mine else (outbox.c.owner != owner) & late
        dead = (outbox.c.state == "sending") & whose
        again = await self._connection.execute(
            update(outbox).where(dead, outbox.c.repeat).values(state="waiting", finished_at=None)
        )
        lost = await self._connection.execute(
            update(outbox).where(dead).values(state="failed", error=STOPPED, finished_at=now)
        )
        return again.rowcount, lost.rowcount

    async def move(self, old: int, new: int) -> int:
        """The chat `old` is now `new`: what waits for it follows. Returns how many rows."""
        rows = await self._connection.execute(
            select(outbox.c.id, outbox.c.payload).where(
                outbox.c.chat_id == old, outbox.c.state.in_(["waiting", "sending"])
            )
        )
        found = [(row.id, cast("Outgoing", unpack(row.payload))) for row in rows]
        for row_id, outgoing in found:
            moved = pack(_to_chat(outgoing, new))
            values = {"chat_id": new, "payload": moved}
            await self._connection.execute(update(outbox).where(outbox.c.id == row_id).values(values))
        await self._forget_messages(old)
        return len(found)

    async def _forget_messages(self, chat_id: int) -> None:
        """The messages of a chat that is no more need no deleting."""
        await self._connection.execute(
            update(outbox).where(outbox.c.chat_id == chat_id).values(delete_at=None, slot="")
        )

    async def withdraw(self, chat_id: int, key: str) -> int:
        """Take back what was wanted in a chat under this key, if it waits; if it was sent, its message id.

        0 if there is no message (as yet: it may be on its way).
        """
        this = (outbox.c.key == key) & (outbox.c.chat_id == chat_id)
        await self._connection.execute(delete(outbox).where(this, outbox.c.state == "waiting"))
        found = await self._connection.execute(select(outbox.c.message_id).where(this))
        return found.scalar_one_or_none() or 0

    async def give_up(self, chat_id: int, now: datetime, error: str) -> int:
        """Nothing can be sent to this chat any more: what waits for it has failed. Returns how many rows."""
        await self._forget_messages(chat_id)
        result = await self._connection.execute(
            update(outbox)
            .where(outbox.c.chat_id == chat_id, outbox.c.state == "waiting")
            .values(state="failed", error=error, finished_at=now)
        )
        return result.rowcount

    async def vacate(self, chat_id: int, slot: str, row_id: int, now: datetime) -> None:
        """The message of `row_id` is now the one of its slot: the earlier ones are to be deleted."""
        await self._connection.execute(
            update(outbox)
            .where(
                outbox.c.chat_id == chat_id,
                outbox.c.slot == slot,
                outbox.c.id != row_id,
                outbox.c.state == "sent",
            )
            .values(delete_at=now)
        )

    async def litter(self, now: datetime, limit: int) -> list[Litter]:
        """Messages to be deleted now, the oldest first."""
        rows = await self._connection.execute(
            select(outbox.c.id, outbox.c.chat_id, outbox.c.message_id, outbox.c.receiver_id, outbox.c.also)
            .where(outbox.c.delete_at <= now)
            .order_by(outbox.c.delete_at)
            .limit(limit)
        )
        return [
            Litter(row.id, row.chat_id, message_id, receiver_id)
            for row in rows
            for message_id, receiver_id in (*row.also, (row.message_id or 0, row.receiver_id or 0))
        ]

    async def swept(self, row_ids: Collection[int]) -> None:
        """The messages of these rows are gone."""
        await self._connection.execute(
            update(outbox).where(outbox.c.id.in_(row_ids)).values(delete_at=None, slot="")
        )

    async def prune(self, before: datetime) -> int:
        """Forget what ended before; not what still has a message to delete, now or for its slot."""
        done = (outbox.c.state == "failed") | ((outbox.c.state == "sent") & (outbox.c.slot == ""))
        result = await self._connection.execute(
            delete(outbox).where(done, outbox.c.finished_at < before, outbox.c.delete_at.is_(None))
        )
        return result.rowcount

    async def refused(self, community_id: int, kind: str) -> list[Outgoing]:
        """What of a kind could not be done for a community, as long as that is remembered."""
        rows = await self._connection.execute(
            select(outbox.c.payload)
            .where(
                outbox.c.community_id == community_id, outbox.c.state == "failed", outbox.c.kind == kind
            )
            .order_by(outbox.c.id)
        )  # fmt: skip
        return [cast("Outgoing", unpack(payload)) for payload in rows.scalars()]

    async def lose_right(self, community_id: int, right: str) -> bool:
        """The bot lacks a right that it may have had; False if that was known."""
        found = select(community.c.rights).where(community.c.id == community_id)
        rights = list((await self._connection.execute(found)).scalar_one_or_none() or [])
        if right not in rights:
            return False
        rights.remove(right)
        await self._connection.execute(
            update(community).where(community.c.id == community_id).values(rights=rights)
        )
        return True


def _to_chat(outgoing: Outgoing, chat_id: int) -> Outgoing:
    outgoing = without_messages(outgoing)
    if isinstance(outgoing, Poll):
        return replace(outgoing, to=replace(outgoing.to, chat_id=chat_id))
    if isinstance(outgoing, Say | Paper):
        return replace(outgoing, to=replace(outgoing.to, chat_id=chat_id))
    return replace(outgoing, chat_id=chat_id)
