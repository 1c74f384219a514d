"""Rows of badges and honours on a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures import palette
from bot.pictures.clusters import clusters, is_emoji
from bot.pictures.lettering import REGULAR, fold
from bot.pictures.palette import Pen
from bot.pictures.paper import Paper

_HEADING, _BADGE, _HONOUR = 80.0, 138.0, 68.0
_MEDAL = "🏅"
_TITLE = Pen(palette.SMALL)
_HEAD = Pen(palette.TEXT, bold=True)
_WHEN = Pen(palette.SMALL, palette.INK_SOFT)
_ACROSS = 4


@dataclass(frozen=True, slots=True)
class Emblem:
    """A badge or an honour: its title, which may begin with an emoji, and when it was earned, in words."""

    title: str
    when: str = ""

    @property
    def parts(self) -> tuple[str, str]:
        """The emoji to draw large, a medal if it has none of its own, and the rest of the title."""
        signs = list(clusters(self.title))
        if signs and is_emoji(signs[0]):
            return signs[0], "".join(signs[1:]).lstrip()
        return _MEDAL, "".join(signs)


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
        paper.dot(x, y + 38, 36, palette.GOLD_SOFT)
        emoji, title = badge.parts
        paper.write(x, y + 52, emoji, Pen(palette.TITLE + 4), side="middle", room=72)
        room = wide - 12
        for line, part in enumerate(fold(title, REGULAR, room / palette.SMALL)):
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
        paper.box(left, y, width, _HONOUR - 10, palette.WELL, round_=16)
        emoji, title = honour.parts
        paper.write(left + 34, y + 38, emoji, Pen(palette.HEAD + 4), side="middle", room=44)
        used = paper.write(left + width - 20, y + 37, honour.when, _WHEN, side="end", room=180)
        paper.write(
            left + 66,
            y + 37,
            title,
            _HEAD,
            room=width - 106 - used,
        )


def _heading(paper: Paper, left: float, top: float, width: float, text: str) -> None:
    paper.rule(left, top + 20, width, palette.LINE)
    paper.write(left, top + 58, text, _HEAD, room=width)
