"""Letters that are read as others: what people put in one's place so that a filter does not see it.

Written by hand. What Unicode itself calls the same (wide, bold, circled, ligatures) is not here, nor what has
to do with Chinese characters: see `bot.screening.normal` and `bot.screening.tables`.
"""

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


@cache
def lookalikes() -> Mapping[str, str]:
    """Character -> what it is read as."""
    latin = {sign: to for to, signs in _LATIN.items() for sign in signs}
    numerals = dict(zip(_FORMAL, NUMERALS, strict=True))
    return MappingProxyType({**latin, **numerals, "➕": "加", "ハ": "八"})
