"""The wire's memory: which updates took effect, which could not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Dialect,
    Executable,
    Text,
    bindparam,
    delete,
    func,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.many import in_json
from bot.storage.swift import ask
from bot.storage.tables import dead_update, seen_update
from bot.storage.types import UTCDateTime
from bot.storage.upsert import add


@dataclass(frozen=True, slots=True)
class Dead:
    """An update that took no effect: its JSON as it came and the traceback.

    `chat_id` is that of an update which could be read and heard, and only then failed.
    """

    update_id: int | None
    chat_id: int | None
    raw: bytes
    error: str

    @property
    def was_heard(self) -> bool:
        """Whether it is in the counters already."""
        return self.chat_id is not None


@cache
def _claim(dialect: Dialect) -> Executable:
    """One statement with one parameter for all ids: a JSON list on SQLite, an array on PostgreSQL."""
    if dialect.name == "sqlite":
        ids = func.json_each(bindparam("ids", type_=Text)).table_valued("value")
    else:
        ids = func.unnest(bindparam("ids", type_=ARRAY(BigInteger))).table_valued("value").render_derived()
    source = select(
        bindparam("bot_id", type_=BigInteger), ids.c.value, bindparam("at", type_=UTCDateTime)
    ).where(true())
    columns = ["bot_id", "update_id", "at"]
    insert = add(dialect, seen_update).from_select(columns, source)
    return insert.on_conflict_do_nothing().returning(seen_update.c.update_id)


def _storable(error: str) -> str:
    """Without what no database takes: NUL and halves of characters, which a broken update may have quoted."""
    return error.encode("utf-8", "backslashreplace").decode().replace("\0", "")


class UpdateRows:
    """Rows of `seen_update` and `dead_update`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._lite = connection.dialect.name == "sqlite"

    async def claim(self, bot_id: int, update_ids: Iterable[int], now: datetime) -> set[int]:
        """Record the ids and return those that were new. A second replica waits for the first's commit."""
        wanted = sorted(set(update_ids))
        if not wanted:
            return set()
        result = await ask(
            self._connection,
            _claim(self._connection.dialect),
            {"bot_id": bot_id, "ids": in_json(wanted) if self._lite else wanted, "at": now},
        )
        return set(result.scalars())

    async def prune(self, before: datetime) -> int:
        """Forget ids older than `before`; returns how many."""
        result = await self._connection.execute(delete(seen_update).where(seen_update.c.at < before))
        return result.rowcount

    async def prune_dead(self, before: datetime) -> int:
        """Forget what was settled ("done" or "dropped") before an instant; returns how many."""
        result = await self._connection.execute(
            delete(dead_update).where(dead_update.c.state.in_(("done", "dropped")), dead_update.c.at < before)
        )
        return result.rowcount

    async def bury(self, bot_id: int, dead: Dead, now: datetime) -> int:
        """Keep an update that could not take effect; returns its row id."""
        values = {
            "bot_id": bot_id, "update_id": dead.update_id, "chat_id": dead.chat_id,
            "raw": dead.raw, "error": _storable(dead.error), "at": now,
        }  # fmt: skip
        statement = dead_update.insert().values(values).returning(dead_update.c.id)
        return int((await self._connection.execute(statement)).scalar_one())

    async def dead(self, dead_id: int) -> Dead | None:
        """One dead update that is still waiting for somebody's decision."""
        row = (
            await self._connection.execute(
                select(dead_update).where(dead_update.c.id == dead_id, dead_update.c.state == "dead")
            )
        ).one_or_none()
        return None if row is None else Dead(row.update_id, row.chat_id, row.raw, row.error)

    async def asked_again(self, limit: int = 20) -> list[tuple[int, Dead]]:
        """Dead updates that an operator asked to retry, oldest first."""
        rows = await self._connection.execute(
            select(dead_update)
            .where(dead_update.c.state == "retry")
            .order_by(dead_update.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [(row.id, Dead(row.update_id, row.chat_id, row.raw, row.error)) for row in rows]

    async def settle(self, dead_id: int, state: str, error: str | None = None) -> None:
        """Move a dead update on: "retry", "dead" again, "done" or "dropped"."""
        values = {"state": state} | ({} if error is None else {"error": _storable(error)})
        await self._connection.execute(update(dead_update).where(dead_update.c.id == dead_id).values(values))
