"""Copies of a SQLite database: one that is whole although the bot runs, and the way back."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.storage.revision import VERSION_TABLE, SchemaError, refuse_newer


def stamp(now: datetime) -> str:
    """An instant (UTC) as part of a file name."""
    return f"{now:%Y%m%dT%H%M%SZ}"


def copy_file(source: Path, target: Path) -> None:
    """Copy a database that may be in use, whole and consistent; `target` changes only once that is done.

    Raises sqlite3.Error when one of them cannot be opened, is no database or is locked for long, and
    OSError when the target cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(_look(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, readable wherever it is put
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore_file(copy: Path, target: Path, now: datetime) -> Path | None:
    """Put a copy in the database's place; returns where the old one went, None if there was none.

    Raises SchemaError for a copy that is no sound Steward database or newer than this code, and while
    somebody uses the database.
    """
    _check(copy)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        _close_journal(target)
    fresh = target.with_name(f"{target.name}.restored")
    copy_file(copy, fresh)
    kept = None
    if target.exists():
        kept = target.with_name(f"{target.name}.before-restore-{stamp(now)}")
        for suffix in ("", "-wal", "-shm"):
            _move(target, kept, suffix)
    fresh.replace(target)
    return kept


def _look(path: Path) -> sqlite3.Connection:
    """Open for reading; unlike a bare `connect` this makes no file where there is none."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _check(copy: Path) -> None:
    try:
        with closing(_look(copy)) as connection:
            found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        found, sound = None, True
    if found is None:
        raise SchemaError(f"{copy} is not a Steward database: give a file that `steward backup` made")
    if not sound:
        raise SchemaError(f"{copy} is damaged: use another copy")
    refuse_newer(found[0])


def _close_journal(path: Path) -> None:
    """Write what the journal still holds into the file itself, which needs the database for oneself."""
    with closing(sqlite3.connect(path, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise SchemaError(f"{path} is in use: stop the bot first") from error
        except sqlite3.DatabaseError:
            return  # too damaged to be read: all the more reason to restore


def _move(source: Path, target: Path, suffix: str) -> None:
    """A journal that cannot be closed goes with its database: the copy must not be read through it."""
    beside = source.with_name(source.name + suffix)
    if beside.exists():
        beside.rename(target.with_name(target.name + suffix))
