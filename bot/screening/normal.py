"""Normalising: one table undoes width, case, look-alikes and traditional forms in a single `str.translate`.

Folded text is lower case and simplified. What stands between letters is kept, as one sign of its own kind
each, so that it can be judged later; what cannot be seen is gone. The leet signs stay as they are.

Written for speed: each character is worked out when it is first met. `places` maps back to the original and
is only needed after a hit.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from bot.screening.letters import lookalikes
from bot.screening.tables import simplified

SPACE: Final = " "
SIGN: Final = "\t"
"""A symbol or an emoji."""
MARK: Final = "\r"
"""Brackets, quotes, slashes: they end a Latin word, and are a symbol between Chinese characters."""
STOP: Final = "\n"
"""What ends a part of a sentence, and line breaks."""
LEET_SIGNS: Final = "$@*|+!"

_STOPS = frozenset(",，、;；:：。｡?？…‥！\n\r\v\f\x85\u2028\u2029")
_MARKS = frozenset("/\\'\"()[]{}<>&‘’“”「」『』《》〈〉【】（）［］｛｝＜＞／＼＆")
_WIDE_SIGNS = {ord(sign) + 0xFEE0: sign for sign in LEET_SIGNS if sign != "!"}
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800\u180e\u00ad")
_LETTER_RUNS = (0x1F150, 0x1F170)
"""Where the white-on-black circled and squared A to Z begin, which Unicode does not call letters."""
_FAMILY_END = 0x590
"""Alphabets before this are read without their accents."""
_MOST_CACHED = 60_000
_HAN: Final = (0x4E00, 0xA000)
_EMOJI: Final = "\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f900-\U0001f9ff"
_UNMET = "\ufffe"

BETWEEN: Final = frozenset(SPACE + SIGN + MARK + STOP + LEET_SIGNS)
"""What is not a letter or digit in folded text."""
SOLID = re.compile(r"[^\s$@*|+!]+")
"""Runs of what is not between letters, in folded text."""
LETTERS: Final = "a-z\xaa-\u0dff\u10a0-\u10ff\u1200-\u1fff\u2c00-\u2dff\ua640-\ua7ff"
"""For a class of an expression: the letters of alphabets that put spaces between words, in folded text."""
LETTER = re.compile(f"[{LETTERS}]")
LATIN = re.compile(f"[0-9]*[{LETTERS}][{LETTERS}0-9]*")
"""All of a word without gaps that has an edge to look at."""
FIGURE = re.compile("[0-9]")
TOKENS = re.compile(f"[{LETTERS}]+|[0-9]+")

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def to_signs(signs: str = "", meant: str = "", left_out: str = "") -> dict[int, int | None]:
    """A table like that of `str.maketrans`, with all of ASCII in it: what is missing in one is slow."""
    return {**{code: code for code in range(128)}, **str.maketrans(signs, meant, left_out)}


GAPLESS: Final = to_signs(left_out=" \t\r\n$@*|+!")
"""For folded text that is all ASCII: leaves `solid` of it."""
WORDS: Final = to_signs("$@*|+!\t\r\n", " " * 9)
"""For folded text that is all ASCII: leaves words and figures with spaces between them."""
ROUGH_WORDS: Final = to_signs("lv0123456789$@|+!*\t\r\n", "iu" + " " * 19)
"""The same without figures, and with letters that are written for each other as one."""
ROUGH: Final = to_signs("lv", "iu")
"""Letters that are written for each other, as one."""
ROUGHER_SIGNS: Final = ("lv0123456789$@|+!", "iuoizeasgtbgsaiti")
ROUGHER: Final = to_signs(*ROUGHER_SIGNS)
"""The same with the digits and signs that are written for letters."""


@cache
def _table() -> defaultdict[int, str]:
    """Code point -> what it is folded to; `_UNMET` for one that nobody has written yet.

    A `defaultdict`, because `str.translate` asks a subclass of `dict` with a `__missing__` half as fast.
    """
    return defaultdict(lambda: _UNMET)


def fold(text: str) -> str:
    """The text as it is compared; see the module."""
    table = _table()
    folded = text.translate(table)
    return _learnt(text) if _UNMET in folded else folded


def _learnt(text: str) -> str:
    """The folded text, after working out the characters that are new."""
    table = _table()
    if len(table) > _MOST_CACHED:
        table.clear()
    for sign in set(text):
        table[ord(sign)] = folded = _folded(sign)
        if len(folded) > 1:
            _longer().add(ord(sign))
    return text.translate(table)


def squeezed(solid: str) -> str:
    """A folded word or text without gaps, roughest: as Latin words that were taken apart are looked for."""
    return solid.translate(ROUGHER)


def solid(folded: str) -> str:
    """Without anything between letters."""
    return "".join(SOLID.findall(folded))


class _Usual(NamedTuple):
    """For texts of simplified Chinese, figures and pauses only: what is none of these, and what is solid."""

    other: re.Pattern[str]
    solid: re.Pattern[str]


@cache
def _usual() -> _Usual:
    undone = {*simplified(), *lookalikes()}
    signs = "".join(sign for sign in map(chr, range(*_HAN)) if sign not in undone)
    pauses = "".join(sign for sign in map(chr, range(0x20, 0x7F)) if not sign.isalnum())
    pauses += "".join(_STOPS | _MARKS) + "\u3000"
    return _Usual(re.compile(f"[^0-9{signs}{re.escape(pauses)}{_EMOJI}]"), re.compile(f"[0-9{signs}]+"))


def usual_solid(text: str) -> str | None:
    """`solid(fold(text))` where nothing need be folded for it: most Chinese texts; None for all others."""
    usual = _usual()
    return "".join(usual.solid.findall(text)) if usual.other.search(text) is None else None


def usual_length(text: str) -> int:
    """How long `usual_solid` of it is; only for texts that have one."""
    return sum(map(len, _usual().solid.findall(text)))


def places(text: str, folded: str = "") -> Sequence[int]:
    """For each character of `fold(text)` the place in `text` that it comes from; `folded`, if it is known."""
    folded = folded or fold(text)
    if len(folded) == len(text) and (text.isascii() or not _longer() or _longer().isdisjoint(map(ord, text))):
        return range(len(text))
    table = _table()
    return [place for place, sign in enumerate(text) for _ in table[ord(sign)]]


@cache
def _longer() -> set[int]:
    """What has been met so far that is folded to more than one sign; nothing, in most groups."""
    return set()


def plain(text: str) -> str:
    """As written but for case, width and the kind of white space: what an exact hit is compared by."""
    return unicodedata.normalize("NFC", " ".join(text.translate(_NARROW).split())).casefold()


def without_unseen(text: str) -> str:
    """Without characters that cannot be seen, combining marks included."""
    fold(text)
    table = _table()
    return "".join([sign for sign in text if table[ord(sign)]])


def is_letter(sign: str) -> bool:
    """Whether a sign of folded text is a letter of an alphabet that puts spaces between words."""
    return LETTER.match(sign) is not None


def split_at(folded: str, inside: Sequence[int]) -> list[str]:
    """What stands between characters that were put side by side; `inside` are their places."""
    return [folded[before + 1 : after] for before, after in pairwise(inside)]


def _folded(sign: str) -> str:
    if sign in LEET_SIGNS:
        return sign
    if gap := _gap(sign):
        return gap
    if ord(sign) in _WIDE_SIGNS:
        return _WIDE_SIGNS[ord(sign)]
    if _is_unseen(sign):
        return ""
    return "".join(map(_read, _compatible(lookalikes().get(sign, sign)))) or SIGN


def _gap(sign: str) -> str:
    """The kind of pause that it is, empty for none."""
    if sign in _STOPS:
        return STOP
    if sign in _MARKS:
        return MARK
    return SPACE if sign.isspace() else ""


def _is_unseen(sign: str) -> bool:
    return sign in _UNSEEN or unicodedata.category(sign) in ("Cf", "Cc", "Mn", "Me", "Cn", "Co", "Cs")


def _compatible(sign: str) -> str:
    """The letters and digits that Unicode has for it, small."""
    code = ord(sign[0])
    for first in _LETTER_RUNS:
        if first <= code < first + 26:
            return chr(ord("a") + code - first)
    parts = unicodedata.normalize("NFKD", sign)
    if ord(parts[0]) >= _FAMILY_END:
        parts = unicodedata.normalize("NFKC", sign)
    figure = unicodedata.digit(sign, None) if len(sign) == 1 else None
    return str(figure) if figure is not None else "".join(filter(str.isalnum, parts.casefold()))


def _read(sign: str) -> str:
    """A letter as the one it looks like, in simplified Chinese."""
    looks = lookalikes().get(sign, sign)
    looks = simplified().get(looks, looks)
    return lookalikes().get(looks, looks)
