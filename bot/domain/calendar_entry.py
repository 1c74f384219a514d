"""The weekly calendar as content has it: weeks that follow each other, and the posts in them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.outgoing import Rows

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)

DaysOf = Callable[[int], Collection[date]]
"""The days that a special (a date, a holiday, a lunar date) falls on in a year."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the cycle; `title` is the key of what people call it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as the calendar has it: on a `weekday` (0 is Monday), or on the days of a special.

    `text` is the key of its words and `title` that of their first line; both may use $community. `week` names
    the week of the cycle it belongs to ("": to each). `kinds` are the kinds of group it is for (none: all).
    `since` and `until` are included; `times` is how often at most, counted from `since` or, without it, from
    the cycle's beginning (0: without end). `approve`: the operators are asked first, `shown_before` its time
    on the wall clock; `unasked`: whether it goes out if they do not answer. Later than `late_after` it does
    not go out at all.
    """

    id: str
    text: str
    title: str
    at: time
    weekday: int | None = None
    week: str = ""
    days_of: DaysOf | None = None
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    times: int = 0
    skip: frozenset[date] = frozenset()
    picture: str = ""
    buttons: Rows = ()
    forum_topic: str = ""
    pin: bool = False
    approve: bool = False
    unasked: bool = True
    late_after: timedelta = timedelta(hours=3)
    shown_before: timedelta = timedelta(hours=2)

    @property
    def preview(self) -> tuple[int, time]:
        """How many days before, and when on the wall clock, it is shown to the operators."""
        shown = datetime.combine(date.min + _DAY, self.at) - self.shown_before
        return (date.min + _DAY - shown.date()).days, shown.time()


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a pack offers. The `weeks` follow each other again and again, the first begins on `first_monday`.

    `weekdays` has the keys of what each weekday (0-6) is about. Without weeks every week is the same.
    """

    first_monday: date = date(2024, 1, 1)
    weeks: tuple[Week, ...] = ()
    weekdays: Mapping[int, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()

    def week(self, name: str) -> Week | None:
        """The week of that name, None for an unknown one."""
        return next((week for week in self.weeks if week.name == name), None)

    def entry(self, name: str) -> Entry | None:
        """The post of that id, None for an unknown one."""
        return next((entry for entry in self.entries if entry.id == name), None)
