"""At the terminal: whatever is wrong, one sentence with the mend, the right exit code, and no secret."""

import itertools
import re
import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.failures import UNEXPECTED
from bot.config import SHIPPED_CONTENT
from tests.bad_input.table import CONTENT, TABLES, TOKEN, Case, Change

PAGE = Path(__file__).parents[2] / "docs" / "bad-input.md"
ALL = list(itertools.chain.from_iterable(TABLES.values()))


def changed(folder: Path, path: str, change: Change) -> None:
    """Do to a file of the folder what the table says."""
    file = folder / path
    if change is None:
        file.unlink()
    elif isinstance(change, tuple):
        text = file.read_text(encoding="utf-8")
        assert change[0] in text
        file.write_text(text.replace(*change), encoding="utf-8")
    else:
        file.write_bytes(change if isinstance(change, bytes) else change.encode())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.given)
def test_each_mistake_is_told_with_its_mend(
    case: Case, empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if case.toml is not None:
        changed(empty, "config.toml", case.toml)
    for name, value in case.env.items():
        monkeypatch.setenv(name, value)
    if case.content:
        shutil.copytree(SHIPPED_CONTENT, empty / "content")
    for path, change in case.content.items():
        changed(empty / "content", path, change)
    code = main(list(case.words))
    told = capsys.readouterr()
    assert case.reads in told.err
    assert (code, told.out) == (case.code, "")
    assert "Traceback" not in told.err
    assert TOKEN not in told.err
    assert "hush" not in told.err


@pytest.mark.parametrize("toml", ["", "\ufeff[owners]\nids = []\n", "# nothing but a remark", "\n\n\t\n"])
def test_an_empty_file_or_one_from_a_windows_editor_is_no_mistake(
    toml: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "config.toml").write_text(toml, encoding="utf-8")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("ok: ")


def test_an_empty_content_folder_is_told_file_by_file(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "content").mkdir()
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    for file in (
        "checkin.toml",
        "points.toml",
        "welcome.toml",
        "phrases.toml",
        "rules/zh.md",
        "packs/general",
    ):
        assert f"content/{file}" in told
    assert "content/texts/zh: has no texts" in told


def test_strange_files_beside_the_content_are_left_alone(empty: Path) -> None:
    folder = shutil.copytree(SHIPPED_CONTENT, empty / "content")
    for name in (".DS_Store", "notes.docx", "texts/zh/common.ftl.bak", "texts/fr/x.ftl", "packs/readme.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\0\xff")
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("codes", "reads"),
    [(b"\xff\xfe\0", "is not UTF-8 text"), (b"short\n" + b"x" * 129, "codes.txt:2: is too long for a code")],
)
def test_a_file_that_holds_no_codes_is_told(
    codes: bytes, reads: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(SHIPPED_CONTENT, empty / "content")
    (folder / "codes.txt").write_bytes(codes)
    changed(folder, "welcome.toml", ('code_file = ""', 'code_file = "codes.txt"'))
    assert main(["check"]) == 1
    assert reads in capsys.readouterr().err


def test_all_mistakes_are_told_at_once_each_on_its_line(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(SHIPPED_CONTENT, empty / "content")
    changed(empty, "config.toml", '[defaults]\nlanguage = "fr"\n[owners]\nids = "x"\n')
    files = {path: (case, change) for case in CONTENT for path, change in case.content.items()}
    for path, (_, change) in files.items():
        changed(folder, path, change)
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert "config.toml:2: " in told
    assert "config.toml:4: " in told
    assert [case.given for case, _ in files.values() if case.reads not in told] == []
    lines = told.splitlines()
    assert all(re.match(r"[^:]+(:\d+)?: .+ — .+", line) for line in lines)


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_backup_into_a_folder_is_refused(
    name: str,
    empty: Path,
    sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del empty
    monkeypatch.setenv("STEWARD_DATABASE__URL", sqlite_url)
    assert main(["backup", name]) == 1
    assert "is a folder: name a file" in capsys.readouterr().err


def test_no_case_counts_as_a_mistake_of_ours() -> None:
    assert UNEXPECTED not in {case.code for case in ALL}


@pytest.mark.parametrize("heading", TABLES)
def test_the_page_shows_the_table(heading: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    part = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [f"| {case.given} | `` {case.reads} `` | {case.code} |" for case in TABLES[heading]]
    assert [line for line in part.splitlines() if line.startswith("| ")][1:] == rows
