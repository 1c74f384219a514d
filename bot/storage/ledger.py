"""The append-only ledger and the leaderboards kept with it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Dialect,
    Executable,
    bindparam,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from bot.domain.points import SPENDING, Due, Entry, periods
from bot.storage.board import BoardRows, Standing
from bot.storage.many import DAY, WHOLE, WORD, keyed, keys
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.swift import ask
from bot.storage.tables import ledger, ledger_day
from bot.storage.types import UTCDateTime
from bot.storage.undone import still_stands
from bot.storage.upsert import add, add_to

Key = tuple[int, str]
"""A community and what is unique there."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it stands in the ledger."""

    id: int
    user_id: int
    amount: int
    kind: str
    reason: str
    actor: int
    ref: str
    key: str
    local_date: date
    at: datetime


_LINE = [ledger.c[name] for name in Line.__dataclass_fields__]

_MINE = (ledger.c.community_id == bindparam("community"), ledger.c.user_id == bindparam("user"))
_BALANCE = select(func.coalesce(func.sum(ledger.c.amount), 0)).where(*_MINE)
_LAST = (
    select(*_LINE)
    .where(*_MINE, ledger.c.amount != 0, ledger.c.id < bindparam("before"))
    .order_by(ledger.c.id.desc())
    .limit(bindparam("limit"))
)
LAST_ID = 2**63 - 1
"""No entry has a greater one."""
_ENTRY = (
    "community_id", "user_id", "amount", "kind", "reason", "actor", "ref", "key", "local_date", "at",
)  # fmt: skip


_MANY: Mapping[str, TypeEngine[Any]] = {
    "community_id": WHOLE, "local_date": DAY, "user_id": WHOLE, "amount": WHOLE, "kind": WORD, "reason": WORD,
    "actor": WHOLE, "ref": WORD, "key": WORD,
}  # fmt: skip


@cache
def _record(dialect: Dialect) -> Executable:
    values: dict[str, BindParameter[object]] = {name: bindparam(name) for name in _ENTRY}
    return add(dialect, ledger).values(values).on_conflict_do_nothing().returning(ledger.c.id)


@cache
def _record_all(dialect: Dialect) -> Executable:
    """Entries of one instant, as rows with the columns of `_MANY`; answers with the keys that were new."""
    each, of = keyed(dialect, **_MANY)
    at = bindparam("at", type_=UTCDateTime)
    source = select(*(of[name] for name in _MANY), at).select_from(each).where(true())
    statement = add(dialect, ledger).from_select([*_MANY, "at"], source)
    return statement.on_conflict_do_nothing().returning(ledger.c.community_id, ledger.c.key)


@cache
def _sums(dialect: Dialect) -> Prepared:
    columns = [column.name for column in ledger_day.columns]
    return prepare(dialect, add_to(dialect, ledger_day, counters=["amount"]), columns)


@cache
def _known(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, key=WORD)
    same = (ledger.c.community_id == of["community"]) & (ledger.c.key == of["key"])
    return select(ledger.c.community_id, ledger.c.key).select_from(each.join(ledger, same))


def _row(due: Due) -> tuple[object, ...]:
    entry = due.entry
    return (
        due.community_id, due.day, entry.user_id, entry.amount, entry.kind, entry.reason, entry.actor,
        entry.ref, entry.key,
    )  # fmt: skip


