"""Statements of the hot path on SQLite: compiled once, then put straight to the driver.

SQLAlchemy spends 100-150 microseconds on running a compiled statement (greenlets, contexts, results), SQLite
itself 10-20; a request has ten statements, a batch twenty (docs/decisions/002-hot-path.md). The SQL, the
types and the errors stay SQLAlchemy's. On PostgreSQL, where the network costs more, it runs them itself.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, cast

import msgspec
from sqlalchemy import JSON, Dialect, Executable
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from bot.storage.inline import InlineConnection
from bot.storage.types import UTCDateTime, instant, written

Convert = Callable[[Any], Any] | None
_encode = msgspec.json.Encoder().encode


class Found(Protocol):
    """What SQLAlchemy's results and ours have in common; rows have their columns as attributes."""

    def __iter__(self) -> Iterator[Any]:
        """The rows."""
        ...

    def all(self) -> Sequence[Any]:
        """The rows as a list."""
        ...

    def first(self) -> Any:  # noqa: ANN401 - a row, or None
        """The first row, None without one."""
        ...

    def one_or_none(self) -> Any:  # noqa: ANN401 - a row, or None
        """The only row, None without one; raises MultipleResultsFound."""
        ...

    def one(self) -> Any:  # noqa: ANN401 - a row
        """The only row; raises NoResultFound or MultipleResultsFound."""
        ...

    def scalar_one(self) -> Any:  # noqa: ANN401 - any value
        """The first column of the only row."""
        ...

    def scalar_one_or_none(self) -> Any:  # noqa: ANN401 - any value
        """The same, None without a row."""
        ...

    def scalars(self) -> Any:  # noqa: ANN401 - an iterable of values
        """The first column of all rows."""
        ...


class Rows(list[Any]):
    """A result that has been read to its end."""

    def all(self) -> Sequence[Any]:
        """The rows."""
        return self

    def first(self) -> Any:  # noqa: ANN401 - a row, or None
        """The first row, None without one."""
        return self[0] if self else None

    def one_or_none(self) -> Any:  # noqa: ANN401 - a row, or None
        """The only row, None without one; raises MultipleResultsFound."""
        if len(self) > 1:
            raise MultipleResultsFound(f"{len(self)} rows where there may be one")
        return self[0] if self else None

    def one(self) -> Any:  # noqa: ANN401 - a row
        """The only row; raises NoResultFound or MultipleResultsFound."""
        row = self.one_or_none()
        if row is None:
            raise NoResultFound("no row where there must be one")
        return row

    def scalar_one(self) -> Any:  # noqa: ANN401 - any value
        """The first column of the only row."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:  # noqa: ANN401 - any value
        """The same, None without a row."""
        row = self.one_or_none()
        return None if row is None else row[0]

    def scalars(self) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement for SQLite; of its parameters the name, what it is by itself, and how it is stored."""

    sql: str
    parameters: tuple[tuple[str, object, Convert], ...]
    row: Callable[..., Any] | None
    columns: tuple[tuple[int, Callable[[Any], Any]], ...]

    def values(self, given: Mapping[str, object]) -> list[object]:
        """The parameters as the driver takes them."""
        return [
            convert(given.get(name, own)) if convert is not None else given.get(name, own)
            for name, own, convert in self.parameters
        ]

    def read(self, found: Sequence[tuple[Any, ...]]) -> Rows:
        """The driver's rows with each column as its type has it."""
        row, columns = self.row, self.columns
        if row is None:
            return Rows()
        if not columns:
            return Rows(row(*each) for each in found)
        rows = Rows()
        for each in found:
            cells = list(each)
            for place, convert in columns:
                cells[place] = convert(cells[place])
            rows.append(row(*cells))
        return rows


async def ask(
    connection: AsyncConnection, statement: Executable, given: Mapping[str, object] | None = None
) -> Found:
    """Run a statement that is there for good (a constant, or made once for each dialect)."""
    driver = driver_of(connection)
    compiled = _compiled(connection.dialect, statement) if driver is not None else None
    if driver is None or compiled is None:
        return cast("Found", await connection.execute(statement, dict(given or {})))
    values = compiled.values(given or {})
    try:
        return compiled.read(driver.query(compiled.sql, values))
    except sqlite3.Error as error:
        raise wrapped(connection.dialect, compiled.sql, values, error) from error


async def ask_all(
    connection: AsyncConnection, statement: Executable, rows: Sequence[Mapping[str, object]]
) -> None:
    """Run such a statement, one without a result, for many sets of parameters."""
    driver = driver_of(connection)
    compiled = _compiled(connection.dialect, statement) if driver is not None else None
    if driver is None or compiled is None:
        await connection.execute(statement, [dict(row) for row in rows])
        return
    values = [compiled.values(row) for row in rows]
    try:
        driver.run_all(compiled.sql, values)
    except sqlite3.Error as error:
        raise wrapped(connection.dialect, compiled.sql, values, error) from error


def driver_of(connection: AsyncConnection) -> InlineConnection | None:
    """SQLite's driver, if a transaction is open on it: SQLAlchemy begins one with its first own statement."""
    inner = connection.sync_connection  # itself: AsyncConnection's own properties take three times as long
    if inner is None or not inner.in_transaction():
        return None
    pooled = inner.connection.driver_connection
    return pooled if isinstance(pooled, InlineConnection) else None


def wrapped(dialect: Dialect, sql: str, values: object, error: sqlite3.Error) -> BaseException:
    """The driver's error as SQLAlchemy would have raised it."""
    return DBAPIError.instance(sql, cast("Any", values), error, sqlite3.Error, dialect=cast("Any", dialect))


@lru_cache(maxsize=512)
def _compiled(dialect: Dialect, statement: Any) -> Compiled | None:  # noqa: ANN401 - rows have no type
    """None for one whose text depends on how long a list is."""
    made = statement.compile(dialect=dialect)
    assert isinstance(made, SQLCompiler)  # noqa: S101 - all statements become SQL
    if "POSTCOMPILE" in made.string:
        return None
    own = made.params
    parameters = tuple(
        (name, own.get(name), _stored(made.binds[name].type, dialect)) for name in made.positiontup or ()
    )
    names = list(getattr(statement, "exported_columns", {}).keys())
    types = [column.type for column in getattr(statement, "exported_columns", ())]
    columns = ((place, _read(kind, dialect)) for place, kind in enumerate(types))
    return Compiled(
        made.string, parameters,
        namedtuple("Row", names, rename=True) if names else None,  # noqa: PYI024 - known only now
        tuple((place, convert) for place, convert in columns if convert is not None),
    )  # fmt: skip


def _stored(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    if isinstance(kind, UTCDateTime):
        return written  # the same in a third of the time
    if isinstance(kind, JSON):
        return _json
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _read(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    assert isinstance(dialect, DefaultDialect)  # noqa: S101 - they all are
    if isinstance(kind, UTCDateTime):
        return instant
    if isinstance(kind, JSON):
        return _from_json
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _json(value: object) -> str:
    """As SQLAlchemy's, quicker; None is JSON's null there as well. Raises TypeError for what is no JSON."""
    return _encode(value).decode()


def _from_json(stored: str | None) -> object:
    return None if stored is None else msgspec.json.decode(stored)
