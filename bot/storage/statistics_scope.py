"""What all figures share: of whom and when, what counts as being active, and counting days in SQL.

Statements are made once, with parameters for the community and the days: building them anew would cost as
much as running them (`bot.storage.swift`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Dialect,
    Executable,
    Integer,
    Table,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.calendar import instant
from bot.domain.community import Community
from bot.domain.statistics import DAY, Span
from bot.storage.swift import Found, ask
from bot.storage.tables import activity
from bot.storage.types import UTCDateTime

PRESENT = or_(activity.c.messages > 0, activity.c.reactions > 0, activity.c.checkins > 0)
"""Whether a row of `activity` is of somebody who did something; it may also only say what others did."""
HOME = bindparam("community", type_=Integer)
FIRST, LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
BEGIN, END = bindparam("begin", type_=UTCDateTime), bindparam("end", type_=UTCDateTime)


def here(table: Table, day: str = "local_date") -> ColumnElement[bool]:
    """Which rows of a table with local days are meant."""
    return (table.c.community_id == HOME) & table.c[day].between(FIRST, LAST)


def during(table: Table, at: str = "at") -> ColumnElement[bool]:
    """The same for a table that only has instants."""
    return (table.c.community_id == HOME) & (table.c[at] >= BEGIN) & (table.c[at] < END)


@dataclass(frozen=True, slots=True)
class Scope:
    """A community and the local days that its figures are of."""

    connection: AsyncConnection
    community: Community
    span: Span

    def over(self, span: Span) -> "Scope":
        """The same community over other days."""
        return Scope(self.connection, self.community, span)

    async def ask(self, statement: Executable | Callable[[Dialect], Executable], **given: object) -> Found:
        """Run a statement about these days; what it wants besides is `given`."""
        made = statement(self.connection.dialect) if callable(statement) else statement
        span, begin, end = self.span, self.begins(self.span.first), self.begins(self.span.last + DAY)
        own = {
            "community": self.community.id, "first": span.first, "last": span.last, "begin": begin, "end": end
        }  # fmt: skip
        return await ask(self.connection, made, own | given)

    async def number(self, statement: Executable | Callable[[Dialect], Executable], **given: object) -> int:
        """The one number that it comes to."""
        return int((await self.ask(statement, **given)).scalar_one() or 0)

    def begins(self, day: date) -> datetime:
        """The instant at which a local day begins."""
        return instant(day, time(self.community.rollover_hour), self.community.timezone)


def total(column: ColumnElement[Any] | Column[Any]) -> ColumnElement[int]:
    """A sum that is 0 of nothing, and an integer on both databases."""
    return cast(func.coalesce(func.sum(column), 0), Integer)


def count_if(wanted: ColumnElement[bool]) -> ColumnElement[int]:
    """In how many rows something holds."""
    return total(case((wanted, 1), else_=0))


def days_after(dialect: Dialect, column: ColumnElement[date], days: int) -> ColumnElement[date]:
    """The day so many days after the one in a column."""
    if dialect.name == "sqlite":
        return func.date(column, f"+{days} days", type_=Date)
    return column.op("+", return_type=Date())(literal(days, Integer))
