"""What people write after /challenge and /giveaway: parts between strokes, and flags with two dashes.

Full-width signs, dashes that a keyboard has joined, Chinese words, and lines in place of strokes are fine.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.refusal import Refusal

_DASHES = "(?:--|——|－－|—|–)"
_STROKES = re.compile(r"[|｜\n]")
_SHOWN = 30

Words = Mapping[str, Sequence[str]]
"""Each flag with the words that mean it."""


@dataclass(frozen=True, slots=True)
class Line:
    """The parts in their order, blank ones left out, and each flag's value ("" if it has none)."""

    parts: tuple[str, ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)


def read_line(written: str, words: Words) -> Line:
    """Take a line apart. Refuses with "game-unknown-flag" for a flag that is none of these."""
    meant = {word: flag for flag, each in words.items() for word in each}
    flags: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        if match["known"]:
            flags[meant[match["known"].casefold()]] = " ".join(match["value"].split())
            return ""
        if match["dash"] == "--":
            raise Refusal("game-unknown-flag", flag=f"--{match['other'][:_SHOWN]}")
        return match[0]  # a joined dash before any other word is a dash

    text = _pattern(tuple(sorted(meant, key=len, reverse=True))).sub(take, written)
    parts = (" ".join(part.split()) for part in _STROKES.split(text))
    return Line(tuple(part for part in parts if part), flags)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    known = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:^|(?<=[\s|｜]))(?P<dash>{_DASHES})(?:(?P<known>{known})(?![a-z])|(?P<other>[^\W\d_]+))[=＝:：]?"
        rf"(?P<value>[^|｜\n]*?)(?=$|[|｜\n]|\s{_DASHES}[^\W\d_])",
        re.IGNORECASE,
    )


def whole_number(written: str) -> int | None:
    """A number as people write it, up to six digits; None for anything else."""
    digits = written.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None  # noqa: PLR2004
