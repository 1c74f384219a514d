"""Opening the configured database to look at it: never makes a file, never takes the lock for writing."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.cli.failures import Sorry
from bot.config import load_settings
from bot.problems import shown_path
from bot.storage.database import Database
from bot.storage.migrate import revision_of
from bot.storage.revision import revisions
from bot.storage.uow import UnitOfWork

_START = "start `steward run` once"


def configured(config: Path | None) -> Database:
    """The database of the configuration; raises Sorry when it is a file that is not there."""
    database = Database(load_settings(config, os.environ).database.url.get_secret_value())
    if database.path and not database.path.exists():
        raise Sorry(
            f"there is no database at {shown_path(database.path)}: {_START}, or correct [database] url"
        )
    return database


@asynccontextmanager
async def opened(config: Path | None) -> AsyncIterator[Database]:
    """The configured database, closed afterwards. Raises Sorry unless its schema is this code's."""
    database = configured(config)
    try:
        async with database.read() as uow:
            await _check_schema(uow)
        yield database
    finally:
        await database.close()


async def _check_schema(uow: UnitOfWork) -> None:
    found, head = await revision_of(uow.connection), revisions()[-1]
    if found is None:
        raise Sorry(f"the database is empty: {_START}, or correct [database] url")
    if found != head:
        raise Sorry(f"the database has an older schema ({found}, now {head}): {_START}, which brings it up")
