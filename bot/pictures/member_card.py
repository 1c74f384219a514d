"""A member's card: who they are here, what they have, the month they made, what they were honoured with."""

from dataclasses import dataclass

from bot.pictures import palette
from bot.pictures.clusters import clusters
from bot.pictures.emblems import Emblem, badges_height, draw_badges, draw_honours, honours_height
from bot.pictures.month import WIDTH as MONTH_WIDTH
from bot.pictures.month import Month, draw_month
from bot.pictures.palette import Pen
from bot.pictures.paper import Paper

BADGES_SHOWN, HONOURS_SHOWN = 8, 3

_LEFT = palette.MARGIN + palette.PAD
_RIGHT = palette.WIDTH - _LEFT
_INNER = _RIGHT - _LEFT
_WIDE = palette.WIDTH - 2 * palette.MARGIN
_BANNER, _POINTS, _BAR = 172.0, 164.0, 14.0
_COLUMN = 184.0
"""The width of the figures beside the month."""

_INITIAL = Pen(palette.TITLE + 4, palette.ON_DEEP, bold=True)
_NAME = Pen(palette.TITLE, palette.ON_DEEP, bold=True)
_COMMUNITY = Pen(palette.TEXT, palette.ON_DEEP_SOFT)
_LEVEL = Pen(palette.HEAD + 4, palette.GOLD_SOFT, bold=True)
_LEVEL_NAME = Pen(palette.SMALL + 1, palette.ON_DEEP)
_NUMBER = Pen(palette.HUGE, bold=True)
_PLAIN = Pen(palette.TEXT)
_SOFT = Pen(palette.TEXT, palette.INK_SOFT)
_SMALL = Pen(palette.SMALL, palette.INK_SOFT)


@dataclass(frozen=True, slots=True)
class Words:
    """The card's words, in the reader's language.

    `level` and `level_name` stand beside the name, `points` after their number, `streak` under the days in a
    row; `to_go`, `longest` and `checkins` are whole phrases.
    """

    level: str
    level_name: str
    points: str
    to_go: str
    streak: str
    longest: str
    checkins: str
    badges: str
    honours: str


@dataclass(frozen=True, slots=True)
class MemberCard:
    """What the card shows. `progress` is the way to the next level, 0-1; `streak` a number of days.

    Of the badges the first eight are shown, of the honours the first three.
    """

    name: str
    community: str
    points: int
    progress: float
    streak: int
    words: Words
    month: Month
    badges: tuple[Emblem, ...] = ()
    honours: tuple[Emblem, ...] = ()


def member_card(card: MemberCard) -> bytes:
    """The card as PNG: 1440 pixels wide, as high as it has things to show."""
    return drawn(card).png()


def drawn(card: MemberCard) -> Paper:
    """The card on its sheet."""
    badges, honours = card.badges[:BADGES_SHOWN], card.honours[:HONOURS_SHOWN]
    month_at = palette.MARGIN + _BANNER + _POINTS
    badges_at = month_at + card.month.height
    honours_at = badges_at + badges_height(len(badges))
    end = honours_at + honours_height(len(honours)) + palette.PAD
    paper = Paper(palette.WIDTH, end + palette.MARGIN)
    paper.box(palette.MARGIN, palette.MARGIN, _WIDE, end - palette.MARGIN, palette.CARD, round_=28)
    _banner(paper, palette.MARGIN, card)
    _points(paper, palette.MARGIN + _BANNER, card)
    _figures(paper, month_at, card)
    draw_month(paper, _RIGHT - MONTH_WIDTH, month_at, card.month)
    draw_badges(paper, _LEFT, badges_at, _INNER, card.words.badges, badges)
    draw_honours(paper, _LEFT, honours_at, _INNER, card.words.honours, honours)
    return paper


def _banner(paper: Paper, top: float, card: MemberCard) -> None:
    paper.box(palette.MARGIN, top, _WIDE, _BANNER, palette.DEEP, round_=28)
    paper.box(palette.MARGIN, top + _BANNER / 2, _WIDE, _BANNER / 2, palette.DEEP)
    middle, words = top + _BANNER / 2, card.words
    paper.dot(_LEFT + 44, middle, 44, palette.DEEP_SOFT)
    initial = next(clusters(card.name), "").upper()
    paper.write(_LEFT + 44, middle + 15, initial, _INITIAL, side="middle", room=64)
    paper.write(_LEFT + 110, middle - 2, card.name, _NAME, room=300)
    paper.write(_LEFT + 110, middle + 36, card.community, _COMMUNITY, room=300)
    centre = _RIGHT - 85
    paper.box(centre - 85, middle - 42, 170, 84, palette.DEEP_SOFT, round_=20)
    paper.write(centre, middle - 6, words.level, _LEVEL, side="middle", room=150)
    paper.write(centre, middle + 27, words.level_name, _LEVEL_NAME, side="middle", room=150)


def _points(paper: Paper, top: float, card: MemberCard) -> None:
    foot, words = top + 84, card.words
    used = paper.write(_LEFT, foot, f"{card.points:,}", _NUMBER, room=300) + 12
    used += paper.write(_LEFT + used, foot, words.points, _SOFT, room=120) + 24
    paper.write(_RIGHT, foot, words.to_go, _SOFT, side="end", room=_INNER - used)
    paper.box(_LEFT, foot + 26, _INNER, _BAR, palette.LINE, round_=_BAR / 2)
    share = min(max(card.progress, 0.0), 1.0)
    if share:
        paper.box(_LEFT, foot + 26, max(share * _INNER, _BAR), _BAR, palette.GOLD, round_=_BAR / 2)


def _figures(paper: Paper, top: float, card: MemberCard) -> None:
    """The streak, large, and what belongs to it."""
    height = card.month.height - 8
    paper.box(_LEFT, top, _COLUMN, height, palette.WELL, round_=20)
    centre, words, room = _LEFT + _COLUMN / 2, card.words, _COLUMN - 24
    middle = top + height / 2
    paper.write(centre, middle - 68, "🔥" if card.streak else "🌱", _NUMBER, side="middle")
    paper.write(centre, middle, f"{card.streak:,}", _NUMBER, side="middle", room=room)
    paper.write(centre, middle + 32, words.streak, _PLAIN, side="middle", room=room)
    paper.rule(_LEFT + 40, middle + 54, _COLUMN - 80, palette.LINE)
    paper.write(centre, middle + 86, words.longest, _SMALL, side="middle", room=room)
    paper.write(centre, middle + 114, words.checkins, _SMALL, side="middle", room=room)
