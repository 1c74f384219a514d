"""A SQLite connection that answers on the event loop's own thread.

A statement on a local file takes 10-50 microseconds; handing it to aiosqlite's thread and back takes ten
times as long (docs/decisions/001-inline-sqlite.md). Only what may wait, for the disk or for another
process's lock, goes to a thread: COMMIT, opening, and BEGIN IMMEDIATE if the lock is not free. It has the
shape of an `aiosqlite.Connection`, which is what SQLAlchemy's dialect expects.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Self, TypeVar

BUSY_SECONDS = 10.0
_BUSY_PAUSE = 0.01
_LOCK = "BEGIN IMMEDIATE"
_MAY_WAIT = (_LOCK, "PRAGMA", "VACUUM")
_SETTINGS = (
    "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -16384",
    "wal_autocheckpoint = 4000",
)  # fmt: skip
"""Readers and the writer do not wait for each other; a commit survives a power cut; references hold.

A page that is written again and again goes to the file itself once in 4,000 (16 MiB): at SQLite's 1,000 every
fourth busy batch waits for that.
"""


T = TypeVar("T")


async def _in_thread(work: Callable[[], T]) -> T:
    """The result of `work`, done in a thread; who is cancelled meanwhile still waits for its end.

    Python crashes when one thread closes a connection that another one uses.
    """
    working = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        while not working.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([working])
        if not working.cancelled():
            working.exception()  # looked at, so that nobody is told of it later
        raise


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            _set(connection, setting)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set(connection: sqlite3.Connection, setting: str) -> None:
    """SQLite does not wait where several turn a new file to WAL at once; so we do, in a thread."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(f"PRAGMA {setting}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_BUSY_PAUSE)
        else:
            return


class InlineCursor:
    """The few methods of `aiosqlite.Cursor` that SQLAlchemy calls."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:  # noqa: ANN401 - DB-API leaves the type open
        """The result's columns, None for a statement without result."""
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        """How many rows the last statement touched, -1 if it cannot be told."""
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The row id of the last insert."""
        return self._cursor.lastrowid

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run one statement."""
        if sql.startswith(_MAY_WAIT):
            if sql != _LOCK or not self._lock_at_once():
                await _in_thread(partial(self._cursor.execute, sql, parameters))
        else:
            self._cursor.execute(sql, parameters)
        return self

    def _lock_at_once(self) -> bool:
        """Begin to write if nobody else does, which is nearly always so; False if it has to be waited for."""
        self._cursor.execute("PRAGMA busy_timeout = 0")
        try:
            self._cursor.execute(_LOCK)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            self._cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
        return True

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run one statement for many sets of parameters."""
        self._cursor.executemany(sql, parameters)
        return self

    async def fetchone(self) -> Any:  # noqa: ANN401 - rows are what the statement makes them
        """The next row or None."""
        return self._cursor.fetchone()

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        return self._cursor.fetchmany(size or self.arraysize)

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Free the cursor."""
        self._cursor.close()


class InlineConnection:
    """A SQLite connection in autocommit mode; transactions begin and end by statement."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._conn = connection
        self.asked = 0

    @classmethod
    async def open(cls, path: str) -> Self:
        """Open or create the file; raises sqlite3.OperationalError where that is not possible."""
        return cls(await _in_thread(partial(_connect, path)))

    def cursor(self) -> InlineCursor:
        """A new cursor."""
        return InlineCursor(self._conn.cursor())

    def run(self, statement: str) -> None:
        """A statement without parameters and result, such as SAVEPOINT; raises sqlite3.Error."""
        self._conn.execute(statement)

    def query(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """A statement and all its rows; raises sqlite3.Error. `asked` counts them."""
        self.asked += 1
        return self._conn.execute(sql, values).fetchall()

    def run_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """A statement for many rows of parameters; raises sqlite3.Error. `asked` counts it as one."""
        self.asked += 1
        self._conn.executemany(sql, rows)

    async def commit(self) -> None:
        """Make it durable: the one step that waits for the disk."""
        if self._conn.in_transaction:
            await _in_thread(self._conn.commit)

    async def rollback(self) -> None:
        """Undo what the open transaction did."""
        self._conn.rollback()

    async def create_function(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        """Register an SQL function."""
        self._conn.create_function(*args, **kwargs)

    async def close(self) -> None:
        """Close the file."""
        self.stop()

    def stop(self) -> None:
        """Close the file, at once."""
        if self._connection is not None:
            self._connection = None
            self._conn.close()
