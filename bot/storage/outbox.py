"""The outbox: what the bot wants done, committed together with the facts it follows from."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Dialect, Executable, Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import Lane, Outgoing
from bot.domain.packing import kind_of, pack, unpack
from bot.storage.many import WORD, among, listed
from bot.storage.outbox_care import OutboxCare
from bot.storage.parcel import HARMLESS_TWICE, Mark, Parcel, Sent, chat_of
from bot.storage.swift import ask, ask_all
from bot.storage.tables import outbox
from bot.storage.upsert import add

__all__ = ["Mark", "OutboxRows", "Parcel", "Sent"]

_WANTED = (
    "community_id", "chat_id", "lane", "kind", "payload", "key", "repeat", "on_sent", "not_before",
    "created_at", "slot",
)  # fmt: skip
_MARKED = [name for name in Mark.__dataclass_fields__ if name != "id"]
_MARK = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"))
    .values({name: bindparam(f"new_{name}") for name in _MARKED})
)
_DUE = (outbox.c.state == "waiting") & (outbox.c.not_before <= bindparam("now"))


@cache
def _held(dialect: Dialect) -> Executable:
    return select(outbox.c.chat_id).distinct().where(_DUE, among(dialect, outbox.c.chat_id, "chats"))


@cache
def _waiting(dialect: Dialect) -> Executable:
    return (
        select(outbox.c.id, outbox.c.chat_id)
        .where(
            _DUE,
            ~among(dialect, outbox.c.chat_id, "shut"),
            ~among(dialect, outbox.c.chat_id, "full") | among(dialect, outbox.c.kind, "free", WORD),
            outbox.c.chat_id.not_in(select(outbox.c.chat_id).where(outbox.c.state == "sending")),
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(bindparam("most"))
    )


@cache
def _claim(dialect: Dialect) -> Executable:
    return (
        update(outbox)
        .where(among(dialect, outbox.c.id, "ids"), outbox.c.state == "waiting")
        .values(
            state="sending",
            owner=bindparam("sender"),
            attempts=outbox.c.attempts + 1,
            finished_at=bindparam("claimed_at"),
        )
        .returning(outbox)
    )


@cache
def _put(dialect: Dialect) -> Executable:
    return add(dialect, outbox).values({name: bindparam(name) for name in _WANTED})


@cache
def _put_once(dialect: Dialect) -> Executable:
    statement = add(dialect, outbox).values({name: bindparam(name) for name in _WANTED})
    return statement.on_conflict_do_nothing(index_elements=[outbox.c.key]).returning(outbox.c.id)


def _parcel(row: Row[Any]) -> Parcel:
    return Parcel(
        row.id, row.community_id, row.chat_id, row.lane, row.kind, cast("Outgoing", unpack(row.payload)),
        row.repeat, row.on_sent, row.attempts, row.created_at, row.key,
    )  # fmt: skip


class OutboxRows(OutboxCare):
    """Rows of `outbox`."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self.woken = False

    async def put(
        self,
        outgoing: Outgoing,
        now: datetime,
        *,
        community_id: int | None = None,
        lane: Lane = Lane.ANSWER,
        key: str | None = None,
        repeat: bool = False,
        on_sent: str = "",
        not_before: datetime | None = None,
    ) -> bool:
        """Want something done; False if something with this `key` was wanted before.

        `repeat`: after a crash in the middle of sending, send again (an alert) rather than drop (an answer).
        `on_sent`: the action of `bot.actions.sent.ON_SENT` that learns the result.
        """
        values = {
            "community_id": community_id, "chat_id": chat_of(outgoing), "lane": int(lane),
            "kind": kind_of(outgoing), "payload": pack(outgoing), "key": key,
            "repeat": repeat or isinstance(outgoing, HARMLESS_TWICE), "on_sent": on_sent,
            "not_before": not_before or now, "created_at": now, "slot": getattr(outgoing, "slot", ""),
        }  # fmt: skip
        self.woken = True
        statement = _put if key is None else _put_once
        result = await ask(self._connection, statement(self._connection.dialect), values)
        return key is None or result.one_or_none() is not None

    async def put_many(
        self, acts: Collection[Outgoing], now: datetime, *, community_id: int, lane: Lane = Lane.HARM
    ) -> None:
        """Want many things done, in one statement; those that are harmless twice are sent again."""
        rows = [
            {
                "community_id": community_id, "chat_id": chat_of(act), "lane": int(lane),
                "kind": kind_of(act), "payload": pack(act), "key": None,
                "repeat": isinstance(act, HARMLESS_TWICE), "on_sent": "", "not_before": now,
                "created_at": now, "slot": getattr(act, "slot", ""),
            }
            for act in acts
        ]  # fmt: skip
        if rows:
            self.woken = True
            await ask_all(self._connection, _put(self._connection.dialect), rows)

    async def waiting(
        self,
        now: datetime,
        shut: Collection[int],
        limit: int,
        *,
        full: Collection[int] = (),
        free: Collection[str] = (),
    ) -> list[tuple[int, int]]:
        """(row id, chat id) of what is due, the most urgent first, one row a chat.

        Nothing for chats that are `shut`, only acts of the kinds `free` for those that are `full`. A chat
        with a row in `sending`, whoever sends it, is left out: so its messages keep their order.
        """
        dialect = self._connection.dialect
        asked = {
            "now": now, "shut": listed(dialect, list(shut)), "full": listed(dialect, list(full)),
            "free": listed(dialect, list(free)), "most": limit,
        }  # fmt: skip
        rows = await ask(self._connection, _waiting(dialect), asked)
        first: dict[int, int] = {}
        for row in rows:
            first.setdefault(row.chat_id, row.id)
        return [(row_id, chat_id) for chat_id, row_id in first.items()]

    async def held(self, now: datetime, chat_ids: Collection[int]) -> set[int]:
        """Which of these chats have something due."""
        if not chat_ids:
            return set()
        dialect = self._connection.dialect
        asked = {"now": now, "chats": listed(dialect, list(chat_ids))}
        rows = await ask(self._connection, _held(dialect), asked)
        return set(rows.scalars())

    async def claim(self, ids: Collection[int], owner: str, now: datetime) -> list[Parcel]:
        """Take these rows for sending; those that somebody else took meanwhile are left out."""
        dialect = self._connection.dialect
        asked = {"ids": listed(dialect, list(ids)), "sender": owner, "claimed_at": now}
        rows = await ask(self._connection, _claim(dialect), asked)
        parcels, unreadable = [], []
        for row in rows:
            try:
                parcels.append(_parcel(row))
            except (KeyError, TypeError, ValueError):  # written by a newer version
                unreadable.append(row.id)
        if unreadable:
            await self.change(unreadable, state="failed", error="its payload cannot be read")
        return sorted(parcels, key=lambda parcel: (parcel.lane, parcel.id))

    async def mark(self, marks: Collection[Mark]) -> None:
        """Write down how the attempts at these rows ended, all in one statement."""
        if not marks:
            return
        rows = [
            {"row_id": mark.id, **{f"new_{name}": getattr(mark, name) for name in _MARKED}} for mark in marks
        ]
        await ask_all(self._connection, _MARK, rows)

    async def change(self, ids: Collection[int], **values: object) -> None:
        """Set columns of these rows."""
        await self._connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(values))

    async def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        rows = await self._connection.execute(
            select(outbox.c.state, func.count().label("rows")).group_by(outbox.c.state)
        )
        return {row.state: row.rows for row in rows}
