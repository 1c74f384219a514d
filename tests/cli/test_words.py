"""`steward words`: trying the shipped words, bringing a list in."""

import shutil
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from tests.cli.community import GROUP
from tests.cli.conftest import Steward


@pytest.fixture
def folder(tmp_path: Path, steward: Steward, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content of one's own with two words in it."""
    del steward
    content = tmp_path / "own"
    shutil.copytree(SHIPPED_CONTENT, content)
    shutil.rmtree(content / "words", ignore_errors=True)
    (content / "words").mkdir()
    (content / "words" / "fraud.txt").write_text("! severity 3\n刷单返利\nfree crypto\n", encoding="utf-8")
    monkeypatch.setenv("STEWARD_CONTENT__PATH", str(content))
    return content / "words"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_lines_that_would_be_hit_are_told(steward: Steward, folder: Path, tmp_path: Path) -> None:
    del folder
    lines = written(tmp_path / "said.txt", "早上好\n来刷-单-返-利\nFREE CRYPTO now\n")

    answer = steward("words", "test", lines, "--json")

    assert answer.code == 0
    assert [(row["line"], row["word"], row["how"], row["certain"]) for row in answer.json] == [
        (2, "刷单返利", "split", False),
        (3, "free crypto", "exact", True),
    ]
    assert answer.json[0]["found"] == "刷-单-返-利"
    assert (answer.json[0]["start"], answer.json[0]["end"], answer.json[0]["category"]) == (1, 8, "fraud")


def test_people_read_a_table_and_a_sum(steward: Steward, folder: Path, tmp_path: Path) -> None:
    del folder
    answer = steward("words", "test", written(tmp_path / "said.txt", "刷单返利\n刷*单返利\n好\n"))
    assert answer.out.endswith("2 of 3 lines hit, 1 of them for certain\n")


def test_a_list_is_brought_in_and_then_counts(steward: Steward, folder: Path, tmp_path: Path) -> None:
    bought = written(tmp_path / "list.txt", "free crypto\nbig win\n…\n")

    answer = steward("words", "import", bought, "--category", "bought", "--severity", "1")

    assert answer.code == 0
    assert "1 words added" in answer.out
    assert "1 were there already, 1 left out" in answer.out
    assert "line 3 left out" in answer.err
    assert (folder / "bought.txt").read_text("utf-8").endswith("! severity 1\nbig win\n")
    assert (
        steward("words", "test", written(tmp_path / "said.txt", "a big win"), "--json").json[0]["severity"]
        == 1
    )
    assert steward("check").code == 0


@pytest.mark.parametrize("category", ["allow", "../x", "Big", ""])
def test_a_category_is_a_plain_name(steward: Steward, folder: Path, tmp_path: Path, category: str) -> None:
    answer = steward("words", "import", written(tmp_path / "list.txt", "x\n"), "--category", category)
    assert answer.code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["fraud.txt"]


def test_a_mistake_in_the_words_is_told_with_its_place(
    steward: Steward, folder: Path, tmp_path: Path
) -> None:
    written(folder / "fraud.txt", "a | loud\n")
    answer = steward("words", "test", written(tmp_path / "said.txt", "x"))
    assert answer.code == 1
    assert "fraud.txt:1: has the option loud" in answer.err


def test_a_missing_file_is_told(steward: Steward, folder: Path) -> None:
    del folder
    answer = steward("words", "test", "nothing.txt")
    assert answer.code == 1
    assert "there is no file nothing.txt" in answer.err


def test_personal_numbers_are_told_as_in_the_chat(steward: Steward, folder: Path, tmp_path: Path) -> None:
    del folder
    lines = "我的身份证 11010519491231002X\n4539 1488 0343 6467\n订单 20261121123456789\n"
    answer = steward("words", "test", written(tmp_path / "said.txt", lines), "--json")
    assert [(row["line"], row["word"], row["category"], row["found"]) for row in answer.json] == [
        (1, "identity card", "personal", "11010519491231002X"),
        (2, "bank card", "personal", "4539 1488 0343 6467"),
    ]


def test_a_groups_own_words_are_tried_where_it_is_named(
    past: str, steward: Steward, folder: Path, tmp_path: Path
) -> None:
    del past, folder
    assert steward("words", "import", written(tmp_path / "list.txt", "cheap tea"), "--chat", GROUP).code == 0
    said = written(tmp_path / "said.txt", "cheap tea here\nfree crypto\n4539 1488 0343 6467\n")

    everywhere, here = (
        steward("words", "test", said, "--json"),
        steward("words", "test", said, "--chat", GROUP, "--json"),
    )

    assert [row["word"] for row in everywhere.json] == ["free crypto", "bank card"]
    assert [row["word"] for row in here.json] == ["cheap tea", "free crypto", "bank card"]
    nowhere = steward("words", "test", said, "--chat", -5)
    assert nowhere.code == 1
    assert "-5 is no group of this bot" in nowhere.err
