"""What is wrong with calendars as seen from today: posts that meet in the same minute, posts that are over.

Asked by `steward check` only: a bot that runs does not stop because a year has gone by.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, time, timedelta
from itertools import combinations
from pathlib import Path

from bot.content_calendar import CalendarFile, Calendars, read_calendars
from bot.content_packs import GENERAL_CALENDAR
from bot.domain.calendar_entry import Calendar, Entry
from bot.domain.calendar_plan import occurrences, occurs
from bot.problems import Problem

LOOKED_AHEAD = timedelta(days=2 * 366)


def calendar_problems(
    folder: Path, packs: Mapping[str, str], topic_times: Collection[time], today: date
) -> list[Problem]:
    """Everything wrong with the calendars that these packs name, from today on; none twice."""
    calendars, problems = read_calendars(folder, packs.values())
    for path, file in calendars.files.items():
        problems += _over(file, today)
        problems += _meeting(calendars, path, today)
        problems += _at_question_time(file, topic_times)
    return sorted(set(problems))


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


def _meeting(calendars: Calendars, path: str, today: date) -> Iterator[Problem]:
    """Two posts of one community in one minute: both of this file, or one a special of the general one."""
    file, whole = calendars.files[path], calendars.of(path)
    own = file.calendar.entries
    for one, other in combinations(whole.entries, 2):
        if one.at != other.at or (one not in own and other not in own):
            continue
        day = _first_meeting(whole, one, other, today)
        if day is not None:
            where = f" of {GENERAL_CALENDAR}" if other not in own else ""
            mine, its = (other, one) if other in own else (one, other)
            what = f'is {mine.at:%H:%M}, when on {day} "{its.id}"{where} is due as well'
            yield file.problem(mine, "time", (what, "give one of them another time or other kinds of group"))


def _first_meeting(calendar: Calendar, one: Entry, other: Entry, today: date) -> date | None:
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return None
    if one.weekday is not None and other.weekday is not None and one.weekday != other.weekday:
        return None
    rarer, often = (one, other) if one.weekday is None else (other, one)
    days = occurrences(calendar, rarer, today, today + LOOKED_AHEAD)
    return next((day for day in days if occurs(calendar, often, {}, day)), None)


def _at_question_time(file: CalendarFile, times: Collection[time]) -> Iterator[Problem]:
    for entry in file.calendar.entries:
        if entry.at in times:
            what = f"is {entry.at:%H:%M}, when the day's question is asked (topics.toml)"
            yield file.problem(entry, "time", (what, "give one of them another time"))
