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
from pydantic_core import PydanticCustomError

from bot.content_calendar_file import WHEN, ButtonTable, CalendarTable, PostTable
from bot.content_dates import every_year, holiday, lunar, on_date
from bot.content_markup import Fault
from bot.content_packs import GENERAL_CALENDAR
from bot.content_pictures import picture_faults
from bot.content_wordbook import LONGEST, LONGEST_WITH_PICTURE, Wordbook
from bot.domain.calendar_entry import WEEKDAYS, Calendar, DaysOf, Entry, Week
from bot.domain.outgoing import Button, Rows, Text
from bot.domain.press import pack_press
from bot.problems import Problem, ProblemsError, suggestion
from bot.toml_file import Location, TomlFile, findings

BUTTONS_AT_MOST = 6
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_PRESSES = {"rank": "leaderboard"}
"""Actions whose button has another name: pressing `rank` changes the message, which is the group's."""


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
    entries = [_entry(given, place, post, book) for place, post in enumerate(given.posts)]
    calendar = Calendar(given.first_monday, weeks, weekdays, tuple(each for each in entries if each))
    return calendar


def _twice(book: Wordbook, table: str, key: str, names: list[str]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            book.fault((table, place, key), f"is {name}, which is taken", "give each a name of its own")


def _entry(given: CalendarTable, place: int, post: PostTable, book: Wordbook) -> Entry | None:
    """A post as the plan has it; None if nobody can say when it is due."""
    where = ("posts", place)
    longest = LONGEST_WITH_PICTURE if post.picture else LONGEST
    text, title = book.post((*where, "file" if post.file else "text"), post.id, _words(where, post, book), longest=longest)
    days_of = _days_of(given, where, post, book)
    if post.weekday is None and days_of is None:
        return None
    return Entry(
        id=post.id, text=text, title=title, at=post.time, days_of=days_of,
        weekday=WEEKDAYS.index(post.weekday) if post.weekday else None,
        week=post.week, kinds=frozenset(post.kinds or ()), since=post.since, until=post.until,
        times=post.times or 0, skip=frozenset(post.skip), picture=post.picture,
        buttons=_buttons(where, post, book), forum_topic=post.forum_topic, pin=post.pin,
        approve=post.approve, unasked=post.unapproved != "skip",
        late_after=timedelta(minutes=post.late_after_minutes),
    )  # fmt: skip
