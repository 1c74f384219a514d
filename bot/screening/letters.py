"""Letters that are read as others: what people put in one's place so that a filter does not see it.

One table for all: words fold by it (`bot.screening.normal`), names of hosts and of people are read by it.

Written by hand. What Unicode itself calls the same (wide, bold, circled, ligatures) is not here, nor what has
to do with Chinese characters: see `bot.screening.normal` and `bot.screening.tables`.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_LATIN = {
    "a": "аαᴀɑ∂ăąǎȧɐᗩ", "b": "вʙƀɓᏏƄьᗷ", "c": "сϲᴄ¢©ƈçᑕ", "d": "ԁᴅđɗðᗪ", "e": "еєεᴇɛ€ęәəɘ℮ᗴ",
    "f": "ƒꜰғϝ",
    "g": "ɢɡɠցᎶ", "h": "һнʜħɦհᕼ", "i": "іιɪıɨɩ", "j": "јᴊȷʝ", "k": "кκᴋƙқᏦ", "l": "ӏʟłɭ£ⅼᒪ",
    "m": "мᴍɱᗰ",
    "n": "пηɴɲŋƞոᑎ", "o": "оοᴏøɵօσ", "p": "рρᴘƥþᑭ", "q": "ԛզʠգ", "r": "гʀɾ®ᖇ", "s": "ѕꜱʂ§ᔕ",
    "t": "тτᴛŧƭ†",
    "u": "υᴜʉսцᑌ", "v": "νѵᴠʋᐯ", "w": "ԝωᴡшɯᗯ", "x": "хχ×ӿ✕✖✗✘❌", "y": "уγʏƴɣүყ¥", "z": "ᴢʐƶᏃ",
    "ss": "ß", "ae": "æ", "oe": "œ",
}  # fmt: skip
"""Letter -> the signs of other alphabets, small capitals and currencies that look like it."""

NUMERALS = "〇一二三四五六七八九"
"""Zero to nine."""
_FORMAL = "零壹贰叁肆伍陆柒捌玖"

LEET = {
    "a": "4@", "b": "8", "e": "3", "g": "69", "i": "1l!|", "l": "1|", "o": "0@", "s": "5$", "t": "7+",
    "u": "v", "v": "u", "z": "2",
}  # fmt: skip
"""Letter -> the digits, signs and letters that are written in its place ("sh1t", "fvck", "@ss")."""

WILD = "*"
"""Stands for any one letter of a Latin word."""


INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
"""For a character class: what takes no room, joins, or turns the direction of writing."""

LETTER = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
"""For a character class: the letters and digits that a host is written in, and what is read as such."""

_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_PAIRS = str.maketrans({
    **{sign: letter for letter in "beos" for sign in LEET[letter] if sign.isdigit()},
    **dict.fromkeys(f"i{LEET['i']}", "l"),
})  # fmt: skip
"""What is easily mistaken in a name: figures for letters, and all that is one stroke."""


@cache
def lookalikes() -> Mapping[str, str]:
    """Character -> what it is read as."""
    latin = {sign: to for to, signs in _LATIN.items() for sign in signs}
    numerals = dict(zip(_FORMAL, NUMERALS, strict=True))
    return MappingProxyType({**latin, **numerals, "➕": "加", "ハ": "八"})


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
