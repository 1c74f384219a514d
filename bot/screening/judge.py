"""Is what was found really the word, and how sure is that? Asked only after a hit: it may take its time."""

from collections.abc import Sequence
from operator import eq
from typing import Final

from bot.domain.screening import How
from bot.screening.latin import SHORTEST, fits
from bot.screening.layer import Entry
from bot.screening.normal import LEET_SIGNS, STOP, fold, is_letter, plain, solid, split_at, without_unseen
from bot.screening.sounds import follows
from bot.screening.tables import simplified

LONGEST_GAP: Final = 3
"""Signs between two characters of a Chinese word, at most; twice as many where all stand apart."""
_STOPS = frozenset(STOP + "!")


def may_be_split(gaps: Sequence[str]) -> bool:
    """Whether a Chinese word may be meant by characters with these gaps between them.

    Short gaps only; and the end of a sentence is one, unless all characters (three at least) stand apart.
    """
    longest = max(map(len, gaps), default=0)
    if len(gaps) > 1 and all(gaps):
        return longest <= 2 * LONGEST_GAP
    return longest <= LONGEST_GAP and not any(_STOPS.intersection(gap) for gap in gaps)


def stands(entry: Entry, folded: str, inside: Sequence[int]) -> bool:
    """Whether a word that is not all Latin begins and ends where it may."""
    before, after = folded[: inside[0]][-1:], folded[inside[-1] + 1 :][:1]
    return not (_goes_on(entry, folded[inside[0]], before) or _goes_on(entry, folded[inside[-1]], after))


def _goes_on(entry: Entry, edge: str, beyond: str) -> bool:
    if entry.whole:
        return beyond.isalnum()
    written_inside = entry.word is not None and entry.word.whole is False
    return bool(beyond) and is_letter(edge) and is_letter(beyond) and not written_inside


def is_meant(entry: Entry, met: str) -> bool:
    """Whether a Latin word is meant by this piece of the folded text."""
    if met == entry.folded:
        return True
    if not fits(entry.folded, met):
        return False
    return solid(met) == entry.solid or len(entry.solid) >= SHORTEST


def how_written(entry: Entry, original: str) -> How:
    """What must be undone so that the original piece of text is the word."""
    written = original if original == entry.key else plain(original)
    if written == entry.key:
        return How.EXACT
    seen, key = without_unseen(original), without_unseen(entry.key)
    written = plain(seen) if seen != original else written
    if written == (plain(key) if key != entry.key else key):
        return How.INVISIBLE
    apart = "".join(filter(str.isalnum, written))
    wanted = "".join(filter(str.isalnum, entry.key))
    if apart == wanted:
        return How.SPLIT
    if _simplified(apart) == _simplified(wanted):
        return How.TRADITIONAL
    if entry.is_latin and any(sign.isdigit() or sign in LEET_SIGNS for sign in fold(seen)):
        return How.LEET
    return How.LOOKALIKE


def _simplified(text: str) -> str:
    return "".join(simplified().get(sign, sign) for sign in text)


def is_said(entry: Entry, said: str, folded: str, inside: Sequence[int]) -> bool:
    """Whether the characters at these places, which sound like it, can be the word said.

    Chinese written with nothing but other characters is another sentence, more often than not.
    """
    met = [folded[place] for place in inside]
    is_typed = any(map(is_letter, met))
    if not (is_typed or any(map(eq, met, entry.solid))) or not may_be_split(split_at(folded, inside)):
        return False
    return any("".join(row) == said and follows(row, folded, inside) for row in entry.rows)


def how_said(folded: str, inside: Sequence[int]) -> How:
    """Whether it was typed as pinyin, at least in part, or written with other characters."""
    return How.PINYIN if any(is_letter(folded[place]) for place in inside) else How.HOMOPHONE
