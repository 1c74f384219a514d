"""Colours and sizes of all pictures, so that they look like one hand drew them.

Sizes are in points of a picture 720 wide; it is rendered at twice that.
"""

from dataclasses import dataclass

WIDTH = 720
MARGIN = 24
PAD = 36
"""From a card's edge to what is on it."""

PAPER = "#F2EEE7"
CARD = "#FFFFFF"
DEEP = "#1F4A45"
DEEP_SOFT = "#2E625B"
ON_DEEP = "#FFFFFF"
ON_DEEP_SOFT = "#BFD6D0"
INK = "#23302E"
INK_SOFT = "#6F7C79"
LINE = "#E7E2D9"
WELL = "#F7F4EE"
"""The ground of small boxes on a card."""
GOLD = "#D99A2B"
GOLD_SOFT = "#FBF0DA"
GREEN = "#2F8F76"
ICE = "#7FB4DD"
MISSED = "#E9E4DB"
CLAY = "#B8573F"
"""What is not welcome."""
MIST = "#A9CBC2"

HUGE, TITLE, HEAD, TEXT, SMALL = 54, 38, 24, 22, 19


@dataclass(frozen=True, slots=True)
class Pen:
    """How text is written: font size, colour, weight."""

    size: float
    colour: str = INK
    bold: bool = False


def blend(light: str, dark: str, part: float) -> str:
    """A colour between two, `part` (0-1) of the way to the second."""
    pairs = ((int(light[at : at + 2], 16), int(dark[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * part):02X}" for one, other in pairs)
