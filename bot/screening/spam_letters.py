"""How the spam model reads a text: as letters, as shapes, and as what is left without noise.

One sign is read at a time, by a table, so that a part of what was read can be traced back to the text. A
table fills itself with the signs it meets, up to a bound. Standard library only.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

HEAD, TAIL = 64, 36
"""Of a longer text only so many signs at its beginning and at its end are read: it bounds the time."""

_MOST_SIGNS = 6_000
_MOST_LETTERS = 4
_SIMPLIFIED = b"\xb0\xa1", b"\xd7\xfe"
_TRADITIONAL = b"\xa4\x40", b"\xc6\x7e"
"""Where GB 2312 and Big5 have the characters in daily use: their first levels."""
_PUNCTUATION = frozenset("，。！？、：；“”‘’（）《》…—")  # fmt: skip


class Reading(dict[int, str]):
    """A table for `str.translate` that works out what it lacks."""

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, code: int) -> str:
        read = self._read(chr(code))
        if len(self) < _MOST_SIGNS:
            self[code] = read
        return read


def cut(text: str) -> str:
    """The part of a text that is read."""
    return text if len(text) <= HEAD + TAIL else text[:HEAD] + text[-TAIL:]


def place(index: int, length: int) -> int:
    """Where the sign at that index of a cut text stands in the whole, which has `length` signs."""
    return index if index < HEAD or length <= HEAD + TAIL else index + length - HEAD - TAIL


@cache
def letters() -> Reading:
    """Signs as letters: without case, width, accents and invisible signs; every digit is a `0`."""
    return Reading(_letters)


@cache
def shapes() -> Reading:
    """Signs as their kind, one for one."""
    return Reading(_shape)


@cache
def bare() -> Reading:
    """Signs as letters without anything between them; every Latin letter is an `a`."""
    return Reading(_bare)


def squeezed(text: str) -> str:
    """Runs of `a` and of `0` as one each."""
    while "aa" in text:
        text = text.replace("aa", "a")
    while "00" in text:
        text = text.replace("00", "0")
    return text


def traced(text: str, table: Reading) -> Iterator[tuple[str, int, int]]:
    """Each letter of the text as `table` reads it, with where it begins and ends in the text."""
    for index, sign in enumerate(text):
        for letter in sign.translate(table):
            yield letter, index, index + 1


def squeezed_trace(trace: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """`squeezed`, of what `traced` gives."""
    for letter, group in groupby(trace, key=lambda each: each[0]):
        run = list(group)
        yield from [(letter, run[0][1], run[-1][2])] if letter in "a0" else run


def _letters(sign: str) -> str:
    if unicodedata.decimal(sign, None) is not None:
        return "0"
    plain = unicodedata.normalize("NFKD", sign).casefold()
    kept = (_letter(each) for each in plain if unicodedata.category(each) not in {"Mn", "Me", "Cf"})
    return unicodedata.normalize("NFC", "".join(kept))[:_MOST_LETTERS]


def _letter(sign: str) -> str:
    if sign.isspace():
        return " "
    return "0" if unicodedata.category(sign).startswith("N") else sign


def _bare(sign: str) -> str:
    found = letters()[ord(sign)]
    return "".join("a" if "a" <= each <= "z" else each for each in found if each.isalnum())


def _shape(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign.isascii():
        return "0" if sign.isdigit() else "a" if sign.isalpha() else sign
    return _shape_beyond_ascii(sign, unicodedata.category(sign))


def _shape_beyond_ascii(sign: str, kind: str) -> str:
    if kind == "Lo" and unicodedata.name(sign, "").startswith("CJK"):
        return _han(sign)
    if kind[0] in "LNS" and not unicodedata.is_normalized("NFKC", sign):
        return "㊣"
    if kind[0] == "P":
        return "。" if sign in _PUNCTUATION else "P"
    if kind[0] == "L":
        return unicodedata.name(sign, "L")[0]
    return "M" if kind[0] in "MC" else kind[0]


def _han(sign: str) -> str:
    """Whether a Chinese character is in daily use in simplified or in traditional writing, or in neither."""
    if _SIMPLIFIED[0] <= sign.encode("gb2312", "ignore") <= _SIMPLIFIED[1]:
        return "中"
    return "繁" if _TRADITIONAL[0] <= sign.encode("big5", "ignore") <= _TRADITIONAL[1] else "罕"
