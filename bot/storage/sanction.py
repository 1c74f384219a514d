"""What was done to members, and what it has added up to: rows of `sanction`."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Dialect, Executable, Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.sanctions import BOT, Kind, Sanction
from bot.storage.many import WHOLE, keyed, keys
from bot.storage.swift import ask
from bot.storage.tables import sanction
from bot.storage.upsert import add

_FIELDS = [sanction.c[name] for name in Sanction.__dataclass_fields__]

Person = tuple[int, int]
"""Community, user."""


def _read(row: Row[tuple[object, ...]]) -> Sanction:
    values = row._asdict()
    return Sanction(**{**values, "kind": Kind(values["kind"])})


@cache
def _counted(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    whose = (sanction.c.community_id == of["community"]) & (sanction.c.user_id == of["user"])
    return (
        select(*_FIELDS)
        .select_from(each.join(sanction, whose))
        .where(sanction.c.undone_at.is_(None))
        .order_by(sanction.c.id)
    )


class SanctionRows:
    """Rows of `sanction`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, rows: Sequence[Mapping[str, object]]) -> list[Sanction]:
        """Write these down: columns by name, except the id. In their order."""
        if not rows:
            return []
        statement = add(self._connection, sanction).values([dict(row) for row in rows]).returning(*_FIELDS)
        return sorted(map(_read, await self._connection.execute(statement)), key=lambda each: each.id)

    async def get(self, sanction_id: int) -> Sanction | None:
        """One sanction."""
        rows = await self._connection.execute(select(*_FIELDS).where(sanction.c.id == sanction_id))
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def undo(self, sanction_id: int, by_id: int, now: datetime) -> Sanction | None:
        """Take it back; None if somebody has. Of several who try at once one succeeds."""
        changed = (
            update(sanction)
            .where(sanction.c.id == sanction_id, sanction.c.undone_at.is_(None))
            .values(undone_by=by_id, undone_at=now)
            .returning(*_FIELDS)
        )
        row = (await self._connection.execute(changed)).one_or_none()
        return None if row is None else _read(row)

    async def restore(self, sanction_id: int) -> Sanction | None:
        """It was not to be taken back; None if it was not."""
        changed = (
            update(sanction)
            .where(sanction.c.id == sanction_id, sanction.c.undone_at.is_not(None))
            .values(undone_by=None, undone_at=None)
            .returning(*_FIELDS)
        )
        row = (await self._connection.execute(changed)).one_or_none()
        return None if row is None else _read(row)

    async def counting(self, people: Iterable[Person]) -> dict[Person, list[Sanction]]:
        """All that was done to these people and not taken back, the oldest first."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(set(people)), "community", "user")
        found: dict[Person, list[Sanction]] = {}
        for row in await ask(self._connection, _counted(dialect), asked):
            found.setdefault((row.community_id, row.user_id), []).append(_read(row))
        return found

    async def of(self, community_id: int, user_id: int, limit: int | None = None) -> list[Sanction]:
        """Somebody's record, the newest first, with what was taken back."""
        statement = (
            select(*_FIELDS)
            .where(sanction.c.community_id == community_id, sanction.c.user_id == user_id)
            .order_by(sanction.c.id.desc())
        )
        if limit is not None:
            statement = statement.limit(limit)
        return [_read(row) for row in await self._connection.execute(statement)]

    async def holding(self, community_id: int, user_id: int, kind: Kind, now: datetime) -> list[Sanction]:
        """Mutes or bans that still hold, the newest first."""
        return [
            each for each in await self.of(community_id, user_id) if each.kind is kind and each.holds(now)
        ]

    async def of_incidents(self, incident_ids: Collection[int]) -> dict[int, list[Sanction]]:
        """What followed from these incidents, by incident, the oldest first."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(sanction.c.incident_id.in_(incident_ids)).order_by(sanction.c.id)
        )
        found: dict[int, list[Sanction]] = {}
        for each in map(_read, rows):
            found.setdefault(each.incident_id or 0, []).append(each)
        return found

    async def kinds(self, community_id: int, since: datetime) -> Counter[tuple[str, bool]]:
        """How many of each kind there were in a community since then: (kind, whether by the bot)."""
        rows = await self._connection.execute(
            select(sanction.c.kind, (sanction.c.by_id == BOT).label("own"), func.count().label("times"))
            .where(sanction.c.community_id == community_id, sanction.c.at >= since)
            .group_by(sanction.c.kind, sanction.c.by_id == BOT)
        )
        return Counter({(row.kind, bool(row.own)): row.times for row in rows})
