"""A month of check-ins as a calendar: a week a row, Monday first, a coloured box a day."""

from dataclasses import dataclass

from bot.pictures import palette
from bot.pictures.palette import Pen
from bot.pictures.paper import Paper

DONE, FROZEN, MISSED_DAY, OPEN = "done", "freeze", "missed", ""
"""A day's marks: checked in, bridged by a freeze, missed; nothing to tell (yet)."""

WIDTH = 392
_DAYS = 7
_CELL, _GAP, _ROW = 50.0, 7.0, 46.0
_HEAD, _NAMES, _LEGEND = 44.0, 30.0, 44.0
_FILLS = {DONE: palette.GREEN, FROZEN: palette.ICE, MISSED_DAY: palette.MISSED}
_NUMBERS = {DONE: palette.CARD, FROZEN: palette.INK, MISSED_DAY: palette.INK_SOFT}
_NAME = Pen(palette.SMALL - 2, palette.INK_SOFT)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: `title` and the names of the `weekdays` (seven words, Monday first) in the reader's language.

    `blanks` are the days of its first week that belong to the month before (0-6), `marks` one mark a day,
    `today` the number of a day (0: none of them). `done`, `frozen` and `missed` explain the colours.
    """

    title: str
    weekdays: str
    blanks: int
    marks: tuple[str, ...]
    today: int
    done: str
    frozen: str
    missed: str

    @property
    def height(self) -> float:
        """What the drawing needs."""
        return _HEAD + _NAMES + -(-(self.blanks + len(self.marks)) // _DAYS) * _ROW + _LEGEND


def draw_month(paper: Paper, left: float, top: float, month: Month) -> None:
    """Draw it with its upper left corner there."""
    paper.write(left, top + 22, month.title, Pen(palette.TEXT, palette.INK, bold=True), room=WIDTH)
    top += _HEAD
    for place, name in enumerate(month.weekdays.split()):
        paper.write(
            _middle(left, place),
            top + 14,
            name,
            _NAME,
            side="middle",
            room=_CELL,
        )
    top += _NAMES
    for day, mark in enumerate(month.marks, start=1):
        row, place = divmod(month.blanks + day - 1, _DAYS)
        _day(paper, left + place * (_CELL + _GAP), top + row * _ROW, day, mark, today=day == month.today)
    _legend(paper, left, top - _HEAD - _NAMES + month.height - 10, month)


def _day(paper: Paper, x: float, y: float, day: int, mark: str, *, today: bool) -> None:
    fill = _FILLS.get(mark, palette.CARD)
    if today:
        paper.box(x - 3, y - 3, _CELL + 6, _ROW - 2, palette.GOLD, round_=14)
        paper.box(x - 0.5, y - 0.5, _CELL + 1, _ROW - 7, palette.CARD, round_=12)
    paper.box(x + 1, y + 1, _CELL - 2, _ROW - 10, fill, round_=11)
    pen = Pen(palette.SMALL - 1, _NUMBERS.get(mark, palette.INK_SOFT), bold=today or mark == DONE)
    paper.write(x + _CELL / 2, y + 25, str(day), pen, side="middle")


def _legend(paper: Paper, left: float, foot: float, month: Month) -> None:
    room = WIDTH / 3 - 34
    for mark, word in ((DONE, month.done), (FROZEN, month.frozen), (MISSED_DAY, month.missed)):
        paper.box(left, foot - 14, 16, 16, _FILLS[mark], round_=5)
        left += 24 + paper.write(left + 24, foot, word, _NAME, room=room) + 20


def _middle(left: float, place: int) -> float:
    return left + place * (_CELL + _GAP) + _CELL / 2
