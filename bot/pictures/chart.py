"""Messages and active members a day: bars and a line, each with an axis of its own that has round numbers."""

from collections.abc import Sequence

from bot.pictures import palette
from bot.pictures.palette import Pen
from bot.pictures.paper import Paper
from bot.pictures.summary_sheet import Trend

_HEIGHT, _EMPTY = 218.0, 44.0
_LEGEND, _FOOT, _GUTTER = 32.0, 30.0, 52.0
_STEPS = 4
_ROUND = (10, 15, 20, 25, 30, 40, 50, 60, 80)
"""Tenths of a step, before any zeros."""
_AXIS = Pen(14.5, palette.INK_SOFT)
_NAME = Pen(15.5, palette.INK)
_NOTHING = Pen(17, palette.INK_SOFT)
_MOST_LABELS = 8
_BAR = 0.68
"""The part of a day's room that its bar takes."""


def trend_height(trend: Trend) -> float:
    """What the chart needs."""
    return _HEIGHT if _has_any(trend) else _EMPTY


def _has_any(trend: Trend) -> bool:
    return any((*trend.bars, *trend.line))


def draw_trend(
    paper: Paper, left: float, top: float, width: float, trend: Trend, units: str, nothing: str
) -> None:
    """Draw it with its upper left corner there."""
    x, y = left + _GUTTER, top + _LEGEND
    wide, high = width - 2 * _GUTTER, _HEIGHT - _LEGEND - _FOOT
    if not _has_any(trend):
        paper.write(left, top + 20, nothing, _NOTHING, room=width)
        return
    _legend(paper, left, top, width, trend)
    most_bars, most_line = top_of(trend.bars), top_of(trend.line)
    for step in range(_STEPS + 1):
        at = y + high - high * step / _STEPS
        paper.rule(x, at - 0.75, wide, palette.LINE)
        _tick(paper, x - 8, at, most_bars * step / _STEPS, units, "end")
        _tick(paper, x + wide + 8, at, most_line * step / _STEPS, units, "start")
    room = wide / max(len(trend.days), 1)
    points = []
    for number, (bar, dot) in enumerate(zip(trend.bars, trend.line, strict=True)):
        centre, tall = x + (number + 0.5) * room, high * bar / most_bars
        if bar:
            paper.box(
                centre - room * _BAR / 2,
                y + high - tall,
                room * _BAR,
                tall,
                palette.MIST,
                round_=min(3, tall),
            )
        points.append((centre, y + high - high * dot / most_line))
    paper.line(points, palette.GOLD, 3)
    if len(points) <= 2 * _MOST_LABELS:
        for centre, middle in points:
            paper.dot(centre, middle, 4.5, palette.GOLD)
    _days(paper, x, y + high + 21, room, trend.days)


def _legend(paper: Paper, left: float, top: float, width: float, trend: Trend) -> None:
    paper.box(left, top + 3, 14, 14, palette.MIST, round_=3)
    paper.write(left + 21, top + 16, trend.bars_name, _NAME, room=width / 2 - 40)
    used = paper.write(left + width, top + 16, trend.line_name, _NAME, side="end", room=width / 2 - 40)
    edge = left + width - used - 8
    paper.line(((edge - 22, top + 10), (edge, top + 10)), palette.GOLD, 3)
    paper.dot(edge - 11, top + 10, 4.5, palette.GOLD)


def _tick(paper: Paper, x: float, y: float, value: float, units: str, side: str) -> None:
    paper.write(
        x, y + 5, short(value, units), _AXIS, side="end" if side == "end" else "start", room=_GUTTER - 8
    )


def _days(paper: Paper, x: float, foot: float, room: float, days: Sequence[str]) -> None:
    """As many labels as have room, the last day always among them."""
    every = -(-len(days) // _MOST_LABELS) or 1
    for number, day in enumerate(days):
        if (len(days) - 1 - number) % every == 0:
            paper.write(x + (number + 0.5) * room, foot, day, _AXIS, side="middle", room=room * every)


def top_of(values: Sequence[int]) -> int:
    """A round number not below any of them, that four steps divide."""
    most, size = max(values, default=0), 1
    while True:
        for step in _ROUND:
            if step * size % 10 == 0 and _STEPS * step * size >= 10 * most:
                return _STEPS * step * size // 10
        size *= 10


def short(value: float, units: str) -> str:
    """A number of an axis in few characters: 1500 with "1000=k" is 1.5k."""
    shown, name = value, ""
    for each in units.split():
        size, _, unit = each.partition("=")
        if size.isdecimal() and 0 < int(size) <= value:
            shown, name = value / int(size), unit
    return f"{shown:,.1f}".removesuffix(".0") + name
