"""Backups and the way back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.copies import copy_file, restore_file
from bot.storage.revision import SchemaError
from tests.storage.schema import NOW, names_in


def people(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [user for (user,) in connection.execute("SELECT user_id FROM operator ORDER BY user_id")]


def add(path: Path, user_id: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO operator (chat_id, user_id) VALUES (-1, ?)", (user_id,))


@pytest.fixture
def live(sqlite_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "steward.db"
    path.write_bytes(sqlite_template.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    add(path, 1)
    return path


def test_a_copy_has_what_was_committed_and_nothing_else(live: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(live, isolation_level=None)) as writer:
        writer.execute("INSERT INTO operator VALUES (-1, 2)")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO operator VALUES (-1, 3)")
        copy_file(live, tmp_path / "copy.db")
    assert people(tmp_path / "copy.db") == [1, 2]


def test_a_copy_of_nothing_fails_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        copy_file(tmp_path / "missing.db", tmp_path / "copy.db")
    assert names_in(tmp_path) == []


def test_a_failed_copy_leaves_the_previous_one(live: Path, tmp_path: Path) -> None:
    copy_file(live, tmp_path / "copy.db")
    live.write_bytes(b"no database any more, that is certain" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        copy_file(live, tmp_path / "copy.db")
    assert people(tmp_path / "copy.db") == [1]


def test_restoring_brings_the_copy_back_and_keeps_the_old_file(live: Path, tmp_path: Path) -> None:
    copy_file(live, tmp_path / "copy.db")
    add(live, 2)
    kept = restore_file(tmp_path / "copy.db", live, NOW)
    assert people(live) == [1]
    assert kept == live.with_name("steward.db.before-restore-20261121T120000Z")
    assert people(kept) == [1, 2]


def test_restoring_where_there_is_no_database_makes_its_folder(live: Path, tmp_path: Path) -> None:
    target = tmp_path / "data" / "steward.db"
    assert restore_file(live, target, NOW) is None
    assert people(target) == [1]


def test_a_damaged_database_can_be_replaced_and_its_journal_is_not_played(live: Path, tmp_path: Path) -> None:
    copy_file(live, tmp_path / "copy.db")
    live.write_bytes(b"no database any more, that is certain" * 100)
    journal = live.with_name("steward.db-wal")
    journal.write_bytes(b"something")
    kept = restore_file(tmp_path / "copy.db", live, NOW)
    assert people(live) == [1]
    assert kept
    assert kept.read_bytes().startswith(b"no database")
    assert not journal.exists()


def test_nothing_is_restored_while_the_bot_runs(live: Path, tmp_path: Path) -> None:
    copy_file(live, tmp_path / "copy.db")
    with closing(sqlite3.connect(live)) as bot:
        bot.execute("SELECT * FROM operator").fetchall()
        with pytest.raises(SchemaError, match="in use: stop the bot first"):
            restore_file(tmp_path / "copy.db", live, NOW)
    assert names_in(tmp_path) == ["copy.db", "steward.db"]


def test_a_newer_copy_is_refused(live: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(live)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaError, match="newer Steward"):
        restore_file(live, tmp_path / "target.db", NOW)


@pytest.mark.parametrize("content", [b"", b"just a text"])
def test_what_is_no_steward_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(SchemaError, match="is not a Steward database"):
        restore_file(tmp_path / "copy.db", tmp_path / "target.db", NOW)
    assert not (tmp_path / "target.db").exists()


def test_a_copy_with_a_damaged_page_is_refused(live: Path, tmp_path: Path) -> None:
    copy_file(live, tmp_path / "copy.db")
    pages = bytearray((tmp_path / "copy.db").read_bytes())
    middle = 4096 * 3
    pages[middle : middle + 4096] = b"\xff" * 4096
    (tmp_path / "copy.db").write_bytes(pages)
    with pytest.raises(SchemaError, match=r"is damaged|is not a Steward database"):
        restore_file(tmp_path / "copy.db", live, NOW)
    assert people(live) == [1]
