"""Statements of the hot path, compiled once and then run at the driver's own level.

SQLAlchemy spends 0.1 ms on building and 5 microseconds a row on binding; with a hundred updates a batch that
is half of what hearing costs (docs/decisions/002-hot-path.md). The SQL is still SQLAlchemy's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Dialect, Insert, bindparam
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Prepared:
    """SQL of one dialect and the names of its parameters in order."""

    sql: str
    names: tuple[str, ...]


def prepare(dialect: Dialect, statement: Insert, columns: Sequence[str]) -> Prepared:
    """Compile an insert with a parameter for each of `columns`."""
    compiled = statement.values({name: bindparam(name) for name in columns}).compile(dialect=dialect)
    return Prepared(str(compiled), tuple(getattr(compiled, "positiontup", None) or ()))


async def run_many(
    connection: AsyncConnection, prepared: Prepared, rows: Iterable[Mapping[str, object]]
) -> None:
    """Run a prepared statement for many rows; dates and instants become what the driver stores."""
    plain = _for_sqlite if connection.dialect.name == "sqlite" else _unchanged
    values = [tuple([plain(row[name]) for name in prepared.names]) for row in rows]
    if values:
        await connection.exec_driver_sql(prepared.sql, values)


def _unchanged(value: object) -> object:
    return value


def _for_sqlite(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value
