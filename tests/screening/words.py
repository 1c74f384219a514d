"""Matchers for a few words, and what they find."""

from bot.domain.screening import How
from bot.screening.lexicon import Lexicon, Word, read_word
from bot.screening.matcher import Matcher


def matcher_of(*lines: str, allowed: tuple[str, ...] = ()) -> Matcher:
    """A matcher for lines as a file has them."""
    return Matcher.of(Lexicon(tuple(read_word(line, Word("")) for line in lines), allowed))


def found(text: str, *lines: str, allowed: tuple[str, ...] = ()) -> list[str]:
    """The pieces of the text that are hit."""
    return [text[hit.start : hit.end] for hit in matcher_of(*lines, allowed=allowed).find(text)]


def how(text: str, *lines: str) -> list[How]:
    """How each of them is found."""
    return [hit.how for hit in matcher_of(*lines).find(text)]
