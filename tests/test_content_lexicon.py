"""content/words/: what is read, and what people are told about mistakes."""

import time
from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_lexicon import bring, read_lexicon
from bot.screening.lexicon import Lexicon, Word


def words_in(folder: Path, **files: str) -> tuple[Lexicon, list[str]]:
    """The lexicon of these files, and the problems as somebody reads them."""
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    lexicon, problems = read_lexicon(folder)
    return lexicon, [str(problem).replace(f"{folder}/", "") for problem in problems]


def test_the_shipped_words_are_right() -> None:
    _, problems = read_lexicon(SHIPPED_CONTENT / "words")
    assert problems == []


def test_a_plain_public_list_is_a_lexicon(tmp_path: Path) -> None:
    lexicon, problems = words_in(tmp_path, bought="2 girls 1 cup\n\nanal\r\n色情\n")

    assert problems == []
    assert lexicon.words == (Word("2 girls 1 cup", "bought"), Word("anal", "bought"), Word("色情", "bought"))


def test_directives_hold_for_the_lines_below_them(tmp_path: Path) -> None:
    text = "# why\n! severity 3\n赌场\n! pinyin\n赌博 | severity=4\n! no pinyin\n! severity=1 flag\n棋牌\n"
    lexicon, problems = words_in(tmp_path, gambling=text)

    assert problems == []
    assert lexicon.words == (
        Word("赌场", "gambling", 3),
        Word("赌博", "gambling", 4, pinyin=True),
        Word("棋牌", "gambling", 1, pinyin=False, flag=True),
    )


def test_the_allow_list_is_no_category(tmp_path: Path) -> None:
    lexicon, problems = words_in(tmp_path, allow="# why\n地铁口交易\n", sexual="口交\n")

    assert problems == []
    assert (lexicon.allowed, [word.text for word in lexicon.words]) == (("地铁口交易",), ["口交"])


def test_no_folder_is_no_words(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path / "words") == (Lexicon(), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("好词\n赌博 | pinjin\n", "fraud.txt:2: has the option pinjin"),
        ("! severity 7\n", "fraud.txt:1: has severity 7"),
        ("! loud\n", "fraud.txt:1: has the option loud"),
        ("—\n", "fraud.txt:1: has no letter or digit"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_mend(tmp_path: Path, text: str, problem: str) -> None:
    _, problems = words_in(tmp_path, fraud=text)
    assert [told.partition(" — ")[0] for told in problems] == [problem]
    assert all(told.partition(" — ")[2] for told in problems)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    _, problems = words_in(tmp_path, fraud="a | b\n…\n", abuse="c | d\n", allow="e | exact\n")
    assert [told.partition(": ")[0] for told in problems] == [
        "abuse.txt:1",
        "fraud.txt:1",
        "fraud.txt:2",
        "allow.txt:1",
    ]


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "fraud.txt").write_bytes("赌博".encode("gb18030"))
    _, problems = read_lexicon(tmp_path)
    assert len(problems) == 1


def test_a_category_has_a_name_that_a_command_can_have(tmp_path: Path) -> None:
    _, problems = words_in(tmp_path, **{"My words": "a\n"})
    assert problems == [
        "My words.txt: is no name of a category — use a-z, 0-9, - and _, beginning with a letter"
    ]


def test_a_word_that_is_also_allowed_is_told(tmp_path: Path) -> None:
    _, problems = words_in(tmp_path, fraud="Scam\n", allow="scam\n")
    assert problems == ["allow.txt: allows Scam, which is a word of fraud — keep it in one of the two"]


def test_a_list_is_brought_in_once(tmp_path: Path) -> None:
    path = tmp_path / "bought.txt"
    text = "# theirs\nscam\nScam\n赌博 | pinyin\n***\n"
    first = bring(text, Lexicon((Word("赌博"),)), path, 3)
    again = bring(text, read_lexicon(tmp_path)[0], path, 3)

    assert [word.text for word in first.added] == ["scam"]
    assert [word.text for word in first.known] == ["Scam", "赌博"]
    assert [number for number, _ in first.refused] == [5]
    assert [word.text for word in again.added] == ["赌博"]
    assert read_lexicon(tmp_path)[0].words == (
        Word("scam", "bought", 3),
        Word("赌博", "bought", 3, pinyin=True),
    )


def test_a_list_brought_into_a_file_has_its_own_severity(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("! severity 4 flag\nold", encoding="utf-8")
    bring("new", read_lexicon(tmp_path)[0], path, 1)

    assert read_lexicon(tmp_path)[0].words[0] == Word("old", "own", 4, flag=True)
    assert read_lexicon(tmp_path)[0].words[1].severity == 1


@pytest.mark.slow
def test_a_list_of_65_000_lines_is_brought_in_within_seconds_and_twice_changes_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "imported.txt"
    text = "\n".join(f"词语{number}号 phrase {number}" for number in range(65_000))
    began = time.process_time()
    first = bring(text, Lexicon(), path, 2)
    written = path.read_bytes()
    again = bring(text, read_lexicon(tmp_path)[0], path, 2)

    assert time.process_time() - began < 20
    assert (len(first.added), len(again.added), len(again.known)) == (65_000, 0, 65_000)
    assert path.read_bytes() == written
