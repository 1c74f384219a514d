"""A member's card: who they are here, what they have, the month they made, what they were honoured with."""

from dataclasses import dataclass

from bot.pictures.clusters import clusters
from bot.pictures.emblems import Emblem, badges_height, draw_badges, draw_honours, honours_height
from bot.pictures.month import WIDTH as MONTH_WIDTH
from bot.pictures.month import Month, draw_month
from bot.pictures.palette import (
    CARD, DEEP, DEEP_SOFT, GOLD, GOLD_SOFT, HEAD, HUGE, INK, INK_SOFT, LINE, MARGIN, ON_DEEP, ON_DEEP_SOFT,
    PAD, SMALL, TEXT, TITLE, WELL, WIDTH, Pen,
)  # fmt: skip
from bot.pictures.paper import Paper

BADGES_SHOWN, HONOURS_SHOWN = 8, 3

_LEFT = MARGIN + PAD
_RIGHT = WIDTH - _LEFT
_INNER = _RIGHT - _LEFT
_BANNER, _POINTS = 172.0, 164.0
_COLUMN = 184.0
"""The width of the figures beside the month."""


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
    body = (
        _BANNER
        + _POINTS
        + card.month.height
        + badges_height(len(badges))
        + honours_height(len(honours))
        + PAD
    )
    paper = Paper(WIDTH, body + 2 * MARGIN)
    paper.box(MARGIN, MARGIN, WIDTH - 2 * MARGIN, body, CARD, round_=28)
    _banner(paper, MARGIN, card)
    top = MARGIN + _BANNER
    _points(paper, top, card)
    top += _POINTS
    _figures(paper, top, card)
    draw_month(paper, _RIGHT - MONTH_WIDTH, top, card.month)
    top += card.month.height
    draw_badges(paper, _LEFT, top, _INNER, card.words.badges, badges)
    draw_honours(paper, _LEFT, top + badges_height(len(badges)), _INNER, card.words.honours, honours)
    return paper


def _banner(paper: Paper, top: float, card: MemberCard) -> None:
    wide = WIDTH - 2 * MARGIN
    paper.box(MARGIN, top, wide, _BANNER, DEEP, round_=28)
    paper.box(MARGIN, top + _BANNER / 2, wide, _BANNER / 2, DEEP)
    middle = top + _BANNER / 2
    paper.dot(_LEFT + 44, middle, 44, DEEP_SOFT)
    initial = next(clusters(card.name), "").upper()
    paper.write(_LEFT + 44, middle + 15, initial, Pen(TITLE + 4, ON_DEEP, bold=True), side="middle", room=64)
    room = 300
    paper.write(_LEFT + 110, middle - 2, card.name, Pen(TITLE, ON_DEEP, bold=True), room=room)
    paper.write(_LEFT + 110, middle + 36, card.community, Pen(TEXT, ON_DEEP_SOFT), room=room)
    left = _RIGHT - 170
    paper.box(left, middle - 42, 170, 84, DEEP_SOFT, round_=20)
    centre = left + 85
    paper.write(
        centre, middle - 6, card.words.level, Pen(HEAD + 4, GOLD_SOFT, bold=True), side="middle", room=150
    )
    paper.write(centre, middle + 27, card.words.level_name, Pen(SMALL + 1, ON_DEEP), side="middle", room=150)


def _points(paper: Paper, top: float, card: MemberCard) -> None:
    foot = top + 84
    width = paper.write(_LEFT, foot, f"{card.points:,}", Pen(HUGE, INK, bold=True), room=300)
    paper.write(_LEFT + width + 12, foot, card.words.points, Pen(TEXT, INK_SOFT), room=120)
    paper.write(_RIGHT, foot, card.words.to_go, Pen(TEXT, INK_SOFT), side="end", room=_INNER - width - 150)
    paper.box(_LEFT, foot + 26, _INNER, 14, LINE, round_=7)
    share = min(max(card.progress, 0.0), 1.0)
    if share:
        paper.box(_LEFT, foot + 26, max(share * _INNER, 14), 14, GOLD, round_=7)


def _figures(paper: Paper, top: float, card: MemberCard) -> None:
    """The streak, large, and what belongs to it."""
    height = card.month.height - 8
    paper.box(_LEFT, top, _COLUMN, height, WELL, round_=20)
    centre, words, room = _LEFT + _COLUMN / 2, card.words, _COLUMN - 24
    middle = top + height / 2
    paper.write(centre, middle - 68, "🔥" if card.streak else "🌱", Pen(HUGE), side="middle")
    paper.write(centre, middle, f"{card.streak:,}", Pen(HUGE + 6, INK, bold=True), side="middle", room=room)
    paper.write(centre, middle + 32, words.streak, Pen(TEXT, INK), side="middle", room=room)
    paper.rule(_LEFT + 40, middle + 54, _COLUMN - 80, LINE)
    paper.write(centre, middle + 86, words.longest, Pen(SMALL, INK_SOFT), side="middle", room=room)
    paper.write(centre, middle + 114, words.checkins, Pen(SMALL, INK_SOFT), side="middle", room=room)
