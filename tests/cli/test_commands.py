"""What every command promises: a sentence with the mend instead of a traceback, and the right exit code."""

import errno
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli.failures import UNEXPECTED, Sorry, explain, without_secrets
from bot.config import SHIPPED_CONTENT
from tests.cli.conftest import Steward
from tests.tree import ROOT

TOKEN = "123456:AAbbccddeeffgghhiijj"


def test_check_counts_what_is_there_when_all_is_well(steward: Steward) -> None:
    answer = steward("check")
    assert answer.code == 0
    assert answer.out.startswith("ok: 0 declared communities, 2 languages, ")


def test_check_notes_content_without_words_to_screen(steward: Steward, tmp_path: Path) -> None:
    assert "note:" not in steward("check").err
    shutil.copytree(SHIPPED_CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("words"))
    answer = steward("check")
    assert (answer.code, answer.out[:3]) == (0, "ok:")
    assert answer.err == "note: content/words has no words, so none are screened\n"


def test_check_tells_each_problem_on_a_line_with_its_place(steward: Steward, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[defaults]\nlanguage = "fr"\n[owners]\nid = [1]\n')
    answer = steward("check")
    places = [line.split()[0] for line in answer.err.splitlines()]
    assert (answer.code, answer.out) == (1, "")
    assert [place for place in places if place.startswith("config")] == ["config.toml:2:", "config.toml:4:"]


def test_a_configuration_that_is_not_there_is_told(steward: Steward) -> None:
    for command in ("check", "run", "report --chat -1", "inspect members", "backup copy.db"):
        answer = steward(*command.split(), "--config", "none.toml")
        assert answer.code == 1
        assert answer.err.startswith("none.toml: ")


def test_run_without_a_token_says_where_to_put_it(steward: Steward) -> None:
    answer = steward("run")
    assert answer.code == 1
    assert "telegram.token is missing" in answer.err
    assert "BOT_TOKEN" in answer.err


def test_the_version_is_printed(steward: Steward) -> None:
    assert steward("version").out.startswith("steward 0.")


def test_a_wrong_word_is_answered_with_usage_and_code_2(steward: Steward) -> None:
    assert steward("inspect", "nonsense").code == 2
    assert steward("report").code == 2
    assert steward("fly").code == 2


def test_the_unexpected_is_one_line_without_what_it_said(
    steward: Steward, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(TOKEN)

    monkeypatch.setattr("bot.config.load_settings", fail)
    answer = steward("run")
    assert answer.code == UNEXPECTED
    assert answer.err == "something unexpected happened: KeyError; details in the log with STEWARD_DEBUG=1\n"


def test_with_debug_the_traceback_is_told_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEWARD_DEBUG", "1")
    sentence, code = explain(KeyError(TOKEN))
    assert code == UNEXPECTED
    assert "KeyError" in sentence
    assert TOKEN not in sentence


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        (f"bot{TOKEN}/getMe", "bot123456:***/getMe"),
        ("postgresql+asyncpg://joe:pass@host/db", "postgresql+asyncpg://***@host/db"),
        ("at 12:30:45 all is well", "at 12:30:45 all is well"),
    ],
)
def test_secrets_are_blotted_out(secret: str, shown: str) -> None:
    assert without_secrets(secret) == shown


@pytest.mark.parametrize(
    ("error", "mend"),
    [
        (OSError(errno.EADDRINUSE, "address in use"), "stop the program that has it"),
        (PermissionError(errno.EACCES, "denied", "data"), "data: you may not write there"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "check that it runs"),
        (socket.gaierror(-2, "Name or service not known"), "check that it runs"),
        (TimeoutError(), "check that it runs"),
        (sqlite3.OperationalError("database is locked"), "stop that, then try again"),
        (sqlite3.DatabaseError("file is not a database"), "`steward restore`"),
        (ExceptionGroup("several", [ValueError(), Sorry("mend it")]), "mend it"),
    ],
)
def test_expected_failures_come_with_their_mend(error: Exception, mend: str) -> None:
    sentence, code = explain(error)
    assert mend in sentence
    assert code == 1


def test_a_mistake_in_sql_is_not_taken_for_the_users() -> None:
    assert explain(sqlite3.IntegrityError("UNIQUE constraint failed"))[1] == UNEXPECTED


def test_an_unreachable_database_is_one_sentence(steward: Steward, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    monkeypatch.setenv("STEWARD_DATABASE__URL", f"postgresql://joe:secret@127.0.0.1:{port}/steward")
    answer = steward("inspect", "members")
    assert answer.code == 1
    assert "cannot be reached" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert "secret" not in answer.err


def test_a_file_that_is_no_database_is_one_sentence(
    steward: Steward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.db").write_text("nothing but words" * 100)
    monkeypatch.setenv("STEWARD_DATABASE__URL", "sqlite+aiosqlite:///text.db")
    answer = steward("inspect", "members")
    assert answer.code == 1
    assert "file is not a database" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_an_empty_database_is_told(steward: Steward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.db").touch()
    monkeypatch.setenv("STEWARD_DATABASE__URL", "sqlite+aiosqlite:///empty.db")
    assert "the database is empty: start `steward run` once" in steward("report", "--chat", -1).err


def test_check_is_quick_and_loads_neither_sql_nor_telegram(tmp_path: Path) -> None:
    told = "import sys; from bot.__main__ import main; main(['check']); print(*sys.modules)"
    variables = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")}
    begun = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=tmp_path, env=variables
    )
    assert time.monotonic() - begun < 5, "1.5 s on a machine that does nothing else"
    assert not {"sqlalchemy", "aiogram", "alembic"} & set(done.stdout.split())


def test_names_of_any_letters_are_printed_whatever_the_terminal_is_set_to() -> None:
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, check=False, cwd=ROOT, env=narrow
    )
    assert done.returncode == 0
    assert "群管家" in done.stdout.decode()
