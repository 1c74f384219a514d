"""The append-only ledger and the leaderboards kept with it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import BindParameter, Dialect, Executable, String, bindparam, cast, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.points import SPENDING, Entry, periods
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.tables import ledger, member, standing
from bot.storage.upsert import add, add_to


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
_LAST = select(*_LINE).where(*_MINE).order_by(ledger.c.id.desc()).limit(bindparam("limit"))
_BOARD = (standing.c.community_id == bindparam("community"), standing.c.period == bindparam("period"))
_LISTED = (*_BOARD, standing.c.listed.is_(True))
_TOP = (
    select(standing.c.user_id, member.c.name, standing.c.earned)
    .join_from(
        standing,
        member,
        (member.c.community_id == standing.c.community_id) & (member.c.user_id == standing.c.user_id),
    )
    .where(*_LISTED, standing.c.earned > 0, member.c.left_at.is_(None))
    .order_by(standing.c.earned.desc(), standing.c.user_id)
    .limit(bindparam("limit"))
)
_EARNED = select(standing.c.earned).where(*_BOARD, standing.c.user_id == bindparam("user"))
_MORE = select(func.count()).where(*_LISTED, standing.c.earned > bindparam("earned"))
_TIED = select(func.count()).where(
    *_LISTED, standing.c.earned == bindparam("earned"), standing.c.user_id < bindparam("user")
)
_AHEAD = select(_MORE.scalar_subquery() + _TIED.scalar_subquery())
"""Two ranges of the board's index; in one condition with OR it would all be read."""
_ENTRY = (
    "community_id", "user_id", "amount", "kind", "reason", "actor", "ref", "key", "local_date", "at",
)  # fmt: skip


@cache
def _record(dialect: Dialect) -> Executable:
    values: dict[str, BindParameter[object]] = {name: bindparam(name) for name in _ENTRY}
    return add(dialect, ledger).values(values).on_conflict_do_nothing().returning(ledger.c.id)


@cache
def _rank(dialect: Dialect) -> Prepared:
    columns = ("community_id", "period", "user_id", "earned")
    return prepare(dialect, add_to(dialect, standing, counters=["earned"]), columns)


class LedgerRows:
    """Rows of `ledger` and `standing`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(
        self, community_id: int, entry: Entry, day: date, at: datetime, *, board: bool | None = None
    ) -> int | None:
        """Append an entry; returns its id, or None if its key has been paid before.

        `board` says whether it counts on the leaderboards (None: as its kind does).
        """
        values = {
            "community_id": community_id, "user_id": entry.user_id, "amount": entry.amount,
            "kind": entry.kind, "reason": entry.reason, "actor": entry.actor, "ref": entry.ref,
            "key": entry.key, "local_date": day, "at": at,
        }  # fmt: skip
        result = await self._connection.execute(_record(self._connection.dialect), values)
        made: int | None = result.scalar_one_or_none()
        if made is not None and (entry.kind not in SPENDING if board is None else board):
            await self._rank(community_id, entry, day)
        return made

    async def _rank(self, community_id: int, entry: Entry, day: date) -> None:
        rows = [
            {"community_id": community_id, "period": name, "user_id": entry.user_id, "earned": entry.amount}
            for name in periods(day)
        ]
        await run_many(self._connection, _rank(self._connection.dialect), rows)

    async def balance(self, community_id: int, user_id: int) -> int:
        """The sum of a member's entries."""
        total = await self._connection.execute(_BALANCE, {"community": community_id, "user": user_id})
        return int(total.scalar_one())

    async def last(self, community_id: int, user_id: int, limit: int) -> list[Line]:
        """A member's latest entries, newest first."""
        rows = await self._connection.execute(
            _LAST, {"community": community_id, "user": user_id, "limit": limit}
        )
        return [Line(*row) for row in rows]

    async def get(self, community_id: int, entry_id: int) -> Line | None:
        """One entry of a community."""
        rows = await self._connection.execute(
            select(*_LINE).where(ledger.c.community_id == community_id, ledger.c.id == entry_id)
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

    async def given(self, community_id: int, actor: int, kind: str, day: date) -> int:
        """Points that somebody gave out under this kind on a local day, without those taken back since."""
        back = ledger.alias()
        undone = select(back.c.id).where(
            back.c.community_id == community_id, back.c.key == "undo:" + cast(ledger.c.id, String)
        )
        total = await self._connection.execute(
            select(func.coalesce(func.sum(ledger.c.amount), 0)).where(
                ledger.c.community_id == community_id,
                ledger.c.actor == actor,
                ledger.c.kind == kind,
                ledger.c.local_date == day,
                ~undone.exists(),
            )
        )
        return int(total.scalar_one())

    async def board(self, community_id: int, period: str, limit: int) -> list[tuple[int, str, int]]:
        """The top of a leaderboard as (user id, name, points); those who left are not on it."""
        asked = {"community": community_id, "period": period, "limit": limit}
        rows = await self._connection.execute(_TOP, asked)
        return [(row.user_id, row.name, row.earned) for row in rows]

    async def place(self, community_id: int, period: str, user_id: int) -> tuple[int, int] | None:
        """A member's own place (from 1) and points on a leaderboard, None without points."""
        asked: dict[str, object] = {"community": community_id, "period": period, "user": user_id}
        earned = (await self._connection.execute(_EARNED, asked)).scalar_one_or_none()
        if earned is None or earned <= 0:
            return None
        ahead = await self._connection.execute(_AHEAD, asked | {"earned": earned})
        return int(ahead.scalar_one()) + 1, earned

    async def list_member(self, community_id: int, user_id: int, *, listed: bool) -> None:
        """Show or hide a member on the leaderboards (hidden while they are not in the group)."""
        await self._connection.execute(
            update(standing)
            .where(standing.c.community_id == community_id, standing.c.user_id == user_id)
            .values(listed=listed)
        )
