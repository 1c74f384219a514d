"""What somebody reads, whatever was typed: for the names of hosts and of people."""

import re
import unicodedata
from functools import cache

from bot.screening.letters import lookalikes

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
"""For a character class: what takes no room, joins, or turns the direction of writing."""

LETTER = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
"""For a character class: the letters and digits that a host is written in, and what is read as such."""

_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_PAIRS = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "!": "l", "3": "e", "5": "s", "8": "b"})


@cache
def _latin() -> dict[int, str]:
    return {ord(sign): to for sign, to in lookalikes().items() if to.isascii() and sign.isalpha()}


def visible(text: str) -> str:
    """The text without what cannot be seen."""
    return _UNSEEN.sub("", text) if not text.isascii() else text


def plain_letters(text: str) -> str:
    """In the Latin letters that it looks like, small and without marks; the rest stays as it is."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", visible(text)).casefold()
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return unicodedata.normalize("NFC", bare.translate(_latin()))


def looks_latin(letter: str) -> bool:
    """Whether a letter of another script is easily taken for a Latin one."""
    return any(ord(each) in _latin() for each in letter.casefold())


def skeleton(text: str) -> str:
    """What two texts that are easily mistaken for each other have in common; only to be compared."""
    plain = "".join(filter(str.isalnum, plain_letters(text).translate(_PAIRS)))
    return plain.replace("rn", "m").replace("vv", "w")
