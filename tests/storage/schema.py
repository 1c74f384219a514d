"""Looking at a schema, for the tests about it."""

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import inspect, text

from bot.storage.database import Database
from bot.storage.revision import revisions

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


async def tables_of(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))


_COLUMNS = text('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(:name)')
_INDEXES = text("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = :name")


async def fingerprint(database: Database) -> dict[str, set[str]]:
    """What SQLite knows of each table: its columns, its indexes, and whether it has row ids."""
    found: dict[str, set[str]] = {}
    async with database.engine.connect() as connection:
        for table in (await connection.execute(text("PRAGMA table_list"))).all():
            if table.type != "table" or table.name.startswith(("sqlite_", "alembic_")):
                continue
            rows = [
                *await connection.execute(_COLUMNS, {"name": table.name}),
                *await connection.execute(_INDEXES, {"name": table.name}),
            ]
            found[table.name] = {str(row) for row in rows} | ({"WITHOUT ROWID"} if table.wr else set())
    return found


def names_in(folder: Path) -> list[str]:
    """The files in a folder, by name."""
    return sorted(path.name for path in folder.iterdir())


def forget_a_revision(patch: pytest.MonkeyPatch, module: ModuleType) -> None:
    """Let the code believe that there is one revision more than there is."""
    patch.setattr(module, "revisions", lambda: [*revisions(), "9999"])
