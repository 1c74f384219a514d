"""Writes the next migration: `python -m bot.storage.migrations "what changes"`, or `make migration m=...`.

What the migrations so far make of an empty database is compared with `bot/storage/tables/`.
"""

import sys

from alembic import command
from sqlalchemy import create_engine

from bot.storage.migrations.configuration import alembic_config
from bot.storage.revision import revisions


def write(message: str) -> None:
    """Write the migration that leads from the last revision to the tables as they are now."""
    known = revisions()
    with create_engine("sqlite://").begin() as connection:
        config = alembic_config(connection)
        if known:
            command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=f"{len(known) + 1:04d}")


if __name__ == "__main__":
    write(sys.argv[1])
