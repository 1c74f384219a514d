"""A lexicon made ready to be looked for: built once, then only read."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Final

from bot.screening import latin, sounds
from bot.screening.forms import Forms
from bot.screening.letters import NUMERALS
from bot.screening.lexicon import SOUND_SYLLABLES, Lexicon, Word
from bot.screening.normal import FIGURE, LATIN, TOKENS, fold, solid, squeezed
from bot.screening.parted import own_gaps
from bot.screening.strings import Found, Strings
from bot.screening.tables import alike, pieces
from bot.screening.vocabulary import Vocabulary

_TO_DIGITS: Final = str.maketrans(NUMERALS, "0123456789")
_TO_NUMERALS: Final = str.maketrans("0123456789", NUMERALS)
Seen = tuple[Found, Found, bool]
"""What is written, what is said, and whether any Latin word is there."""
_SHAPED: Final = 3
"""Characters of a word that is looked for with one drawn otherwise: shorter ones are met by chance."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as it is looked for; `word` is None for an allowed phrase.

    `key` is what an exact hit must be, `folded` the word as texts are folded, `solid` the same without gaps.
    """

    word: Word | None
    key: str
    folded: str
    solid: str
    is_latin: bool
    whole: bool

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The ways to say it, if it is looked for by its sound."""
        word = self.word
        if word is None or word.exact or self.is_latin or word.pinyin is False:
            return []
        return sounds.rows_of(self.solid) if word.pinyin or len(self.solid) >= SOUND_SYLLABLES else []


def _entry(word: Word) -> Entry:
    folded = fold(word.text)
    bare = solid(folded)
    is_latin = LATIN.fullmatch(bare) is not None
    whole = is_latin if word.whole is None else word.whole
    return Entry(word, word.key, folded, bare, is_latin, whole)


def _allowed(phrase: str) -> Entry:
    return replace(_entry(Word(phrase)), word=None)


class Layer:
    """The words and allowed phrases of one lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        entries = chain(map(_entry, lexicon.words), map(_allowed, lexicon.allowed))
        self.entries = [entry for entry in entries if entry.solid]
        written: dict[str, list[int]] = defaultdict(list)
        said: dict[str, list[int]] = defaultdict(list)
        in_latin: dict[str, list[int]] = defaultdict(list)
        with_figures: dict[str, str] = {}
        parted: dict[str, list[int]] = defaultdict(list)
        parted_phrases: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            if entry.is_latin:
                for pattern in latin.patterns_of(entry.folded, whole=entry.whole):
                    in_latin[pattern].append(number)
                    if FIGURE.search(pattern):
                        with_figures[pattern] = latin.without_figures(pattern)
                if len(entry.solid) >= latin.SHORTEST:
                    strings = parted_phrases if own_gaps(entry.folded) else parted
                    strings[squeezed(entry.solid)].append(number)
                continue
            for pattern in _shapes(entry.solid):
                written[pattern].append(number)
            for row in entry.rows:
                said["".join(row)].append(number)
        self.written, self.said = Strings(written), Strings(said)
        self._needs_figures = not all(with_figures.values())
        for pattern in with_figures.values():
            in_latin.setdefault(pattern, [])
        in_latin.pop("", None)
        self.latin = Strings(in_latin)
        self.parted, self.parted_phrases = Strings(parted), Strings(parted_phrases)

    def first_sight(self, forms: Forms) -> Seen:
        """What is there at first sight, disguises apart."""
        line = forms.whole_line() if forms.figures and self._needs_figures else forms.line
        return (
            self.written.find(forms.solid), self.said.find(forms.said), bool(line) and self.latin.are_in(line)
        )  # fmt: skip

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The parts of all Latin words; only made when somebody writes a `*`."""
        return Vocabulary(token for entry in self._latin_entries() for token in TOKENS.findall(entry.folded))

    def _latin_entries(self) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.is_latin)


def _shapes(text: str) -> Iterator[str]:
    """A word as it is, and with each of its characters in turn as others are drawn, or in two pieces.

    Also with its numerals as digits, or its digits as numerals.
    """
    yield from {text, text.translate(_TO_DIGITS), text.translate(_TO_NUMERALS)}
    if len(text) < _SHAPED:
        return
    for number, sign in enumerate(text):
        before, after = text[:number], text[number + 1 :]
        yield from (before + other + after for other in alike().get(sign, ""))
        if halves := pieces().get(sign):
            yield before + halves + after
