"""When people write: a week as seven rows of 24 boxes, the darker the more."""

from bot.pictures import palette
from bot.pictures.palette import Pen, blend
from bot.pictures.paper import Paper
from bot.pictures.summary_sheet import Heat

_ROW, _HOURS, _EMPTY = 21.0, 26.0, 44.0
_DAYS, _DAY_HOURS = 7, 24
_NAMES = 44.0
_EVERY = 3
_TEXT = Pen(14.5, palette.INK_SOFT)
_NOTHING = Pen(17, palette.INK_SOFT)
_SHADES = 5


def heat_height(heat: Heat) -> float:
    """What the map needs."""
    return _DAYS * _ROW + _HOURS if _most(heat) else _EMPTY


def _most(heat: Heat) -> int:
    return max((count for row in heat.cells for count in row), default=0)


def draw_heat(paper: Paper, left: float, top: float, width: float, heat: Heat, nothing: str) -> None:
    """Draw it with its upper left corner there, the legend above it; what is not there counts as 0."""
    most = _most(heat)
    if not most:
        paper.write(left, top + 20, nothing, _NOTHING, room=width)
        return
    _legend(paper, left + width, top - 14, heat)
    wide = (width - _NAMES) / _DAY_HOURS
    for day, name in enumerate(heat.weekdays.split()[:_DAYS]):
        paper.write(left, top + day * _ROW + 15, name, _TEXT, room=_NAMES - 6)
        row = heat.cells[day] if day < len(heat.cells) else ()
        for hour in range(_DAY_HOURS):
            count = row[hour] if hour < len(row) else 0
            x, y = left + _NAMES + hour * wide, top + day * _ROW
            paper.box(x + 1, y + 1, wide - 2, _ROW - 2, shade(count, most), round_=4)
    foot = top + _DAYS * _ROW + 18
    for hour in range(0, _DAY_HOURS, _EVERY):
        paper.write(left + _NAMES + (hour + 0.5) * wide, foot, str(hour), _TEXT, side="middle")


def _legend(paper: Paper, right: float, foot: float, heat: Heat) -> None:
    right -= paper.write(right, foot, heat.more, _TEXT, side="end", room=120) + 8
    for step in range(_SHADES, -1, -1):
        right -= 20
        paper.box(right, foot - 13, 18, 16, shade(step, _SHADES), round_=4)
    paper.write(right - 8, foot, heat.less, _TEXT, side="end", room=120)


def shade(count: int, most: int) -> str:
    """From the ground of the boxes to the darkest; small numbers differ most, as eyes see it."""
    return blend(palette.WELL, palette.DEEP, (count / most) ** 0.6 if most and count > 0 else 0.0)
