"""Statements of the hot path, compiled once and then run at the driver's own level.

SQLAlchemy spends 0.1 ms on building and 5 microseconds a row on binding; with a hundred updates a batch that
is half of what hearing costs (docs/decisions/002-hot-path.md). The SQL is still SQLAlchemy's own.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from sqlalchemy import Date, Dialect, Insert, bindparam
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.swift import driver_of, wrapped
from bot.storage.types import UTCDateTime, written


@dataclass(frozen=True, slots=True)
class Prepared:
    """SQL of one dialect, the names of its parameters in order, and which of these are dates and instants.

    The driver of PostgreSQL takes dates as they are, so for it there are none.
    """

    sql: str
    names: tuple[str, ...]
    dates: tuple[int, ...]


def prepare(dialect: Dialect, statement: Insert, columns: Sequence[str]) -> Prepared:
    """Compile an insert with a parameter for each of `columns` (two or more)."""
    compiled = statement.values({name: bindparam(name) for name in columns}).compile(dialect=dialect)
    names = tuple(getattr(compiled, "positiontup", None) or ())
    return Prepared(str(compiled), names, tuple(_dates(dialect, statement, names)))


def _dates(dialect: Dialect, statement: Insert, names: Sequence[str]) -> Iterator[int]:
    if dialect.name == "sqlite":
        for place, name in enumerate(names):
            if isinstance(statement.table.columns[name].type, Date | UTCDateTime):
                yield place


async def run_many(
    connection: AsyncConnection, prepared: Prepared, rows: Iterable[Mapping[str, object]]
) -> None:
    """Run a prepared statement for many rows; dates and instants become what the driver stores."""
    values = list(_values(prepared, rows))
    if not values:
        return
    driver = driver_of(connection)
    if driver is None:
        await connection.exec_driver_sql(prepared.sql, values)
        return
    try:
        driver.run_all(prepared.sql, values)
    except sqlite3.Error as error:
        raise wrapped(connection.dialect, prepared.sql, values, error) from error


def _values(prepared: Prepared, rows: Iterable[Mapping[str, object]]) -> Iterator[tuple[object, ...]]:
    """In the order of the statement's parameters."""
    picked = map(itemgetter(*prepared.names), rows)
    if not prepared.dates:
        yield from picked
        return
    stored = _Stored({None: None})
    for each in picked:
        values = [*each]
        for place in prepared.dates:
            values[place] = stored[values[place]]
        yield tuple(values)


class _Stored(dict[object, object]):
    """Dates and instants as they are stored; most rows of a batch share a few, and each is written once."""

    def __missing__(self, at: object) -> object:
        self[at] = found = _stored(at)
        return found


def _stored(at: object) -> object:
    if isinstance(at, datetime):
        return written(at)
    return at.isoformat() if isinstance(at, date) else at
