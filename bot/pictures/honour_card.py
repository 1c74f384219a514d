"""The card of an announcement: who was honoured in a week or month, with what, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures import palette
from bot.pictures.clusters import clusters, is_emoji
from bot.pictures.palette import Pen
from bot.pictures.paper import Paper

SHOWN = 8

_WIDE = palette.WIDTH - 2 * palette.MARGIN
_LEFT = palette.MARGIN + palette.PAD
_INNER = palette.WIDTH - 2 * _LEFT
_BANNER, _ROW, _GAP, _FOOT = 156.0, 150.0, 18.0, 40.0
_MEDAL = "🏅"

_HEADING = Pen(palette.HUGE, palette.ON_DEEP, bold=True)
_PERIOD = Pen(palette.HEAD, palette.GOLD_SOFT, bold=True)
_COMMUNITY = Pen(palette.TEXT, palette.ON_DEEP_SOFT)
_SIGN = Pen(palette.HUGE)
_TITLE = Pen(palette.TEXT, palette.GOLD, bold=True)
_NAME = Pen(palette.TITLE - 2, palette.INK, bold=True)
_WHY = Pen(palette.SMALL + 1, palette.INK_SOFT)


@dataclass(frozen=True, slots=True)
class Winner:
    """A title, which may begin with an emoji, whose it is, and why, in a phrase."""

    title: str
    name: str
    why: str

    @property
    def parts(self) -> tuple[str, str]:
        """The emoji to draw large, a medal if the title has none, and the rest of it."""
        signs = list(clusters(self.title))
        if signs and is_emoji(signs[0]):
            return signs[0], "".join(signs[1:]).lstrip()
        return _MEDAL, "".join(signs)


@dataclass(frozen=True, slots=True)
class HonourCard:
    """What the card shows, in the reader's language; of the winners the first eight."""

    heading: str
    community: str
    period: str
    winners: tuple[Winner, ...]


def honour_card(card: HonourCard) -> bytes:
    """The card as PNG: 1440 pixels wide, as high as it has names to show."""
    return drawn(card).png()


def drawn(card: HonourCard) -> Paper:
    """The card on its sheet."""
    winners = card.winners[:SHOWN]
    top = palette.MARGIN + _BANNER + _GAP + 6
    end = top + len(winners) * (_ROW + _GAP) + _FOOT - _GAP
    paper = Paper(palette.WIDTH, end + palette.MARGIN)
    paper.box(palette.MARGIN, palette.MARGIN, _WIDE, end - palette.MARGIN, palette.CARD, round_=28)
    _banner(paper, card)
    _rows(paper, top, winners)
    return paper


def _banner(paper: Paper, card: HonourCard) -> None:
    top = float(palette.MARGIN)
    paper.box(palette.MARGIN, top, _WIDE, _BANNER, palette.DEEP, round_=28)
    paper.box(palette.MARGIN, top + _BANNER / 2, _WIDE, _BANNER / 2, palette.DEEP)
    used = paper.write(_LEFT, top + 82, card.heading, _HEADING, room=_INNER * 0.55)
    paper.write(_LEFT + _INNER, top + 78, card.period, _PERIOD, side="end", room=_INNER - used - 24)
    paper.write(_LEFT, top + 124, card.community, _COMMUNITY, room=_INNER)


def _rows(paper: Paper, top: float, winners: Sequence[Winner]) -> None:
    for place, each in enumerate(winners):
        y = top + place * (_ROW + _GAP)
        paper.box(_LEFT - 12, y, _INNER + 24, _ROW, palette.WELL, round_=22)
        paper.box(_LEFT - 12, y + 24, 6, _ROW - 48, palette.GOLD, round_=3)
        middle = y + _ROW / 2
        paper.dot(_LEFT + 62, middle, 48, palette.GOLD_SOFT)
        emoji, title = each.parts
        paper.write(_LEFT + 62, middle + 19, emoji, _SIGN, side="middle", room=80)
        left, room = _LEFT + 132, _INNER - 132
        paper.write(left, y + 42, title, _TITLE, room=room)
        paper.write(left, y + 86, each.name, _NAME, room=room)
        paper.write(left, y + 122, each.why, _WHY, room=room)
