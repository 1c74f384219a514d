"""Latin words that were taken apart: `f.u.c.k`, `s e x`, `e/n/t/e/r your c-o-d-e`."""

import re
from collections.abc import Iterator, Sequence
from itertools import filterfalse, pairwise
from typing import Final

from bot.screening.latin import NO_NAME
from bot.screening.letters import WILD
from bot.screening.normal import MARK, ROUGHER, ROUGHER_SIGNS, SIGN, SPACE, STOP, squeezed, to_signs
from bot.screening.strings import Found, Strings

_LONGEST_GAP: Final = 3
_SIGNS: Final = "$@|+!"
_ANY_SIGN = re.compile(f"[$|+!]|@{NO_NAME}")
"""A sign that may be a letter; the @ before a member's name is none."""
_ALONE = re.compile(r"(?<!\w)([\w$@|+!])([^\w\n]{1,3}?)(?=[\w$@|+!](?!\w))")
"""A letter by itself, or a sign for one, and the gap to the next."""
_JOIN: Final = "."
_LETTERS_ONLY: Final = to_signs(*ROUGHER_SIGNS, f"{_SIGNS}*{_JOIN}")
_NO_GAPS: Final = to_signs(*ROUGHER_SIGNS, f"*{_JOIN}")
_SQUEEZED: Final = to_signs(*ROUGHER_SIGNS, "\t\r\n *")
_LETTER_PIECES = re.compile(r"\w+| ")
_SIGN_PIECES = re.compile(r"\w+|[$@|+! ]")


def may_have(words: Strings, phrases: Strings, folded: str, solid: str, *, single: bool) -> bool:
    """Whether anything is there at first sight, with signs between letters or with signs as letters.

    `words` have no gap of their own, `phrases` have; `single`: there are letters that stand alone.
    """
    return _may_have_words(words, folded, single=single) or _may_have_phrases(phrases, folded, solid)


def _may_have_words(words: Strings, folded: str, *, single: bool) -> bool:
    """Only what has signs between its letters need be looked at, and only where its pieces begin and end."""
    joined = _ALONE.sub(_joined, folded) if single else folded
    odd = " ".join(filterfalse(str.isalnum, joined.replace(SIGN, _JOIN).split()))
    if _ANY_SIGN.search(odd) is None:
        found = words.find(odd.translate(_LETTERS_ONLY))
        return bool(found) and _are_pieces(found, _LETTER_PIECES.findall(odd))
    found = words.find(f"{odd.translate(_LETTERS_ONLY)} {odd.translate(_NO_GAPS)}")
    return bool(found) and _are_pieces(
        found, [*_LETTER_PIECES.findall(odd), SPACE, *_SIGN_PIECES.findall(odd)]
    )


def _joined(found: re.Match[str]) -> str:
    return found[1] + found[2].replace(SPACE, _JOIN).replace(MARK, _JOIN)


def _are_pieces(found: Found, pieces: Sequence[str]) -> bool:
    edges = {0}
    at = 0
    for piece in pieces:
        at += len(piece)
        edges.add(at)
    return any(start in edges and end in edges for _, start, end in found)


def _may_have_phrases(phrases: Strings, folded: str, solid: str) -> bool:
    if not phrases:
        return False
    if _ANY_SIGN.search(folded) is None:
        return phrases.are_in(squeezed(solid))
    return phrases.are_in(f"{squeezed(solid)} {folded.translate(_SQUEEZED)}")


def search(strings: Strings, folded: str) -> Iterator[tuple[int, Sequence[int]]]:
    """(owner, places of its letters in the folded text), with signs as gaps and with signs as letters."""
    places = [place for place, sign in enumerate(folded) if sign.isalnum()]
    yield from _found(strings, folded, places)
    if any(sign in folded for sign in _SIGNS):
        yield from _found(
            strings, folded, [at for at, sign in enumerate(folded) if sign.isalnum() or sign in _SIGNS]
        )


def _found(strings: Strings, folded: str, places: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    text = "".join([folded[place] for place in places]).translate(ROUGHER)
    for owners, start, end in strings.find(text):
        taken = places[start:end]
        if _stands(folded, taken):
            for owner in owners:
                yield owner, taken


def _stands(folded: str, taken: Sequence[int]) -> bool:
    before, after = folded[: taken[0]][-1:], folded[taken[-1] + 1 :][:1]
    return not (before.isalnum() or after.isalnum())


def is_one_word(word: str, folded: str, taken: Sequence[int]) -> bool:
    """Whether letters at these places are one word: between them what the word has itself, or signs.

    Spaces and slashes only between letters that stand alone on both sides.
    """
    own = own_gaps(word)
    for number, (first, second) in enumerate(pairwise(taken), start=1):
        gap = folded[first + 1 : second]
        if not gap:
            continue
        if STOP in gap or len(gap) > _LONGEST_GAP:
            return False
        if number in own or not (SPACE in gap or MARK in gap):
            continue
        if not (_is_alone(folded, first) and _is_alone(folded, second)):
            return False
    return True


def own_gaps(word: str) -> set[int]:
    """After how many letters the word itself has a gap."""
    gaps: set[int] = set()
    count = 0
    for sign in word:
        if sign.isalnum():
            count += 1
        elif sign != WILD:
            gaps.add(count)
    return gaps


def _is_alone(folded: str, place: int) -> bool:
    return not (folded[place - 1 : place].isalnum() or folded[place + 1 : place + 2].isalnum())
