"""What is wrong with calendars as seen from today: posts that are over, or meet something else.

Asked by `steward check` only: a bot that runs does not stop because a year has gone by.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from bot.content_calendar import CalendarFile, Calendars, read_calendars
from bot.content_calendar_meetings import Due, meetings
from bot.content_packs import GENERAL_CALENDAR
from bot.content_plan import Regular
from bot.domain.calendar_entry import Calendar, Entry
from bot.domain.calendar_plan import occurrences
from bot.domain.schedule import Weekly
from bot.problems import Problem
from bot.toml_file import PACKS, TomlFile

LOOKED_AHEAD = timedelta(days=2 * 366)
_DAY = timedelta(days=1)


def calendar_problems(
    folder: Path, packs: Mapping[str, str], today: date, besides: Mapping[str, Sequence[Regular]],
    zones: Mapping[str, Collection[str]],
) -> list[Problem]:  # fmt: skip
    """Everything wrong with the calendars that these packs name, from today on; none twice.

    By the pack's name: its calendar, what its groups get `besides`, and the time zones they may live in.
    """
    calendars, problems = read_calendars(folder, packs.values())
    for path, file in calendars.files.items():
        problems += _over(file, today)
        problems += meetings(_posts(calendars, path, today), ())
    for pack, path in packs.items():
        if path in calendars.files:
            regulars = _regulars(folder, pack, besides.get(pack, ()), today)
            dues = [*regulars, *_posts(calendars, path, today)]
            problems += meetings(dues, zones.get(pack, ()))
    return sorted(set(problems))


def _regulars(folder: Path, pack: str, regulars: Sequence[Regular], today: date) -> Iterator[Due]:
    days = [today + number * _DAY for number in range(LOOKED_AHEAD.days + 1)]
    files = {name: TomlFile.read(_file(folder, pack, name)) for name in {each.file for each in regulars}}
    for each in regulars:
        rule = each.rule
        on = frozenset(day for day in days if not isinstance(rule, Weekly) or day.weekday() == rule.weekday)
        yield Due(files[each.file], each.key, each.about, rule.at, on)


def _file(folder: Path, pack: str, name: str) -> Path:
    """The pack's own file of that name, or else that of all."""
    own = folder / PACKS / pack / name
    return own if own.is_file() else folder / name


def _posts(calendars: Calendars, path: str, today: date) -> Iterator[Due]:
    """The posts of a calendar: first those of the general one that it gets as well, then its own."""
    own, whole = calendars.files[path], calendars.of(path)
    if path != GENERAL_CALENDAR and GENERAL_CALENDAR in calendars.files:
        yield from _dues(calendars.files[GENERAL_CALENDAR], whole, calendars.specials, today)
    yield from _dues(own, whole, own.calendar.entries, today)


def _dues(file: CalendarFile, whole: Calendar, entries: Sequence[Entry], today: date) -> Iterator[Due]:
    for entry in entries:
        days = frozenset(occurrences(whole, entry, today, today + LOOKED_AHEAD))
        key = ("posts", file.calendar.entries.index(entry), "time")
        yield Due(file.file, key, f'"{entry.id}"', entry.at, days, entry.kinds)


def _over(file: CalendarFile, today: date) -> Iterator[Problem]:
    """Posts for which only the past has days."""
    for entry in file.calendar.entries:
        ended = entry.until is not None and entry.until < today
        if ended or not _comes(file.calendar, entry, today):
            key = "until" if ended else "id"
            yield file.problem(
                entry, key, ("is over, it can never be due again", "remove it, or date it anew")
            )


def _comes(calendar: Calendar, entry: Entry, today: date) -> bool:
    last = entry.until or max(today, entry.since or today) + timedelta(days=9 * 366)
    return next(occurrences(calendar, entry, today, last), None) is not None
