"""Which words can a token with unknown letters be? By sets of words as bits: one AND for each letter."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.screening.letters import LEET, WILD

KNOWN: Final = 2
"""Letters that must be given, at least, and no fewer than are not."""
MOST: Final = 4
"""Words for one token, at most."""
_READ_AS: Final[Mapping[str, str]] = {
    sign: "".join(letter for letter, signs in LEET.items() if sign in signs or sign == letter)
    for sign in {*LEET, *"".join(LEET.values())}
}


class Vocabulary:
    """Words by their length, and at each place the words that have a letter there."""

    def __init__(self, words: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            by_length[len(word)].append(word)
        self._words = dict(by_length)
        self._having = {length: _columns(same) for length, same in by_length.items()}

    def readings(self, token: str) -> list[str]:
        """The words that the token can be, `MOST` at most; none when too much of it is unknown."""
        unknown = token.count(WILD)
        having = self._having.get(len(token))
        if having is None or len(token) - unknown < max(KNOWN, unknown):
            return []
        left = (1 << len(self._words[len(token)])) - 1
        for column, sign in zip(having, token, strict=True):
            if sign != WILD:
                left &= _any(column, _READ_AS.get(sign, sign))
            if not left:
                return []
        return self._named(len(token), left)

    def _named(self, length: int, bits: int) -> list[str]:
        named: list[str] = []
        while bits and len(named) < MOST:
            lowest = bits & -bits
            named.append(self._words[length][lowest.bit_length() - 1])
            bits ^= lowest
        return named


def _any(column: Mapping[str, int], letters: str) -> int:
    found = 0
    for letter in letters:
        found |= column.get(letter, 0)
    return found


def _columns(words: Sequence[str]) -> list[dict[str, int]]:
    """For each place: letter -> the numbers of the words that have it there, as bits."""
    return [_bits("".join(column)[::-1]) for column in zip(*words, strict=True)]


def _bits(column: str) -> dict[str, int]:
    signs = set(column)
    return {
        sign: int(column.translate({ord(each): "1" if each == sign else "0" for each in signs}), 2)
        for sign in signs
    }
