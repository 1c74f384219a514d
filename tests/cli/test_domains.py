"""`steward domains import`: lists that others keep, as they are."""

import shutil
import time
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from tests.cli.conftest import Steward


@pytest.fixture
def folder(tmp_path: Path, steward: Steward, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content of one's own with one scam domain."""
    del steward
    content = tmp_path / "own"
    shutil.copytree(SHIPPED_CONTENT, content)
    (content / "domains" / "scam.txt").write_text("# ours\nevil.example", encoding="utf-8")
    monkeypatch.setenv("STEWARD_CONTENT__PATH", str(content))
    return content / "domains"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_hosts_file_is_brought_in_once(steward: Steward, folder: Path, tmp_path: Path) -> None:
    hosts = (
        "127.0.0.1 localhost\n0.0.0.0 bad.example # theirs\n||worse.example^\nEVIL.example\nno domain here\n"
    )
    first = steward("domains", "import", written(tmp_path / "hosts", hosts))
    before = (folder / "scam.txt").read_text("utf-8")
    again = steward("domains", "import", tmp_path / "hosts")

    assert before == "# ours\nevil.example\nbad.example\nworse.example\n"
    assert (first.code, again.code) == (0, 0)
    assert "2 domains added" in first.out
    assert "1 were there already, 1 left out" in first.out
    assert "line 5 left out: 'no domain here'" in first.err
    assert "0 domains added" in again.out
    assert (folder / "scam.txt").read_text("utf-8") == before
    assert steward("check").code == 0


def test_another_list_is_named(steward: Steward, folder: Path, tmp_path: Path) -> None:
    (folder / "elsewhere.txt").unlink()
    given = written(tmp_path / "list", "chat.example/join\n")
    assert steward("domains", "import", given, "--into", "elsewhere").code == 0
    assert (folder / "elsewhere.txt").read_text("utf-8").endswith("\nchat.example/join\n")
    assert steward("domains", "import", given, "--into", "nothing").code == 2


@pytest.mark.slow
def test_a_list_of_65_000_domains_is_brought_in_within_seconds(
    steward: Steward, folder: Path, tmp_path: Path
) -> None:
    names = "\n".join(f"site{number}.example" for number in range(65_000))
    began = time.process_time()
    assert "65000 domains added" in steward("domains", "import", written(tmp_path / "l", names)).out
    assert time.process_time() - began < 20
    assert len((folder / "scam.txt").read_text("utf-8").splitlines()) == 65_002


def test_what_cannot_be_read_is_told(steward: Steward, folder: Path, tmp_path: Path) -> None:
    del folder
    assert "there is no file" in steward("domains", "import", tmp_path / "nothing").err
    (tmp_path / "odd").write_bytes("赌博.example".encode("gb18030"))
    assert "is not UTF-8" in steward("domains", "import", tmp_path / "odd").err
