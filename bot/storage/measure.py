"""What holds in a community for a while: calm, raid, night. The row goes when it is over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import measure
from bot.storage.upsert import add, add_to


@dataclass(frozen=True, slots=True)
class Measure:
    """`until` is when it ends by itself (None: never), `by_id` who began it (0: the bot)."""

    community_id: int
    name: str
    since: datetime
    until: datetime | None = None
    by_id: int = 0
    state: Mapping[str, Any] = field(default_factory=dict)


_FIELDS = [measure.c[name] for name in Measure.__dataclass_fields__]
_CHANGEABLE = ("since", "until", "by_id", "state")


def _read(row: Row[tuple[object, ...]]) -> Measure:
    return Measure(**row._asdict())


def _values(held: Measure) -> dict[str, object]:
    return {name: getattr(held, name) for name in Measure.__dataclass_fields__} | {"state": dict(held.state)}


class MeasureRows:
    """Rows of `measure`: at most one of each name in a community."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, community_id: int, name: str) -> Measure | None:
        """What holds under this name, None if nothing does."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(measure.c.community_id == community_id, measure.c.name == name)
        )
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def of(self, community_id: int) -> list[Measure]:
        """All that holds in a community, by name."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(measure.c.community_id == community_id).order_by(measure.c.name)
        )
        return [_read(row) for row in rows]

    async def named(self, *names: str) -> list[Measure]:
        """All measures of these names, by community."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(measure.c.name.in_(names)).order_by(measure.c.community_id, measure.c.name)
        )
        return [_read(row) for row in rows]

    async def due(self, now: datetime, *names: str) -> list[Measure]:
        """Those of these names whose time is over, by community."""
        over = measure.c.until <= now
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(measure.c.name.in_(names), over)
            .order_by(measure.c.community_id, measure.c.name)
        )
        return [_read(row) for row in rows]

    async def begin(self, held: Measure) -> bool:
        """It holds from now on; False if it did before: of several who begin it at once one succeeds."""
        statement = add(self._connection, measure).values(_values(held)).on_conflict_do_nothing()
        rows = await self._connection.execute(statement.returning(measure.c.name))
        return rows.one_or_none() is not None

    async def put(self, held: Measure) -> None:
        """It holds, in the place of what held under its name before."""
        statement = add_to(self._connection, measure, counters=(), replace=_CHANGEABLE)
        await self._connection.execute(statement.values(_values(held)))

    async def change(self, community_id: int, name: str, **values: object) -> Measure | None:
        """Set columns of what holds; returns it as it is now, None if it does not hold."""
        rows = await self._connection.execute(
            update(measure)
            .where(measure.c.community_id == community_id, measure.c.name == name)
            .values(values)
            .returning(*_FIELDS)
        )
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def drop(self, community_id: int, name: str, due: datetime | None = None) -> Measure | None:
        """It is over; returns what held, None if nothing did: of several who end it one gets it.

        `due`: only if its time is over by then.
        """
        ended = delete(measure).where(measure.c.community_id == community_id, measure.c.name == name)
        if due is not None:
            ended = ended.where(measure.c.until <= due)
        row = (await self._connection.execute(ended.returning(*_FIELDS))).one_or_none()
        return None if row is None else _read(row)
