"""The pictures of the shipped calendars' posts, without a word in them, so that they go with any language.

python -m bench.post_pictures [FOLDER]
"""

import sys
from collections.abc import Callable, Mapping
from math import cos, pi, sin
from pathlib import Path

from bot.config import SHIPPED_CONTENT
from bot.pictures.palette import (
    CARD,
    CLAY,
    DEEP,
    DEEP_SOFT,
    GOLD,
    GOLD_SOFT,
    GREEN,
    ICE,
    LINE,
    MIST,
    WELL,
    WIDTH,
    blend,
)
from bot.pictures.paper import Paper

HEIGHT = 405
WOOD, SKY = blend(GOLD, CLAY, 0.45), blend(ICE, CARD, 0.6)
_COLOURS = (DEEP, CLAY, MIST, GOLD, DEEP_SOFT, ICE, GREEN)


def shelves() -> Paper:
    """Two boards of books; one leans, and there is room for a cup."""
    paper = Paper(WIDTH, HEIGHT, GOLD_SOFT)
    for board, foot in enumerate((190, 370)):
        x, number = 60.0, board * 3
        while x < (430 if board else 520):
            wide, tall = 22 + number * 7 % 19, 92 + number * 31 % 52
            colour = _COLOURS[number % len(_COLOURS)]
            paper.box(x, foot - tall, wide, tall, colour, round_=3)
            paper.box(x, foot - tall + 14, wide, 5, blend(colour, CARD, 0.55))
            x, number = x + wide + 3, number + 1
        paper.shape(_leaning(x, foot), _COLOURS[number % len(_COLOURS)])
        paper.box(36, foot, WIDTH - 72, 14, WOOD, round_=4)
    _cup(paper, 598, 370)
    _plant(paper, 640, 190)
    return paper


def _leaning(x: float, foot: float) -> list[tuple[float, float]]:
    return [(x + 30, foot), (x + 56, foot), (x + 28, foot - 118), (x + 3, foot - 112)]


def _cup(paper: Paper, x: float, foot: float) -> None:
    paper.dot(x + 44, foot - 34, 19, CLAY)
    paper.dot(x + 44, foot - 34, 11, GOLD_SOFT)
    paper.box(x - 18, foot - 62, 62, 62, CLAY, round_=10)
    for steam in (0, 20):
        wave = [(x + 4 + steam + 5 * sin(step / 3), foot - 74.0 - 3 * step) for step in range(13)]
        paper.line(wave, LINE, 4)


def _plant(paper: Paper, x: float, foot: float) -> None:
    for turn in (-0.9, -0.45, 0.0, 0.45, 0.9):
        tip = x + 62 * sin(turn), foot - 40 - 66 * cos(turn)
        paper.line([(x, foot - 38), tip], GREEN, 5)
        paper.dot(*tip, 11, GREEN)
    paper.shape([(x - 28, foot - 44), (x + 28, foot - 44), (x + 20, foot), (x - 20, foot)], WOOD)


def bottles() -> Paper:
    """A mirror, and in front of it what stands on a dressing table."""
    paper = Paper(WIDTH, HEIGHT, blend(CLAY, CARD, 0.82))
    paper.dot(360, 168, 142, WOOD)
    paper.dot(360, 168, 130, blend(ICE, CARD, 0.75))
    paper.line([(290, 190), (370, 84)], CARD, 9)
    paper.line([(330, 204), (396, 116)], CARD, 5)
    for number, (x, wide, tall) in enumerate(
        ((110, 62, 128), (196, 50, 168), (478, 46, 184), (546, 70, 112))
    ):
        colour = _COLOURS[(number * 2 + 1) % len(_COLOURS)]
        paper.box(x + wide / 2 - 11, 330 - tall - 26, 22, 34, DEEP, round_=4)
        paper.box(x, 330 - tall, wide, tall, colour, round_=14)
        paper.box(x + 9, 330 - tall * 0.62, wide - 18, tall * 0.34, blend(colour, CARD, 0.7), round_=4)
    paper.box(282, 276, 96, 54, GOLD_SOFT, round_=10)
    paper.box(276, 258, 108, 24, GOLD, round_=7)
    paper.shape([(406, 330), (452, 330), (446, 232), (412, 232)], MIST)
    paper.box(410, 316, 38, 14, DEEP_SOFT)
    paper.box(0, 330, WIDTH, 75, WOOD)
    paper.box(0, 330, WIDTH, 8, blend(WOOD, CARD, 0.35))
    return paper