class LedgerRows(BoardRows):
    """Rows of `ledger`, and the leaderboards that follow from them."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._owed: list[Due] = []

    async def record(
        self, community_id: int, entry: Entry, day: date, at: datetime, *, board: bool | None = None
    ) -> int | None:
        """Append an entry; returns its id, or None if its key has been paid before.

        `board` says whether it counts on the leaderboards (None: as its kind does). One of nothing is a fact
        that moves neither them nor a day's sum.
        """
        values = {
            "community_id": community_id, "user_id": entry.user_id, "amount": entry.amount,
            "kind": entry.kind, "reason": entry.reason, "actor": entry.actor, "ref": entry.ref,
            "key": entry.key, "local_date": day, "at": at,
        }  # fmt: skip
        result = await ask(self._connection, _record(self._connection.dialect), values)
        made: int | None = result.scalar_one_or_none()
        if made is None or not entry.amount:
            return made
        await self._add_up({(community_id, day, entry.kind): entry.amount})
        if entry.kind not in SPENDING if board is None else board:
            await self.earn(community_id, entry.user_id, entry.amount, periods(day))
        return made

    async def unpaid(self, wanted: Sequence[Key]) -> list[Key]:
        """Which of these keys have no entry yet and are not owed, in their order."""
        if not wanted:
            return []
        asked = keys(self._connection.dialect, wanted, "community", "key")
        rows = await ask(self._connection, _known(self._connection.dialect), asked)
        known = {(row.community_id, row.key) for row in rows}
        known |= {(due.community_id, due.entry.key) for due in self._owed}
        return [key for key in wanted if key not in known]

    def owe(self, dues: Iterable[Due]) -> None:
        """Record these with everything else that is owed, when the transaction is about to end."""
        self._owed += dues

    @property
    def owes(self) -> int:
        """How many entries are owed so far."""
        return len(self._owed)

    def forget_owed(self, since: int) -> None:
        """What was owed beyond so many was part of what has just been rolled back."""
        del self._owed[since:]

    async def settle(self, at: datetime) -> None:
        """Record what is owed; called by whoever opened the transaction, under the communities' locks."""
        owed, self._owed = self._owed, []
        await self.record_all(owed, at)

    async def record_many(
        self, community_id: int, entries: Iterable[Entry], day: date, at: datetime
    ) -> set[str]:
        """Append entries of one community and local day; returns the keys that had not been paid before."""
        paid = await self.record_all([Due(community_id, day, entry) for entry in entries], at)
        return {key for _, key in paid}

    async def record_all(self, dues: Iterable[Due], at: datetime) -> set[Key]:
        """Append entries of any communities and days, as few statements as can be; returns the new keys.

        As if they were recorded one after the other: of two with the same key the first is paid. The caller
        holds the communities' locks, or two replicas would both find a key new.
        """
        wanted: dict[Key, Due] = {}
        for due in dues:
            wanted.setdefault((due.community_id, due.entry.key), due)
        for owed in self._owed:
            wanted.pop((owed.community_id, owed.entry.key), None)
        if not wanted:
            return set()
        dialect = self._connection.dialect
        asked = keys(dialect, map(_row, wanted.values()), *_MANY) | {"at": at}
        paid = await ask(self._connection, _record_all(dialect), asked)
        new = [wanted[key] for key in map(tuple, paid)]
        moving = [due for due in new if due.entry.amount]
        gains: Counter[Standing] = Counter()
        sums: Counter[tuple[int, date, str]] = Counter()
        for due in moving:
            sums[due.community_id, due.day, due.entry.kind] += due.entry.amount
            if due.entry.kind not in SPENDING:
                for period in periods(due.day):
                    gains[due.community_id, period, due.entry.user_id] += due.entry.amount
        await self._add_up(sums)
        await self.earn_all(gains)
        return {(due.community_id, due.entry.key) for due in new}

    async def _add_up(self, sums: Mapping[tuple[int, date, str], int]) -> None:
        await run_many(self._connection, _sums(self._connection.dialect), (
            {"community_id": community, "local_date": day, "kind": kind, "amount": amount}
            for (community, day, kind), amount in sorted(sums.items())
        ))  # fmt: skip

    async def balance(self, community_id: int, user_id: int) -> int:
        """The sum of a member's entries."""
        total = await ask(self._connection, _BALANCE, {"community": community_id, "user": user_id})
        return int(total.scalar_one())

    async def last(self, community_id: int, user_id: int, limit: int, before: int = LAST_ID) -> list[Line]:
        """A member's latest entries before this one, newest first, without those that moved nothing."""
        asked = {"community": community_id, "user": user_id, "limit": limit, "before": before}
        return [Line(*row) for row in await ask(self._connection, _LAST, asked)]

    async def among(self, community_id: int, entry_ids: Collection[int]) -> list[Line]:
        """These entries of a community, in any order."""
        rows = await self._connection.execute(
            select(*_LINE).where(ledger.c.community_id == community_id, ledger.c.id.in_(entry_ids))
        )
        return [Line(*row) for row in rows]

    async def of_day(self, community_id: int, user_id: int, kind: str, day: date) -> list[Line]:
        """A member's entries of one kind and local day."""
        rows = await self._connection.execute(
            select(*_LINE).where(
                ledger.c.community_id == community_id, ledger.c.user_id == user_id, ledger.c.kind == kind,
                ledger.c.local_date == day,
            )
        )  # fmt: skip
        return [Line(*row) for row in rows]

    async def get(self, community_id: int, entry_id: int) -> Line | None:
        """One entry of a community."""
        rows = await self._connection.execute(
            select(*_LINE).where(ledger.c.community_id == community_id, ledger.c.id == entry_id)
        )
        row = rows.one_or_none()
        return None if row is None else Line(*row)

    async def under(self, community_id: int, key: str) -> Line | None:
        """The entry with this key."""
        rows = await self._connection.execute(
            select(*_LINE).where(ledger.c.community_id == community_id, ledger.c.key == key)
        )
        row = rows.one_or_none()
        return None if row is None else Line(*row)

    async def has(self, community_id: int, key: str) -> bool:
        """Whether there is an entry with this key."""
        rows = await self._connection.execute(
            select(ledger.c.id).where(ledger.c.community_id == community_id, ledger.c.key == key)
        )
        return rows.one_or_none() is not None

    async def times(self, community_id: int, user_id: int, kind: str, since: date) -> int:
        """How many entries of this kind a member has since a local day."""
        total = await self._connection.execute(
            select(func.count()).where(
                ledger.c.community_id == community_id,
                ledger.c.user_id == user_id,
                ledger.c.kind == kind,
                ledger.c.local_date >= since,
            )
        )
        return int(total.scalar_one())

    async def awarded(self, community_id: int, actor: int, day: date) -> int:
        """Points that somebody awarded on a local day, without those taken back since."""
        total = await self._connection.execute(
            select(func.coalesce(func.sum(ledger.c.amount), 0)).where(
                ledger.c.community_id == community_id,
                ledger.c.actor == actor,
                ledger.c.kind == literal_column("'award'"),  # as the index has it
                ledger.c.local_date == day,
                still_stands(community_id),
            )
        )
        return int(total.scalar_one())
