"""Check-ins: one row for a member's local day, of which there can be only one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import BindParameter, Date, Dialect, Executable, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.checkin import FREEZE, NORMAL
from bot.storage.swift import ask
from bot.storage.tables import activity, checkin, member
from bot.storage.upsert import add, add_to


@dataclass(frozen=True, slots=True)
class Day:
    """One row to be: a local day of a member, how it came to count, what it paid."""

    user_id: int
    local_date: date
    kind: str
    points: int = 0
    place: int | None = None


_KEYS = [checkin.c.community_id, checkin.c.user_id, checkin.c.local_date]
_HISTORY = select(checkin.c.local_date, checkin.c.kind).where(
    checkin.c.community_id == bindparam("community"), checkin.c.user_id == bindparam("user")
)
_PLACES = select(func.max(checkin.c.place)).where(
    checkin.c.community_id == bindparam("community"), checkin.c.local_date == bindparam("day")
)


_DAY = bindparam("day", type_=Date)
_MEET = (
    update(member)
    .where(
        member.c.community_id == bindparam("community"),
        member.c.user_id == bindparam("user"),
        or_(
            member.c.first_day.is_(None),
            member.c.first_day > _DAY,
            member.c.last_day.is_(None),
            member.c.last_day < _DAY,
        ),
    )
    .values(
        first_day=case((member.c.first_day < _DAY, member.c.first_day), else_=_DAY),
        last_day=case((member.c.last_day > _DAY, member.c.last_day), else_=_DAY),
    )
)


def _values() -> dict[str, BindParameter[object]]:
    return {column.name: bindparam(column.name) for column in checkin.columns}


@cache
def _add_normal(dialect: Dialect) -> Executable:
    statement = add(dialect, checkin).values(_values())
    new = {name: statement.excluded[name] for name in ("kind", "points", "place", "at")}
    upsert = statement.on_conflict_do_update(index_elements=_KEYS, set_=new, where=checkin.c.kind == FREEZE)
    return upsert.returning(checkin.c.local_date)


@cache
def _add_other(dialect: Dialect) -> Executable:
    statement = add(dialect, checkin).values(_values()).on_conflict_do_nothing(index_elements=_KEYS)
    return statement.returning(checkin.c.local_date)


@cache
def _count(dialect: Dialect) -> Executable:
    names = ("community_id", "local_date", "user_id", "checkins")
    statement = add_to(dialect, activity, counters=(), replace=("checkins",))
    return statement.values({name: bindparam(name) for name in names})


class CheckinRows:
    """Rows of `checkin`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def history(self, community_id: int, user_id: int) -> dict[date, str]:
        """All of a member's days: local day -> kind."""
        rows = await ask(self._connection, _HISTORY, {"community": community_id, "user": user_id})
        return {row.local_date: row.kind for row in rows}

    async def count(self, community_id: int, day: date) -> int:
        """How many checked in on a local day."""
        total = await self._connection.execute(
            select(func.count()).where(
                checkin.c.community_id == community_id,
                checkin.c.local_date == day,
                checkin.c.kind == NORMAL,
            )
        )
        return int(total.scalar_one())

    async def places_taken(self, community_id: int, day: date) -> int:
        """The highest place given on a local day, 0 before the first check-in."""
        highest = await ask(self._connection, _PLACES, {"community": community_id, "day": day})
        return int(highest.scalar_one() or 0)

    async def add(self, community_id: int, day: Day, at: datetime) -> bool:
        """Add a row; False if that day has one already. A real check-in takes the place of a freeze."""
        values = {
            "community_id": community_id, "user_id": day.user_id, "local_date": day.local_date,
            "kind": day.kind, "points": day.points, "place": day.place, "at": at,
        }  # fmt: skip
        upsert = _add_normal if day.kind == NORMAL else _add_other
        result = await ask(self._connection, upsert(self._connection.dialect), values)
        added = result.one_or_none() is not None
        if added and day.kind == NORMAL:
            await self._present(community_id, day)
        return added

    async def _present(self, community_id: int, day: Day) -> None:
        """Whoever checks in was there that day, also if they said nothing."""
        values = {"community_id": community_id, "local_date": day.local_date, "user_id": day.user_id}
        await ask(self._connection, _count(self._connection.dialect), {**values, "checkins": 1})
        await ask(
            self._connection, _MEET,
            {"community": community_id, "user": day.user_id, "day": day.local_date},
        )  # fmt: skip

    async def histories(self, community_id: int, user_ids: Sequence[int]) -> dict[int, dict[date, str]]:
        """The days of several members at once."""
        found: dict[int, dict[date, str]] = {user: {} for user in user_ids}
        rows = await self._connection.execute(
            select(checkin.c.user_id, checkin.c.local_date, checkin.c.kind).where(
                checkin.c.community_id == community_id, checkin.c.user_id.in_(user_ids)
            )
        )
        for row in rows:
            found[row.user_id][row.local_date] = row.kind
        return found

    async def on_day_not_next(self, community_id: int, day: date, next_day: date) -> list[int]:
        """Members with a row on `day` but none on `next_day`: those whose streak hangs by a thread."""
        later = checkin.alias()
        rows = await self._connection.execute(
            select(checkin.c.user_id)
            .where(
                checkin.c.community_id == community_id,
                checkin.c.local_date == day,
                ~select(later.c.user_id)
                .where(
                    later.c.community_id == community_id,
                    later.c.user_id == checkin.c.user_id,
                    later.c.local_date == next_day,
                )
                .exists(),
            )
            .order_by(checkin.c.user_id)
        )
        return list(rows.scalars())

    async def people_of(self, community_id: int, day: date) -> list[int]:
        """Who checked in on a local day, first come first."""
        rows = await self._connection.execute(
            select(checkin.c.user_id)
            .where(
                checkin.c.community_id == community_id,
                checkin.c.local_date == day,
                checkin.c.kind == NORMAL,
            )
            .order_by(checkin.c.place, checkin.c.user_id)
        )
        return list(rows.scalars())
