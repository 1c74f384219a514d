"""`steward backup` and `steward restore` from the outside."""

from pathlib import Path

import pytest

from tests.cli.community import GROUP
from tests.cli.conftest import Steward


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Copying files is for SQLite only."""
    return sqlite_url


@pytest.mark.usefixtures("past")
def test_a_backup_brings_back_what_was_there(steward: Steward, tmp_path: Path) -> None:
    assert steward("backup", "copy.db").code == 0
    number = steward("inspect", "dead", "--json").json[0]["id"]
    steward("inspect", "dead", "drop", number)
    answer = steward("restore", "copy.db")
    assert answer.code == 0
    assert "the old one is " in answer.out
    assert len(steward("inspect", "dead", "--json").json) == 1
    assert (tmp_path / "steward.db.before-restore-20261121T040000Z").exists()


@pytest.mark.usefixtures("past")
def test_a_backup_into_a_folder_that_is_not_there_is_told(steward: Steward) -> None:
    answer = steward("backup", "none/copy.db")
    assert answer.code == 1
    assert "none/copy.db cannot be made: check that its folder exists" in answer.err
    assert "[database]" not in answer.err, "that one is all right"


@pytest.mark.usefixtures("past")
def test_a_backup_onto_the_database_itself_is_refused(steward: Steward) -> None:
    assert "is the database itself" in steward("backup", "steward.db").err
    assert steward("report", "--chat", GROUP).code == 0


def test_a_backup_without_a_database_makes_none(steward: Steward, tmp_path: Path) -> None:
    answer = steward("backup", "copy.db")
    assert (answer.code, answer.out) == (1, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("past")
def test_restoring_something_else_is_refused(steward: Steward, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("words")
    assert "words.txt is not a Steward database" in steward("restore", "words.txt").err
    assert "there is no file none.db" in steward("restore", "none.db").err


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgres_has_its_own_tools(
    steward: Steward, monkeypatch: pytest.MonkeyPatch, command: str, tool: str
) -> None:
    monkeypatch.setenv("STEWARD_DATABASE__URL", "postgresql://joe:secret@localhost/steward")
    answer = steward(command, "copy.db")
    assert answer.code == 2
    assert tool in answer.err
    assert "secret" not in answer.err
