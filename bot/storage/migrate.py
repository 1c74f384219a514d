"""Bringing a database to the schema of this code, once, whoever starts first."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, column, func, inspect, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock, SystemClock
from bot.storage.copies import copy_file, stamp
from bot.storage.database import Database
from bot.storage.inline import InlineConnection
from bot.storage.revision import VERSION_TABLE, SchemaError, refuse_newer, revisions
from bot.storage.tables import metadata

COPIES_KEPT = 10
_VERSION = table(VERSION_TABLE, column("version_num"))
_LOCK = 0x57E3A4D
"""The advisory lock under which replicas on PostgreSQL take turns; any number nobody else uses."""


async def migrate(database: Database, clock: Clock | None = None, keep: int = COPIES_KEPT) -> None:
    """Bring the database to this code's schema; an empty one gets it, and its folder is made.

    A SQLite file with data is copied first, to `<file>.before-<revision>-<time>`; the latest `keep` such
    copies stay. On PostgreSQL replicas that start together take turns. Raises SchemaError as `revision_of`,
    OSError for a folder that cannot be made.
    """
    if database.path:
        database.path.parent.mkdir(parents=True, exist_ok=True)
    async with database.read() as uow:
        revision = await revision_of(uow.connection)
    head = revisions()[-1]
    if revision == head:
        return
    if database.path and revision:
        now = (clock or SystemClock()).now()
        await asyncio.to_thread(_keep_copy, database.path, head, now, keep)
    await _upgrade(database)


async def revision_of(connection: AsyncConnection) -> str | None:
    """The database's revision, None for an empty one.

    Raises SchemaError for one that is newer than this code, or whose tables are somebody else's.
    """
    return await connection.run_sync(_revision)


def _revision(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found: str | None = connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none()
        if found is not None:
            refuse_newer(found)
        return found
    if taken := sorted(tables & metadata.tables.keys()):
        raise SchemaError(
            f'the database has a table "{taken[0]}" that is not of Steward\'s making: '
            "give Steward a database of its own"
        )
    return None


def _keep_copy(path: Path, head: str, now: datetime, keep: int) -> None:
    copy_file(path, path.with_name(f"{path.name}.before-{head}-{stamp(now)}"))
    copies = path.parent.glob(f"{path.name}.before-[0-9]*")
    for old in sorted(copies, key=lambda copy: copy.name.rpartition("-")[2])[:-keep]:
        old.unlink()


async def _upgrade(database: Database) -> None:
    async with database.engine.connect() as connection:
        try:
            if database.is_sqlite:
                await _ignore_foreign_keys(connection)
            async with connection.begin():
                await connection.run_sync(_upgrade_to_head)
        finally:
            await connection.invalidate()


async def _ignore_foreign_keys(connection: AsyncConnection) -> None:
    """SQLite changes a table by making it anew, which must not look like deleting what others refer to."""
    raw = await connection.get_raw_connection()
    driver = cast("InlineConnection", raw.driver_connection)
    await driver.cursor().execute("PRAGMA foreign_keys = OFF")


def _upgrade_to_head(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - a quarter of a second, spent only when the schema changes

    from bot.storage.migrations.configuration import alembic_config  # noqa: PLC0415 - as above

    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    command.upgrade(alembic_config(connection), "head")
