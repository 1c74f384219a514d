"""Where people stand on the KOC path, the steps that led there, and the log of talks with them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.koc import Standing
from bot.storage.koc_figures import FigureRows
from bot.storage.tables import koc, koc_note, koc_step, ledger
from bot.storage.upsert import add

PAID = ("koc", "koc_pay", "koc_back")
"""The kinds of ledger entries that are benefits and earnings, and their taking back."""
_FIELDS = [koc.c[name] for name in Standing.__dataclass_fields__]
_KEYS = [koc.c.community_id, koc.c.user_id]


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it was taken; `before` is the row as it was, days as texts. `by_id` 0: the bot."""

    id: int
    user_id: int
    move: str
    state: str
    by_id: int
    at: datetime
    before: Mapping[str, Any] = field(default_factory=dict)
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What came of a talk."""

    by_id: int
    text: str
    local_date: date


_STEP = [koc_step.c[name] for name in Step.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]]) -> Standing:
    return Standing(**row._asdict())


class KocRows(FigureRows):
    """Rows of `koc`, `koc_step` and `koc_note`, and by inheritance the facts that the rule is about."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._connection = connection

    async def get(self, community_id: int, user_id: int) -> Standing | None:
        """Where somebody stands; None if they were never on the path."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(koc.c.community_id == community_id, koc.c.user_id == user_id)
        )
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def all(self, community_id: int, states: Collection[str] = ()) -> list[Standing]:
        """Everybody who is or was on the path, or those in these states, by the day they came there."""
        statement = select(*_FIELDS).where(koc.c.community_id == community_id)
        if states:
            statement = statement.where(koc.c.state.in_(states))
        rows = await self._connection.execute(statement.order_by(koc.c.since, koc.c.user_id))
        return [_read(row) for row in rows]

    async def proposed(self, community_id: int, day: date) -> list[Standing]:
        """Of whom the operators were last asked on this day."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(koc.c.community_id == community_id, koc.c.proposed_on == day)
            .order_by(koc.c.user_id)
        )
        return [_read(row) for row in rows]

    async def put(self, community_id: int, user_id: int, **values: object) -> None:
        """Set columns of one person's row, which is made if it is not there."""
        statement = add(self._connection, koc).values(community_id=community_id, user_id=user_id, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=_KEYS, set_=values))

    async def change(self, community_id: int, user_id: int, **values: object) -> None:
        """Set columns of one person's row."""
        await self._connection.execute(
            update(koc).where(koc.c.community_id == community_id, koc.c.user_id == user_id).values(values)
        )

    async def add_step(
        self, community_id: int, user_id: int, move: str, state: str, before: Mapping[str, Any], by_id: int,
        at: datetime,
    ) -> int:  # fmt: skip
        """Write a step down; its id."""
        made = await self._connection.execute(
            insert(koc_step)
            .values(
                community_id=community_id, user_id=user_id, move=move, state=state, before=dict(before),
                by_id=by_id, at=at,
            )
            .returning(koc_step.c.id)
        )  # fmt: skip
        return int(made.scalar_one())

    async def steps(self, community_id: int, user_id: int, limit: int) -> list[Step]:
        """Somebody's last steps that stand, the newest first."""
        rows = await self._connection.execute(
            select(*_STEP)
            .where(
                koc_step.c.community_id == community_id, koc_step.c.user_id == user_id,
                koc_step.c.undone_at.is_(None),
            )
            .order_by(koc_step.c.id.desc())
            .limit(limit)
        )  # fmt: skip
        return [Step(**row._asdict()) for row in rows]

    async def undo_step(self, step_id: int, by_id: int, now: datetime) -> bool:
        """A step stands no more; False if somebody has taken it back."""
        changed = update(koc_step).where(koc_step.c.id == step_id, koc_step.c.undone_at.is_(None))
        done = changed.values(undone_by=by_id, undone_at=now).returning(koc_step.c.id)
        return (await self._connection.execute(done)).one_or_none() is not None

    async def note(
        self, community_id: int, user_id: int, by_id: int, text: str, day: date, at: datetime, key: str
    ) -> bool:
        """Write a talk down; False if this request has."""
        made = add(self._connection, koc_note).values(
            community_id=community_id, user_id=user_id, by_id=by_id, text=text, local_date=day, at=at, key=key
        )
        done = await self._connection.execute(made.on_conflict_do_nothing().returning(koc_note.c.id))
        return done.one_or_none() is not None

    async def notes(self, community_id: int, user_id: int, limit: int) -> list[Note]:
        """The last talks with somebody, the newest first."""
        rows = await self._connection.execute(
            select(koc_note.c.by_id, koc_note.c.text, koc_note.c.local_date)
            .where(koc_note.c.community_id == community_id, koc_note.c.user_id == user_id)
            .order_by(koc_note.c.id.desc())
            .limit(limit)
        )
        return [Note(*row) for row in rows]

    async def earned(self, community_id: int, user_id: int) -> int:
        """Points that somebody has got as a KOC: benefits and earnings."""
        total = await self._connection.execute(
            select(func.coalesce(func.sum(ledger.c.amount), 0)).where(
                ledger.c.community_id == community_id, ledger.c.user_id == user_id, ledger.c.kind.in_(PAID)
            )
        )
        return int(total.scalar_one())
