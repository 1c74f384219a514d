"""A member's month of check-ins as a small calendar, and the days that people name in writing."""

import re
from calendar import Calendar, monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.domain.checkin import FREEZE, History

DONE, FROZEN, MISSED, OPEN = "done", "freeze", "missed", ""
"""The marks: checked in (or made up), bridged by a freeze, missed; nothing to tell (yet)."""

_WEEK = 7
_MONTH_AND_DAY, _YEAR_MONTH_DAY = 2, 3


def mark(history: History, day: date, today: date) -> str:
    """The mark of one day; days before the first check-in of all were not missed."""
    if day in history:
        return FROZEN if history[day] == FREEZE else DONE
    return MISSED if min(history, default=today) < day < today else OPEN


def month_marks(history: History, today: date) -> tuple[str, ...]:
    """The marks of all days of the month of `today`."""
    _, count = monthrange(today.year, today.month)
    return tuple(mark(history, today.replace(day=day), today) for day in range(1, count + 1))


def month_grid(history: History, today: date, marks: Mapping[str, str]) -> str:
    """The month, a line a week from Monday on, four columns a day: its number and mark, today in brackets.

    Every mark is one column wide; days without one have a blank.
    """
    weeks = Calendar().monthdatescalendar(today.year, today.month)
    return "\n".join(_line(week, history, today, marks) for week in weeks)


def _line(week: list[date], history: History, today: date, marks: Mapping[str, str]) -> str:
    cells = []
    for day in week:
        before = "[" if day == today else "]" if _follows(day, today) else " "
        inside = day.month == today.month
        cells.append(
            f"{before}{day.day:>2}{marks.get(mark(history, day, today), ' ')}" if inside else f"{before}   "
        )
    closed = "]" if week[-1] == today else ""
    return ("".join(cells) + closed).rstrip()


def _follows(day: date, today: date) -> bool:
    """Whether it stands to the right of today, and so closes today's bracket."""
    return day - timedelta(days=1) == today and day.weekday() > 0


def day_meant(written: str, today: date) -> date | None:
    """The latest day up to `today` that people mean by "2026-11-20", "11-20", "11月20日" or "20".

    None when no such day exists.
    """
    numbers = [int(number) for number in re.findall(r"\d{1,4}", written)]
    if len(numbers) == _YEAR_MONTH_DAY:
        return _date(*numbers)
    if len(numbers) == _MONTH_AND_DAY:
        month, day = numbers
        return _latest((_date(year, month, day) for year in (today.year, today.year - 1)), today)
    if len(numbers) == 1:
        last_month = today.replace(day=1) - timedelta(days=1)
        months = ((today.year, today.month), (last_month.year, last_month.month))
        return _latest((_date(year, month, numbers[0]) for year, month in months), today)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(days: Iterable[date | None], today: date) -> date | None:
    return next((day for day in days if day is not None and day <= today), None)
