"""Calendars: `content/calendar.toml` and `content/calendars/*.toml` become typed, checked plans and texts.

A post `mon` of `calendars/reading.toml` gives the texts `calendar-calendars-reading-post-mon` and
`...-title-mon`, a week or a weekday `...-week-<name>` and `...-day-<mon>`, so that actions name them by key
like any other text. What is wrong with a file by itself is found here; what only time brings, in
`bot.content_calendar_checks`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from fluent.syntax import ast as ftl
from pydantic import ValidationError

from bot.content_calendar_entry import read_entry
from bot.content_calendar_file import CalendarTable
from bot.content_markup import Fault
from bot.content_packs import GENERAL_CALENDAR
from bot.content_pictures import picture_faults
from bot.content_wordbook import Wordbook
from bot.domain.calendar_entry import WEEKDAYS, Calendar, Entry, Week
from bot.domain.calendar_plan import occurrences
from bot.problems import Problem, ProblemsError
from bot.toml_file import TomlFile, findings

_LOOKED_AHEAD = timedelta(days=9 * 366)
"""Everything that comes at all comes within nine years (29 February, a lunar 30th)."""
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file as it was written, and the calendar it holds (without the general one's specials)."""

    file: TomlFile
    calendar: Calendar

    def problem(self, entry: Entry, key: str, fault: Fault) -> Problem:
        """A problem of one of its posts."""
        return self.file.problem(("posts", self.calendar.entries.index(entry), key), *fault)


@dataclass(frozen=True, slots=True)
class Calendars:
    """All calendar files by their path in the content folder, and their texts by language."""

    files: dict[str, CalendarFile] = field(default_factory=dict)
    messages: dict[str, list[ftl.Message]] = field(default_factory=dict)

    @property
    def specials(self) -> tuple[Entry, ...]:
        """What every community gets, whatever its pack."""
        general = self.files.get(GENERAL_CALENDAR)
        return tuple(each for each in general.calendar.entries if each.days_of) if general else ()

    def of(self, path: str) -> Calendar:
        """The calendar of a pack that names this file, with the specials; empty if there is none."""
        if path == GENERAL_CALENDAR and path in self.files:
            return self.files[path].calendar
        own = self.files[path].calendar if path in self.files else Calendar()
        return replace(own, entries=(*own.entries, *self.specials))


def read_calendars(folder: Path, paths: Iterable[str]) -> tuple[Calendars, list[Problem]]:
    """These files (paths count from the content folder) and the general one, with all that is wrong.

    A content folder may do without the general one.
    """
    calendars = Calendars()
    problems: list[Problem] = []
    there = {GENERAL_CALENDAR} if (folder / GENERAL_CALENDAR).exists() else set[str]()
    for path in sorted({*paths} - {GENERAL_CALENDAR} | there):
        try:
            calendars.files[path], messages = _read(folder, path)
        except ProblemsError as error:
            problems += error.problems
            continue
        for language, more in messages.items():
            calendars.messages.setdefault(language, []).extend(more)
    return calendars, [*problems, *_taken_ids(calendars)]


def _taken_ids(calendars: Calendars) -> Iterator[Problem]:
    special = {entry.id for entry in calendars.specials}
    for path, each in calendars.files.items():
        for entry in each.calendar.entries if path != GENERAL_CALENDAR else ():
            if entry.id in special:
                what = f"is {entry.id}, as is a post of {GENERAL_CALENDAR} that every pack has"
                yield each.problem(entry, "id", (what, "give it an id of its own"))


def _read(folder: Path, path: str) -> tuple[CalendarFile, dict[str, list[ftl.Message]]]:
    file = TomlFile.read(folder / path)
    try:
        given = CalendarTable.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, CalendarTable)) from None
    slug = _NOT_IN_A_NAME.sub("-", path.removesuffix(".toml").lower())
    book = Wordbook(folder, f"calendar-{slug}")
    calendar = _calendar(given, book)
    for place, post in enumerate(given.posts):
        for fault in picture_faults(folder, post.picture):
            book.fault(("posts", place, "picture"), *fault)
    if book.found:
        raise ProblemsError(file.problem(*finding) for finding in book.found)
    return CalendarFile(file, calendar), book.messages


def _calendar(given: CalendarTable, book: Wordbook) -> Calendar:
    weeks = tuple(
        Week(week.name, book.label(("weeks", place, "title"), f"week-{week.name}", week.title))
        for place, week in enumerate(given.weeks)
    )
    weekdays = {
        WEEKDAYS.index(day): book.label(("weekdays", day), f"day-{day}", title)
        for day, title in given.weekdays.items()
    }
    _twice(book, "weeks", "name", [week.name for week in given.weeks])
    _twice(book, "posts", "id", [post.id for post in given.posts])
    entries = [read_entry(given, place, book) for place in range(len(given.posts))]
    calendar = Calendar(given.first_monday, weeks, weekdays, tuple(each for each in entries if each))
    if not book.found:  # otherwise it is not yet clear what was meant
        for entry in calendar.entries:
            _check_it_comes(calendar, entry, book)
    return calendar


def _check_it_comes(calendar: Calendar, entry: Entry, book: Wordbook) -> None:
    """Find a post that is never due: its weekday not between its dates, all of them skipped, and the like."""
    first = entry.since or calendar.first_monday
    last = entry.until or first + _LOOKED_AHEAD
    if next(occurrences(calendar, entry, first, last), None) is None:
        what, fix = "can never be due", "look at its day, its week, `from`, `until` and `skip`"
        book.fault(("posts", calendar.entries.index(entry)), what, fix)


def _twice(book: Wordbook, table: str, key: str, names: list[str]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            book.fault((table, place, key), f"is {name}, which is taken", "give each a name of its own")
