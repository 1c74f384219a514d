"""Rows of badges and honours on a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.lettering import REGULAR, fold
from bot.pictures.palette import (
    GOLD_SOFT, HEAD, INK, INK_SOFT, LINE, SMALL, TEXT, TITLE, WELL, Pen,
)  # fmt: skip
from bot.pictures.paper import Paper

_HEADING, _BADGE, _HONOUR = 80.0, 138.0, 68.0
_TITLE = Pen(SMALL, INK)
_ACROSS = 4


@dataclass(frozen=True, slots=True)
class Emblem:
    """A badge or an honour: an emoji, its title, and when it was earned, in words."""

    emoji: str
    title: str
    when: str = ""


def badges_height(count: int) -> float:
    """What so many badges need; nothing without any."""
    return _HEADING + -(-count // _ACROSS) * _BADGE if count else 0.0


def honours_height(count: int) -> float:
    """What so many honours need; nothing without any."""
    return _HEADING + count * _HONOUR if count else 0.0


def draw_badges(
    paper: Paper, left: float, top: float, width: float, heading: str, badges: Sequence[Emblem]
) -> None:
    """Four in a row: the emoji on a round ground, the title below."""
    if not badges:
        return
    _heading(paper, left, top, width, heading)
    wide = width / _ACROSS
    for each, badge in enumerate(badges):
        row, place = divmod(each, _ACROSS)
        x, y = left + (place + 0.5) * wide, top + _HEADING + row * _BADGE
        paper.dot(x, y + 38, 36, GOLD_SOFT)
        paper.write(x, y + 52, badge.emoji, Pen(TITLE + 4), side="middle", room=72)
        room = wide - 12
        for line, part in enumerate(fold(badge.title, REGULAR, room / SMALL)):
            paper.write(x, y + 99 + line * 23, part, _TITLE, side="middle", room=room)


def draw_honours(
    paper: Paper, left: float, top: float, width: float, heading: str, honours: Sequence[Emblem]
) -> None:
    """One below the other: emoji, title, and at the right when it was."""
    if not honours:
        return
    _heading(paper, left, top, width, heading)
    for each, honour in enumerate(honours):
        y = top + _HEADING + each * _HONOUR
        paper.box(left, y, width, _HONOUR - 10, WELL, round_=16)
        paper.write(left + 34, y + 38, honour.emoji, Pen(HEAD + 4), side="middle", room=44)
        used = paper.write(left + width - 20, y + 37, honour.when, Pen(SMALL, INK_SOFT), side="end", room=180)
        paper.write(left + 66, y + 37, honour.title, Pen(TEXT, INK, bold=True), room=width - 106 - used)


def _heading(paper: Paper, left: float, top: float, width: float, text: str) -> None:
    paper.rule(left, top + 20, width, LINE)
    paper.write(left, top + 58, text, Pen(TEXT, INK, bold=True), room=width)
