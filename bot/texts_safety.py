"""What people call themselves and write, made harmless to show: no hidden or order-changing characters.

Standard library only.
"""

import unicodedata

NAME_LENGTH = 64
"""Visible characters of a name that are shown."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and symbols by category, but nothing to see: the usual way to an empty name."""

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Not Cn: an emoji newer than our Unicode tables counts as unassigned there."""

_DIRECTION = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (
    *range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xE000, 0xE001,
)  # fmt: skip
_LEFT_OUT = dict.fromkeys((*_CONTROLS, *_DIRECTION))


def without_direction_tricks(written: str) -> str:
    """The text without control characters and those that turn the writing direction; line breaks stay."""
    return written.translate(_LEFT_OUT)


def written_name(name: str) -> str:
    """A name on one line, without hidden characters, at most `NAME_LENGTH` long; may be empty."""
    spaced = "".join(" " if sign.isspace() else sign for sign in name)
    visible = "".join(sign for sign in spaced if not _hidden(sign))
    shown = " ".join(visible.split())
    return shown if len(shown) <= NAME_LENGTH else shown[: NAME_LENGTH - 1].rstrip() + "…"


def _hidden(sign: str) -> bool:
    return sign in _BLANK_LETTERS or unicodedata.category(sign) in _HIDDEN
