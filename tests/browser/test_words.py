"""The page's own words: the same phrases in both languages, and every phrase that is used."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "sandbox" / "page"
KEY = re.compile(r"^  '([a-zA-Z_.]+)':", re.MULTILINE)
USE = re.compile(r"\bt\(\s*'([a-zA-Z_.]+)'")
BLANK = re.compile(r"\{(\w+)\}")
PHRASE = re.compile(r"^  '([a-zA-Z_.]+)': '(.*)',$", re.MULTILINE)


def phrases(language: str) -> dict[str, str]:
    """The phrases of a language by key; forms for one thing alone belong to their phrase."""
    text = (PAGE / f"words.{language}.js").read_text("utf-8")
    return {key: words for key, words in PHRASE.findall(text) if not key.endswith(".one")}


def test_both_languages_have_the_same_phrases_with_the_same_blanks() -> None:
    blanks = {
        language: {key: set(BLANK.findall(words)) for key, words in phrases(language).items()}
        for language in ("zh", "en")
    }
    assert blanks["zh"] == blanks["en"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_phrase_stands_on_one_line_so_that_these_tests_see_it(language: str) -> None:
    text = (PAGE / f"words.{language}.js").read_text("utf-8")
    assert len(KEY.findall(text)) == len(PHRASE.findall(text)) > 80


@pytest.mark.parametrize("file", sorted(PAGE.glob("*.js")), ids=lambda file: file.name)
def test_a_file_of_the_page_uses_known_phrases_only_and_stays_short(file: Path) -> None:
    text = file.read_text("utf-8")
    assert set(USE.findall(text)) <= set(phrases("en"))
    assert len(text.splitlines()) < 300


def test_nothing_on_the_page_comes_from_elsewhere_or_becomes_mark_up_unchecked() -> None:
    for file in PAGE.iterdir():
        text = file.read_text("utf-8")
        assert not re.search(r"\.(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(", text)
        assert not re.search(r"(src|href)=[\"']?(https?:)?//|@import|url\(", text), file.name
