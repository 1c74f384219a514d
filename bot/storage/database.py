"""Opening a database and its transactions, SQLite or PostgreSQL, decided by one URL."""

import asyncio
import errno
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from socket import gaierror

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.inline import InlineConnection
from bot.storage.uow import UnitOfWork

_DOWN = re.compile("08|40|53|57P|58|55P03|55000|25006|42P01")
"""PostgreSQL states, by how they begin: no connection, serialization failure or deadlock, no room, shutdown,
trouble with its files, lock not available, no connections allowed, a standby, our tables are not there.
"""
_STATEMENT_AT_FAULT = {
    sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_RANGE, sqlite3.SQLITE_MISUSE,
}  # fmt: skip
_NO_WAY = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.ENOENT, errno.EIO}
"""No way to the server, or to its socket or file."""


def is_outage(error: BaseException) -> bool:
    """Whether the database (not the statement) is at fault, so that trying again later may help."""
    if isinstance(error, DBAPIError):
        code = getattr(error.orig, "sqlite_errorcode", None)
        if code is not None:
            missing = "no such table" in str(error.orig)  # somebody put another file there
            return missing or code & 0xFF not in _STATEMENT_AT_FAULT
        down = isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated
        return down or _DOWN.match(getattr(error.orig, "sqlstate", None) or "") is not None
    unreachable = isinstance(error, ConnectionError | TimeoutError | gaierror)
    return unreachable or getattr(error, "errno", None) in _NO_WAY


class Database:
    """The engine, and one transaction at a time for each who asks.

    On SQLite writers queue inside the process (`_writer`), so nobody waits for the file's lock on the loop.
    They share one connection, and readers have others: a connection forgets all pages that it has at hand
    when another one has written.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = self._open_sqlite() if self.is_sqlite else self._open_postgres()
        self._readers = self._open_sqlite() if self.is_sqlite else self._engine
        self._writer = asyncio.Lock() if self.is_sqlite else None
        self._looking: dict[str, object] = {"reads": True}
        if not self.is_sqlite:
            self._looking |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    @property
    def engine(self) -> AsyncEngine:
        """For migrations and tests; everybody else goes through `begin` and `read`."""
        return self._engine

    @property
    def readers(self) -> AsyncEngine:
        """What `read` looks through; for tests."""
        return self._readers

    @property
    def path(self) -> Path | None:
        """The SQLite file, None on PostgreSQL."""
        return Path(self.url.database or "") if self.is_sqlite else None

    def _open_sqlite(self) -> AsyncEngine:
        path = self.url.database or ""
        engine = create_async_engine(
            self.url, async_creator=lambda: InlineConnection.open(path), hide_parameters=True
        )

        @event.listens_for(engine.sync_engine, "begin")
        def begin(connection: Connection) -> None:
            reads = connection.get_execution_options().get("reads")
            connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

        return engine

    def _open_postgres(self) -> AsyncEngine:
        return create_async_engine(self.url, connect_args={"timeout": 5}, hide_parameters=True)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """One transaction that may write: committed at the end, rolled back if anything is raised.

        Raises RuntimeError where points are owed that nobody settled: whoever opens a transaction in which
        features act has to (`bot.actions.levels.settle`), or they would be lost without a word.
        """
        async with self._writer or nullcontext(), self._engine.begin() as connection:
            uow = UnitOfWork(connection)
            yield uow
            if uow.ledger.owes:
                raise RuntimeError(f"{uow.ledger.owes} ledger entries are owed and not settled")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """One consistent look; what is written in it is rolled back."""
        async with self._readers.connect() as connection:
            looking = await connection.execution_options(**self._looking)
            async with looking.begin() as transaction:
                yield UnitOfWork(looking)
                await transaction.rollback()

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()
        await self._readers.dispose()
