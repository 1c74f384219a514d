"""The summary's tables: who stayed of those who came, and the list of five."""

from bot.pictures import palette
from bot.pictures.palette import Pen, blend
from bot.pictures.paper import Paper, Side, whole
from bot.pictures.summary_sheet import Cohort, Cohorts, Top

COHORTS_SHOWN, BEST_SHOWN = 6, 5

_ROW, _HEADS, _EMPTY = 31.0, 26.0, 44.0
_BEST = 38.0
_FIRST, _SECOND = 120.0, 66.0
_HEAD = Pen(14.5, palette.INK_SOFT)
_TEXT = Pen(16.5, palette.INK)
_NUMBER = Pen(16.5, palette.INK, bold=True)
_NOTHING = Pen(17, palette.INK_SOFT)
_DARK = 0.7
"""From this share on the ground is dark enough for white letters."""


def cohorts_height(cohorts: Cohorts) -> float:
    """What the table needs."""
    rows = min(len(cohorts.rows), COHORTS_SHOWN)
    return _HEADS + rows * _ROW if rows else _EMPTY


def top_height(top: Top) -> float:
    """What the list needs."""
    return min(len(top.rows), BEST_SHOWN) * _BEST or _EMPTY


def draw_cohorts(paper: Paper, left: float, top: float, width: float, cohorts: Cohorts, nothing: str) -> None:
    """A row a week, the newest last, a shaded box for each share."""
    rows = cohorts.rows[-COHORTS_SHOWN:]
    if not rows:
        paper.write(left, top + 20, nothing, _NOTHING, room=width)
        return
    count = max(len(cohorts.heads) - 2, 1)
    wide = (width - _FIRST - _SECOND) / count
    sides: tuple[tuple[float, Side, float], ...] = (
        (left, "start", _FIRST - 8), (left + _FIRST + _SECOND - 14, "end", _SECOND - 22),
    )  # fmt: skip
    for (x, side, room), head in zip(sides, cohorts.heads, strict=False):
        paper.write(x, top + 14, head, _HEAD, side=side, room=room)
    for place, head in enumerate(cohorts.heads[2:]):
        x = left + _FIRST + _SECOND + (place + 0.5) * wide
        paper.write(x, top + 14, head, _HEAD, side="middle", room=wide - 4)
    for number, row in enumerate(rows):
        _cohort(paper, left, top + _HEADS + number * _ROW, wide, row, count)


def _cohort(paper: Paper, left: float, y: float, wide: float, row: Cohort, count: int) -> None:
    foot = y + 21
    paper.write(left, foot, row.label, _TEXT, room=_FIRST - 8)
    number = whole(row.size, _NUMBER, _SECOND - 14)
    paper.write(left + _FIRST + _SECOND - 14, foot, row.size, number, side="end")
    for place, share in enumerate(row.shares[:count]):
        x = left + _FIRST + _SECOND + place * wide
        if share is None:
            paper.write(x + wide / 2, foot, "–", _HEAD, side="middle")
            continue
        part = min(max(share, 0.0), 1.0)
        ground = blend(palette.WELL, palette.DEEP_SOFT, part)
        paper.box(x + 2, y + 2, wide - 4, _ROW - 4, ground, round_=6)
        ink = palette.ON_DEEP if part > _DARK else palette.INK
        paper.write(x + wide / 2, foot, f"{100 * part:.0f} %", Pen(16, ink), side="middle", room=wide - 8)


def draw_top(paper: Paper, left: float, top: float, width: float, best: Top, nothing: str) -> None:
    """One below the other: rank, name, what they have, and a bar as long as their share of the first."""
    if not best.rows:
        paper.write(left, top + 20, nothing, _NOTHING, room=width)
    for number, row in enumerate(best.rows[:BEST_SHOWN]):
        y = top + number * _BEST
        ink = palette.GOLD if number == 0 else palette.INK_SOFT
        paper.write(left + 12, y + 22, str(number + 1), Pen(18, ink, bold=True), side="middle", room=24)
        used = paper.write(left + width, y + 22, row.value, _NUMBER, side="end", room=150)
        paper.write(left + 34, y + 22, row.name, _TEXT, room=width - 34 - used - 14)
        paper.box(left + 34, y + 29, width - 34, 5, palette.LINE, round_=2.5)
        share = min(max(row.share, 0.0), 1.0)
        if share:
            paper.box(left + 34, y + 29, max(share * (width - 34), 5), 5, palette.GREEN, round_=2.5)
