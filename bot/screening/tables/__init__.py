"""Facts about Chinese characters, as files.

Two are worked out from OpenCC and pypinyin, because importing those takes a second; `python -m
bot.screening.tables` makes them again, and a test says when they are out of date: `traditional.txt` has the
simplified form in front of those that are written otherwise; `sounds.txt` a toneless syllable (ü is v), the
characters that usually sound so, and those that may. Two are written by hand: `alike.txt` has a group of
characters on a line that are drawn nearly alike, `pieces.txt` characters and their two halves side by side.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent


def _rows(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


@cache
def simplified() -> Mapping[str, str]:
    """Character -> how it is written in simplified Chinese, for those where that differs."""
    return MappingProxyType({sign: row[0] for row in _rows("traditional.txt") for sign in row[1]})


@cache
def usual_sounds() -> Mapping[str, str]:
    """Simplified character -> its usual syllable without tone."""
    return MappingProxyType({sign: row[0] for row in _rows("sounds.txt") for sign in row[1]})


@cache
def other_sounds() -> Mapping[str, tuple[str, ...]]:
    """Simplified character -> the syllables that it may have as well."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("sounds.txt"):
        for sign in row[2]:
            found[sign] = (*found.get(sign, ()), row[0])
    return MappingProxyType(found)


@cache
def alike() -> Mapping[str, str]:
    """Character -> those that are drawn like it. One of a word may be such a one; that is never certain."""
    known = simplified()
    groups = ({known.get(sign, sign) for sign in group} for (group,) in _rows("alike.txt"))
    return MappingProxyType({sign: "".join(sorted(group - {sign})) for group in groups for sign in group})


@cache
def pieces() -> Mapping[str, str]:
    """Character -> its two halves side by side."""
    return MappingProxyType(dict(row for row in _rows("pieces.txt")))
