"""Statements of the hot path, compiled once and then run at the driver's own level.

SQLAlchemy spends 0.1 ms on building and 5 microseconds a row on binding; with a hundred updates a batch that
is half of what hearing costs (docs/decisions/002-hot-path.md). The SQL is still SQLAlchemy's own.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Date, Dialect, Insert, bindparam
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.swift import driver_of, wrapped
from bot.storage.types import UTCDateTime


@dataclass(frozen=True, slots=True)
class Prepared:
    """SQL of one dialect, the names of its parameters in order, and which of these are dates and instants.

    The driver of PostgreSQL takes dates as they are, so for it there are none.
    """

    sql: str
    names: tuple[str, ...]
    dates: tuple[int, ...]


def prepare(dialect: Dialect, statement: Insert, columns: Sequence[str]) -> Prepared:
    """Compile an insert with a parameter for each of `columns`."""
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
    """Most rows of a batch share their few dates, so each is written out once."""
    written: dict[object, object] = {None: None}
    for row in rows:
        values = [row[name] for name in prepared.names]
        for place in prepared.dates:
            at = values[place]
            if at not in written:
                written[at] = _written(at)
            values[place] = written[at]
        yield tuple(values)


def _written(at: object) -> object:
    if isinstance(at, datetime):
        return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return at.isoformat() if isinstance(at, date) else at