def hills() -> Paper:
    """A path into the hills, early."""
    paper = Paper(WIDTH, HEIGHT, SKY)
    paper.dot(540, 120, 54, GOLD)
    paper.dot(540, 120, 44, blend(GOLD, CARD, 0.35))
    ranges = ((185, 34, 1.1, 0.4, MIST), (245, 40, 0.8, 2.2, GREEN), (310, 26, 0.6, 4.0, DEEP_SOFT))
    for foot, swing, waves, shift, colour in ranges:
        ridge = [
            (float(x), foot - swing * sin(2 * pi * waves * x / WIDTH + shift)) for x in range(0, WIDTH + 1, 8)
        ]
        paper.shape([(0, HEIGHT), *ridge, (WIDTH, HEIGHT)], colour)
    _path(paper)
    for x, foot, size in ((96, 318, 34), (148, 330, 26), (602, 322, 30), (652, 346, 40)):
        paper.line([(x, foot), (x, foot - size)], WOOD, 6)
        for step in range(3):
            wide, base = size * (0.8 - 0.2 * step), foot - size * (0.5 + 0.55 * step)
            paper.shape([(x - wide, base), (x + wide, base), (x, base - size)], DEEP)
    return paper


def _path(paper: Paper) -> None:
    """It gets narrower towards the ridge."""
    left, right = [], []
    for step in range(91):
        part = step / 90
        middle, wide = 360 + 92 * sin(2.6 * pi * part) * (1 - part * 0.55), 54 * (1 - part) ** 1.4 + 4
        foot = HEIGHT - 122 * part
        left.append((middle - wide, foot))
        right.append((middle + wide, foot))
    paper.shape([*left, *reversed(right)], GOLD_SOFT)


def photographs() -> Paper:
    """What people show each other, pegged to a line."""
    paper = Paper(WIDTH, HEIGHT, WELL)
    line = [(float(x), 74 + 26 * sin(pi * x / WIDTH)) for x in range(0, WIDTH + 1, 8)]
    paper.line(line, WOOD, 4)
    pictures = (_mountain, _mug, _flower)
    for number, picture in enumerate(pictures):
        x = 62 + number * 206
        top = 74 + 26 * sin(pi * (x + 92) / WIDTH) + 4
        paper.box(x + 4, top + 6, 184, 224, LINE, round_=6)
        paper.box(x, top, 184, 224, CARD, round_=6)
        paper.box(x + 14, top + 14, 156, 156, (SKY, GOLD_SOFT, blend(MIST, CARD, 0.45))[number], round_=3)
        picture(paper, x + 14, top + 14)
        paper.box(x + 86, top - 16, 12, 36, CLAY, round_=4)
    return paper


def _mountain(paper: Paper, x: float, y: float) -> None:
    paper.dot(x + 116, y + 40, 16, GOLD)
    paper.shape([(x, y + 156), (x + 56, y + 58), (x + 112, y + 156)], DEEP_SOFT)
    paper.shape([(x + 60, y + 156), (x + 112, y + 84), (x + 156, y + 142), (x + 156, y + 156)], GREEN)


def _mug(paper: Paper, x: float, y: float) -> None:
    paper.box(x, y + 126, 156, 30, WOOD)
    _cup(paper, x + 58, y + 132)


def _flower(paper: Paper, x: float, y: float) -> None:
    paper.line([(x + 78, y + 153), (x + 78, y + 72)], GREEN, 6)
    paper.shape([(x + 78, y + 128), (x + 116, y + 104), (x + 104, y + 132)], GREEN)
    for turn in range(6):
        paper.dot(x + 78 + 27 * sin(turn * pi / 3), y + 62 + 27 * cos(turn * pi / 3), 17, CLAY)
    paper.dot(x + 78, y + 62, 15, GOLD)


PICTURES: Mapping[str, Callable[[], Paper]] = {
    "shelves": shelves, "bottles": bottles, "hills": hills, "photographs": photographs,
}  # fmt: skip
"""By the name of the file in `content/pictures/`."""


def main(folder: Path) -> None:
    """Draw them all."""
    folder.mkdir(exist_ok=True)
    for name, drawn in PICTURES.items():
        (folder / f"{name}.png").write_bytes(drawn().png())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SHIPPED_CONTENT / "pictures")
