"""The figures of `steward report`: a community's local days, added up from the roll-ups."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.checkin import NORMAL
from bot.domain.points import SPENDING
from bot.storage.tables import activity, checkin, ledger, member, movement


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One local day. `members` are those in the group at its end, `points_paid` leaves out what was spent."""

    local_date: date
    joined: int
    left: int
    members: int
    messages: int
    active_members: int
    checked_in: int
    points_paid: int


_COUNTED = ("joined", "left", "messages", "active_members", "checked_in", "points_paid")


async def figures(
    connection: AsyncConnection, community_id: int, first: date, last: date
) -> list[DayFigures]:
    """The days from `first` to `last`, both included."""

    async def by_day(table: Table, **sums: ColumnElement[Any]) -> dict[date, dict[str, int]]:
        columns = [total.label(name) for name, total in sums.items()]
        rows = await connection.execute(
            select(table.c.local_date, *columns)
            .where(table.c.community_id == community_id, table.c.local_date >= first)
            .group_by(table.c.local_date)
        )
        return {row["local_date"]: {name: int(row[name] or 0) for name in sums} for row in rows.mappings()}

    moved = await by_day(
        movement, joined=_count(movement.c.kind == "join"), left=_count(movement.c.kind == "leave")
    )
    spoke = await by_day(
        activity, messages=func.sum(activity.c.messages), active_members=_count(activity.c.messages > 0)
    )
    came = await by_day(checkin, checked_in=_count(checkin.c.kind == NORMAL))
    paid = await by_day(
        ledger, points_paid=func.sum(case((ledger.c.kind.in_(SPENDING), 0), else_=ledger.c.amount))
    )
    members = await _members(connection, community_id)
    found: list[DayFigures] = []
    for day in _backwards(max([last, *moved]), first):
        of_day = {
            "joined": 0,
            "left": 0,
            "messages": 0,
            "active_members": 0,
            "checked_in": 0,
            "points_paid": 0,
        }
        for source in (moved, spoke, came, paid):
            of_day |= source.get(day, {})
        found.append(DayFigures(local_date=day, members=members, **of_day))
        members += of_day["left"] - of_day["joined"]
    return [each for each in reversed(found) if each.local_date <= last]


def _count(wanted: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((wanted, 1), else_=0))


def _backwards(last: date, first: date) -> list[date]:
    return [last - timedelta(days=n) for n in range((last - first).days + 1)]


async def _members(connection: AsyncConnection, community_id: int) -> int:
    here = select(func.count()).where(member.c.community_id == community_id, member.c.left_at.is_(None))
    return int((await connection.execute(here)).scalar_one())
