"""How a word is written on a line, and large lexicons."""

import time

import pytest

from bot.screening.lexicon import LONGEST, Lexicon, Word, WordFault, read_word, written
from bot.screening.matcher import Matcher

PLAIN = Word("", "fraud", 3)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("刷单返利", Word("刷单返利", "fraud", 3)),
        ("hand   job", Word("hand job", "fraud", 3)),
        ("赌博 | pinyin severity=4", Word("赌博", "fraud", 4, pinyin=True)),
        ("代办 | no-pinyin whole exact", Word("代办", "fraud", 3, exact=True, pinyin=False, whole=True)),
        ("scam | inside flag", Word("scam", "fraud", 3, whole=False, flag=True)),
        ("a|b", Word("a|b", "fraud", 3)),
    ],
)
def test_a_line_is_a_word_and_its_options(line: str, word: Word) -> None:
    assert read_word(line, PLAIN) == word


@pytest.mark.parametrize(
    "line", ["赌博 | pinyin severity=4", "代办 | exact no-pinyin whole", "scam | flag inside", "x"]
)
def test_a_word_is_written_so_that_it_is_read_again(line: str) -> None:
    word = read_word(line, PLAIN)
    assert read_word(written(word, PLAIN), PLAIN) == word


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("赌博 | pinjin", "has the option pinjin"),
        ("赌博 | severity=5", "has severity 5"),
        ("赌博 | severity=", "has severity without a number"),
        ("***", "has no letter or digit"),
        ("\u200b", "has no letter or digit"),
        ("字" * (LONGEST + 1), f"has {LONGEST + 1} characters"),
    ],
)
def test_a_line_that_is_no_word_says_why(line: str, what: str) -> None:
    with pytest.raises(WordFault) as refused:
        read_word(line, PLAIN)
    assert refused.value.what == what
    assert refused.value.fix


def test_two_writings_of_one_word_are_the_same() -> None:
    assert Word("Ｓｃａｍ").key == Word("scam").key


def many(count: int) -> Lexicon:
    """Invented words of both scripts."""
    return Lexicon(
        tuple(
            Word(f"x{number:x}y" if number % 2 else f"词{chr(0x4E00 + number % 9999)}{number:x}甲")
            for number in range(count)
        )
    )


def test_a_community_changes_its_words_in_a_moment_whatever_the_size_of_the_lexicon() -> None:
    began = time.process_time()
    matcher = Matcher.of(many(20_000))
    built = time.process_time() - began

    began = time.process_time()
    changed = matcher.with_changes(Lexicon((Word("新词"),)), ["x1y"])

    assert time.process_time() - began < built / 10
    assert not changed.is_clean("有个新词")
    assert changed.is_clean("x1y")


@pytest.mark.slow
def test_a_lexicon_of_65_000_lines_is_ready_within_seconds() -> None:
    began = time.process_time()
    matcher = Matcher.of(many(65_000))

    assert time.process_time() - began < 10
    assert [hit.what for hit in matcher.find("说 x3y 吧")] == ["x3y"]
