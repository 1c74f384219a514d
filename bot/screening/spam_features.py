"""Features of a text for the spam model: numbers for runs of one to three letters and shapes.

A run's number is the exclusive or of numbers that its letters have by their place in the run (tabulation
hashing), so whole texts are turned into numbers without a loop in Python. Many runs share each of the 18-bit
numbers, and a message's numbers have no order: the text is not kept in them, though who has a text can tell
whether it was the one. Standard library only.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from operator import xor

from bot.screening import spam_letters
from bot.screening.spam_letters import cut, place, squeezed, squeezed_trace, traced

NUMBERS = 1 << 18
"""Features are below this."""

_MOST_SIGNS = 6_000
_EDGES = "^", "$"
_LETTERS, _SHAPES, _BARE = "letters", "shapes", "bare"
_Trace = Sequence[tuple[str, int, int]]


class _Numbers(dict[str, tuple[int, int, int]]):
    """The numbers of a letter as first, second and third of a run, for one way of reading."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self._way = way

    def __missing__(self, letter: str) -> tuple[int, int, int]:
        told = f"{self._way} {letter}".encode("utf-8", "surrogatepass")
        first, second, third = struct.unpack("<3I", blake2b(told, digest_size=12).digest())
        found = first % NUMBERS, second % NUMBERS, third % NUMBERS
        if len(self) < _MOST_SIGNS:
            self[letter] = found
        return found


@cache
def _numbers(way: str) -> _Numbers:
    return _Numbers(way)


@dataclass(frozen=True, slots=True)
class Trait:
    """A feature with the part of the text it comes from; `run` is the part as it was read."""

    feature: int
    run: str
    start: int
    end: int
    is_shape: bool


def numbers_of(text: str) -> set[int]:
    """The features of a text, each below `NUMBERS`."""
    part = cut(text)
    found: set[int] = set()
    _add(found, part.translate(spam_letters.letters()), _LETTERS)
    _add(found, part.translate(spam_letters.shapes()), _SHAPES)
    _add(found, squeezed(part.translate(spam_letters.bare())), _BARE, singles=False)
    return found


def _add(found: set[int], read: str, way: str, *, singles: bool = True) -> None:
    firsts, seconds, thirds = zip(*map(_numbers(way).__getitem__, f"^{read}$"), strict=True)
    pairs = [*map(xor, firsts, seconds[1:])]
    found.update(pairs, map(xor, pairs, thirds[2:]))
    if singles:
        found.update(firsts)


def features(text: str) -> tuple[int, ...]:
    """The features of a text, ascending: what is kept of a message as an example."""
    return tuple(sorted(numbers_of(text)))


def traits(text: str) -> Iterator[Trait]:
    """The same features one by one, with where each comes from; slower, for explanations."""
    part = cut(text)
    yield from _traits(text, list(traced(part, spam_letters.letters())), _LETTERS)
    yield from _traits(text, list(traced(part, spam_letters.shapes())), _SHAPES)
    rest = list(squeezed_trace(traced(part, spam_letters.bare())))
    yield from (trait for trait in _traits(text, rest, _BARE) if len(trait.run) > 1)


def _traits(text: str, trace: _Trace, way: str) -> Iterator[Trait]:
    last = trace[-1][2] if trace else 0
    signs = [(_EDGES[0], 0, 0), *trace, (_EDGES[1], last, last)]
    numbers = _numbers(way)
    for first in range(len(signs)):
        feature = 0
        for index, (letter, _, _) in enumerate(signs[first : first + 3]):
            feature ^= numbers[letter][index]
            run = signs[first : first + index + 1]
            start, end = place(run[0][1], len(text)), place(max(run[-1][2] - 1, 0), len(text)) + 1
            shown = "".join(each for each, _, _ in run)
            yield Trait(feature, shown, start, min(end, len(text)), is_shape=way == _SHAPES)
