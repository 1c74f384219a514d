"""The shipped lexicon: it leaves harmless talk alone, finds its own words, and says why it holds them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bench.words import shipped
from bot.config import SHIPPED_CONTENT
from bot.content_lexicon import read_lexicon
from bot.domain.screening import Hit, How
from bot.screening.lexicon import Lexicon, Word
from bot.screening.matcher import Matcher
from bot.screening.personal import find_personal

FOLDER = SHIPPED_CONTENT / "words"
FILES = sorted(path for path in FOLDER.glob("*.txt") if path.name not in {"allow.txt", "warn.txt"})
HARMLESS = Path(__file__).with_name("harmless.tsv")
FEWEST_WORDS = 60
"""Of each category, in each language."""
FLAGGED = 0.01
"""Of lines that were written to sound dangerous, at most."""


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return shipped()


@cache
def lexicon() -> Lexicon:
    """What is shipped."""
    found, problems = read_lexicon(FOLDER)
    assert problems == []
    return found


def harmless() -> list[tuple[str, str]]:
    """(category it sounds like, line) of the project's own set."""
    lines = HARMLESS.read_text(encoding="utf-8").splitlines()
    return [(category, text) for category, _, text in (line.partition("\t") for line in lines)]


def hits(matcher: Matcher, text: str) -> tuple[Hit, ...]:
    """Words and personal numbers."""
    return matcher.find(text) + find_personal(text)


def test_nobody_is_punished_for_a_harmless_line(matcher: Matcher) -> None:
    acted = [text for _, text in harmless() if any(hit.certain for hit in hits(matcher, text))]
    assert acted == []


def test_hardly_a_harmless_line_is_flagged(matcher: Matcher) -> None:
    flagged = [text for _, text in harmless() if hits(matcher, text)]
    assert len(flagged) <= FLAGGED * len(harmless()), "\n".join(flagged)


def test_the_harmless_set_is_large_and_speaks_both_languages() -> None:
    lines = harmless()
    assert len(lines) >= 300
    assert len({text for _, text in lines}) == len(lines)
    assert {category for category, _ in lines} == {path.stem for path in FILES}
    assert sum(text.isascii() for _, text in lines) >= 80


def test_each_word_is_found_as_it_is_written(matcher: Matcher) -> None:
    missed = [word.text for word in lexicon().words if not is_found(matcher, word)]
    assert missed == []


def is_found(matcher: Matcher, word: Word) -> bool:
    """Whether a message that consists of the word alone is a hit of it, as it is written."""
    found = matcher.find(word.text)
    return any(hit.how is How.EXACT and hit.what == word.text for hit in found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_begins_with_its_reasons(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("\n! ")]
    assert all(line.startswith("#") for line in head.splitlines() if line)
    assert "# Why: " in head
    assert "# Left out" in head
    assert any("一" <= sign <= "鿿" for sign in head), "an operator who reads Chinese has them too"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_category_has_enough_words_in_both_languages(path: Path) -> None:
    words = [word.text for word in lexicon().words if word.category == path.stem]
    english = sum(text.isascii() for text in words)
    assert min(english, len(words) - english) >= FEWEST_WORDS


def test_no_word_is_in_the_lexicon_twice() -> None:
    times = Counter(word.key for word in lexicon().words)
    assert [key for key, count in times.items() if count > 1] == []


@pytest.mark.parametrize("category", ["abuse", "threats", "contact"])
def test_what_only_a_person_can_judge_is_never_acted_upon(category: str) -> None:
    assert all(word.flag for word in lexicon().words if word.category == category)


def test_each_phrase_of_the_allow_list_keeps_a_word_from_being_hit() -> None:
    bare = Matcher.of(Lexicon(lexicon().words))
    assert [phrase for phrase in lexicon().allowed if not bare.find(phrase)] == []


def test_what_the_allow_list_lets_pass_is_not_hit(matcher: Matcher) -> None:
    assert [phrase for phrase in lexicon().allowed if matcher.find(phrase)] == []
