"""Laying out one line of text: which font draws which part, how wide it is, where it must be cut.

People write their names in every script and with emoji. The renderer does not choose a font per character, so
a line is split here into runs of one font each; what no font has becomes a dot.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from bot.pictures.clusters import AS_EMOJI, JOINER, SKIN, clusters, is_emoji, is_rightward
from bot.pictures.typeface import Typeface

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = 400, 700
EMOJI_SCALE = 0.84
"""Emoji are drawn smaller than the text around them, so that they look as tall."""

_SCRIPTS = ("KR", "Arabic", "Hebrew", "Thai", "Devanagari")
_UNKNOWN, _CUT = "·", "…"
_NARROW = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_WIDE_QUOTE = re.compile(r"[“‘](?=[\w.])(?![一-鿿])|(?<=[\w.,!?])(?<![一-鿿])[”’]")
"""Curly quotes are as wide as a Chinese character in our font; beside other letters straight ones do."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one font. `scale` multiplies the line's size, `width` is a part of that size."""

    text: str
    face: Typeface
    scale: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A laid out line: its runs from left to right. `width` is a part of the font size."""

    runs: tuple[Run, ...]

    @property
    def width(self) -> float:
        """The sum of its runs' widths."""
        return sum(run.width for run in self.runs)

    @property
    def text(self) -> str:
        """What is shown, runs from left to right."""
        return "".join(run.text for run in self.runs)


@cache
def main(weight: int) -> Typeface:
    """The font of Chinese and Latin text; read once, at its first use."""
    name = "Bold" if weight >= BOLD else "Regular"
    return Typeface(FONTS / f"NotoSansSC-{name}.ttf", "Noto Sans SC", weight)


@cache
def scripts() -> tuple[Typeface, ...]:
    """The fonts for names in other scripts, in one weight for all sizes."""
    return tuple(
        Typeface(FONTS / f"NotoSans{script}-SemiBold.ttf", f"Noto Sans {script} SemiBold", REGULAR)
        for script in _SCRIPTS
    )


@cache
def emoji() -> Typeface:
    """The font of coloured pictures."""
    return Typeface(FONTS / "NotoColorEmoji.ttf", "Noto Color Emoji", REGULAR)


def lay(text: str, weight: int = REGULAR, room: float = 0) -> Line:
    """The text as one line at most `room` font sizes wide (0: as wide as it is), with … where it was cut."""
    signs = list(clusters(_WIDE_QUOTE.sub(lambda found: _NARROW[found[0]], text)))
    whole = _line(signs, weight)
    if not room or whole.width <= room:
        return whole
    shown, gone = 0, len(signs)
    while gone - shown > 1:
        middle = (shown + gone) // 2
        fits = _line(_cut(signs, middle), weight).width <= room
        shown, gone = (middle, gone) if fits else (shown, middle)
    return _line(_cut(signs, shown), weight)


def fold(text: str, weight: int, room: float) -> tuple[str, str]:
    """The text in two lines, the first at most `room` font sizes wide; cut at a space if there is one."""
    signs = list(clusters(text))
    if _line(signs, weight).width <= room:
        return "".join(signs), ""
    ends = [end for end in range(1, len(signs)) if _line(signs[:end], weight).width <= room]
    spaces = [end for end in ends if signs[end].isspace()]
    end = (spaces or ends or [len(signs)])[-1]
    return "".join(signs[:end]), "".join(signs[end:]).lstrip()


def _cut(signs: list[str], count: int) -> list[str]:
    while count and signs[count - 1].isspace():
        count -= 1
    return [*signs[:count], _CUT]


def _line(signs: Iterable[str], weight: int) -> Line:
    placed = list(_placed(signs, weight))
    runs = [
        _run("".join(sign for sign, _ in group), face)
        for face, group in groupby(placed, key=lambda each: each[1])
    ]
    written = "".join(sign for sign, _ in placed)
    return Line(tuple(runs if is_rightward(written) else reversed(runs)))


def _placed(signs: Iterable[str], weight: int) -> Iterator[tuple[str, Typeface]]:
    """Each character with its font; spaces and the like stay with what stands before them."""
    before = main(weight)
    for sign in signs:
        written, face = _drawn(sign, weight)
        if not sign.isalpha() and face is main(weight) and before is not emoji() and before.has(sign[0]):
            face = before
        before = face
        yield written, face


def _drawn(sign: str, weight: int) -> tuple[str, Typeface]:
    """How one character is written, and in which font."""
    if is_emoji(sign) and (drawn := _as_emoji(sign)):
        return drawn, emoji()
    for written in (sign.replace(AS_EMOJI, ""), unicodedata.normalize("NFKC", sign), sign[0]):
        for face in (main(weight), *scripts(), emoji()):
            if written and all(face.has(each) for each in written):
                return written, face
    return _UNKNOWN, main(weight)


def _as_emoji(sign: str) -> str:
    """Empty if the font has no picture of it. It knows families without colours of skin only."""
    plain = sign.replace(AS_EMOJI, "")
    kept = "".join(each for each in plain if each not in SKIN) if JOINER in plain else plain
    return kept if kept and all(emoji().has(each) for each in kept) else ""


def _run(text: str, face: Typeface) -> Run:
    if face is not emoji():
        return Run(text, face, 1.0, sum(map(face.width, text)))
    pictures = sum(face.width(cluster[0]) for cluster in clusters(text))
    return Run(text, face, EMOJI_SCALE, EMOJI_SCALE * pictures)
