"""`steward backup` and `steward restore`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failures import MISUSED, Sorry
from bot.cli.options import Config

File = Annotated[Path, typer.Argument(metavar="FILE")]


def backup(file: File, config: Config = None) -> None:
    """Copy the database to FILE, whole and consistent, also while the bot runs."""
    from bot.storage.copies import copy_file  # noqa: PLC0415 - each command loads only what it needs

    source = _sqlite_file(config, "pg_dump --format=custom --file=FILE DATABASE")
    if not source.exists():
        raise Sorry(f"there is no database at {source}: correct [database] url")
    if file.is_dir() or not file.name:
        raise Sorry(f"{file} is a folder: name a file")
    if not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
        raise Sorry(f"{file} cannot be made: check that its folder exists and that you may write there")
    if file.exists() and file.samefile(source):
        raise Sorry(f"{file} is the database itself: name another file")
    copy_file(source, file)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes")


def restore(file: File, config: Config = None) -> None:
    """Put the copy FILE in the database's place; the old one is kept beside it. The bot must not run."""
    from bot.clock import SystemClock  # noqa: PLC0415 - each command loads only what it needs
    from bot.storage.copies import restore_file  # noqa: PLC0415

    target = _sqlite_file(config, "pg_restore --clean --dbname=DATABASE FILE")
    if not file.is_file():
        raise Sorry(f"there is no file {file}: name one that `steward backup` made")
    kept = restore_file(file, target, SystemClock().now())
    typer.echo(f"restored {target}" + (f"; the old one is {kept}" if kept else ""))


def _sqlite_file(config: Path | None, instead: str) -> Path:
    from bot.config import load_settings  # noqa: PLC0415 - each command loads only what it needs

    url = load_settings(config, os.environ).database.url.get_secret_value()
    scheme, _, path = url.partition(":///")
    if not scheme.startswith("sqlite"):
        raise Sorry(f"the database is PostgreSQL, which has its own tools: {instead}", MISUSED)
    return Path(path)
