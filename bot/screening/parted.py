"""Latin words that were taken apart: `f.u.c.k`, `s e x`, `e/n/t/e/r your c-o-d-e`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.screening.letters import WILD
from bot.screening.normal import MARK, ROUGHER, SPACE, STOP
from bot.screening.strings import Strings

_LONGEST_GAP: Final = 3
_SIGNS: Final = "$@|+!"
_LETTERS_AND_SIGNS = re.compile(r"[^\s*]+")


def squeezed(solid: str) -> str:
    """A folded word or text without gaps as it is looked for."""
    return solid.translate(ROUGHER)


def may_have(strings: Strings, folded: str, solid: str) -> bool:
    """Whether anything is there at first sight, with signs between letters or with signs as letters."""
    if strings.are_in(squeezed(solid)):
        return True
    with_signs = "".join(_LETTERS_AND_SIGNS.findall(folded))
    return len(with_signs) > len(solid) and strings.are_in(squeezed(with_signs))


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
    own = _own_gaps(word)
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


def _own_gaps(word: str) -> set[int]:
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
