"""Characters as people count them: a letter with its accents, a flag, a family of emoji."""

import unicodedata
from collections.abc import Iterator

JOINER, AS_EMOJI = "\u200d", "\ufe0f"
SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Modifiers that give an emoji the colour of a skin."""

_AS_TEXT = "\ufe0e"
_PICTURES = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
"""Old signs that are coloured pictures unless asked otherwise (Unicode: Emoji_Presentation)."""
_KEYCAP = "\u20e3"
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_MARKS = 2
"""Accents that one letter may carry; more of them only climb over the neighbours."""


def clusters(text: str) -> Iterator[str]:
    """The text's characters one by one, on one line, without what is hidden; accents are composed."""
    held = ""
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        if not held or not _joins(held, sign):
            yield from filter(None, (held,))
            held = "" if _hidden(sign) else sign
        elif not _is_accent(sign) or sum(map(_is_accent, held)) < _MARKS:
            held += sign
    yield from filter(None, (held,))


def is_emoji(cluster: str) -> bool:
    """Whether it asks to be shown as a coloured picture."""
    asked = any(sign in cluster for sign in (AS_EMOJI, _KEYCAP, JOINER))
    drawn = cluster[0] >= "\U0001f000" or (cluster[0] in _PICTURES and _AS_TEXT not in cluster)
    return drawn or (asked and not cluster[0].isalpha())


def is_rightward(text: str) -> bool:
    """Whether a line begins at the left: its first letter that has a direction decides."""
    for sign in text:
        turn = unicodedata.bidirectional(sign)
        if turn in {"L", "R", "AL"}:
            return turn == "L"
    return True


def _joins(held: str, sign: str) -> bool:
    if held[-1] == JOINER:
        return True
    if sign in _FLAG_LETTERS:
        return len(held) == 1 and held in _FLAG_LETTERS
    return sign == JOINER or sign in SKIN or unicodedata.category(sign).startswith("M")


def _is_accent(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn" and sign != AS_EMOJI


def _hidden(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs"}
