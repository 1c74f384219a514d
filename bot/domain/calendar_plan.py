"""The weekly calendar as a plan: which posts a local date has, and when they are due.

Posts belong to the calendar date of the wall clock, not to days that roll over at four in the morning.
Pure: the same calendar, decisions and date always give the same posts, so nothing is counted or remembered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant
from bot.domain.calendar_entry import Calendar, Entry, Week
from bot.domain.schedule import Daily, Rule, Weekly

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)

Decisions = Mapping[date, str]
"""What votes have put in a week's place: Monday -> the name of a week of the cycle."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A post on a local date."""

    entry: Entry
    day: date

    def slot(self, timezone: str) -> datetime:
        """The instant it is due."""
        return instant(self.day, self.entry.at, timezone)

    def preview_slot(self, timezone: str) -> datetime:
        """The instant the operators are shown it."""
        days, at = self.entry.preview
        return instant(self.day - days * _DAY, at, timezone)


def monday_of(day: date) -> date:
    """The Monday of a date's week."""
    return day - day.weekday() * _DAY


def period_of(day: date) -> str:
    """The name of a date's week, like "2026-W12": under it a vote's decision is kept."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def read_decisions(decided: Mapping[str, str]) -> dict[date, str]:
    """Decisions by Monday, out of rows by period."""
    weeks = [period.split("-W") for period in decided]
    mondays = (date.fromisocalendar(int(year), int(week), 1) for year, week in weeks)
    return dict(zip(mondays, decided.values(), strict=True))


def theme_of(calendar: Calendar, decisions: Decisions, day: date) -> Week | None:
    """The week of the cycle that a date lies in; None where the calendar names no weeks.

    A decision puts another week in one week's place, afterwards the cycle goes on as it would have.
    """
    if not calendar.weeks:
        return None
    monday = monday_of(day)
    chosen = calendar.week(decisions.get(monday, ""))
    return chosen or calendar.weeks[(monday - calendar.first_monday) // _WEEK % len(calendar.weeks)]


def plan(calendar: Calendar, kind: str, decisions: Decisions, day: date) -> list[Planned]:
    """What a group of this kind gets on a local date, by time."""
    due = [
        Planned(entry, day)
        for entry in calendar.entries
        if _for(entry, kind) and occurs(calendar, entry, decisions, day)
    ]
    return sorted(due, key=lambda planned: (planned.entry.at, planned.entry.id))


def plan_between(
    calendar: Calendar, kind: str, decisions: Decisions, timezone: str, after: datetime, until: datetime
) -> list[tuple[datetime, Planned]]:
    """(slot, post) for all slots in (after, until], ascending."""
    zone = ZoneInfo(timezone)
    first, last = after.astimezone(zone).date() - 2 * _DAY, until.astimezone(zone).date() + _DAY
    found = [
        (planned.slot(timezone), planned)
        for number in range((last - first).days + 1)
        for planned in plan(calendar, kind, decisions, first + number * _DAY)
    ]
    return sorted(
        (one for one in found if after < one[0] <= until), key=lambda one: (one[0], one[1].entry.id)
    )


def occurs(calendar: Calendar, entry: Entry, decisions: Decisions, day: date) -> bool:
    """Whether a post is due on a local date."""
    if day in entry.skip or not _matches(calendar, entry, decisions, day):
        return False
    return not entry.times or _count(calendar, entry, decisions, day) <= entry.times


def occurrences(calendar: Calendar, entry: Entry, first: date, last: date) -> Iterator[date]:
    """The dates from `first` to `last`, both included, on which a post is due, votes aside."""
    return (day for day in _candidates(entry, first, last) if occurs(calendar, entry, {}, day))


def rules(calendar: Calendar, kind: str) -> list[Rule]:
    """When the clock has to look: the wall-clock times of everything that may be due."""
    return _rules([(entry, 0, entry.at) for entry in calendar.entries if _for(entry, kind)])


def preview_rules(calendar: Calendar, kind: str) -> list[Rule]:
    """When the clock has to look for what the operators are to be asked about."""
    asking = (entry for entry in calendar.entries if entry.approve and _for(entry, kind))
    return _rules([(entry, *entry.preview) for entry in asking])


def _for(entry: Entry, kind: str) -> bool:
    return not entry.kinds or kind in entry.kinds


def _rules(when: Iterable[tuple[Entry, int, time]]) -> list[Rule]:
    weekly = {((entry.weekday - days) % 7, at) for entry, days, at in when if entry.weekday is not None}
    daily = {at for entry, _, at in when if entry.weekday is None}
    days = [Weekly(weekday, at) for weekday, at in sorted(weekly) if at not in daily]
    return [*(Daily(at) for at in sorted(daily)), *days]


def _matches(calendar: Calendar, entry: Entry, decisions: Decisions, day: date) -> bool:
    if (entry.since and day < entry.since) or (entry.until and day > entry.until):
        return False
    if entry.weekday is None:
        return entry.days_of is not None and day in entry.days_of(day.year)
    if day.weekday() != entry.weekday:
        return False
    theme = theme_of(calendar, decisions, day) if entry.week else None
    return not entry.week or (theme is not None and theme.name == entry.week)


def _count(calendar: Calendar, entry: Entry, decisions: Decisions, day: date) -> int:
    """How often it has been due so far, this date included; before the counting starts it never is."""
    first = entry.since or calendar.first_monday
    if day < first:
        return entry.times + 1
    due = (each for each in _candidates(entry, first, day) if each not in entry.skip)
    return sum(1 for each in due if _matches(calendar, entry, decisions, each))


def _candidates(entry: Entry, first: date, last: date) -> Iterator[date]:
    """The dates on which it could be due, week and limits aside."""
    if entry.weekday is not None:
        start = first + (entry.weekday - first.weekday()) % 7 * _DAY
        yield from (start + number * _WEEK for number in range((last - start).days // 7 + 1))
    elif entry.days_of is not None:
        for year in range(first.year, last.year + 1):
            yield from sorted(day for day in entry.days_of(year) if first <= day <= last)
