"""When things are due: rules in a community's local time, and the instants ("slots") they stand for.

Pure: the same rule, zone and window always give the same slots, so any replica at any time may ask.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant

_DAY = timedelta(days=1)
_REACH = 2 * _DAY
"""How far a wall-clock time can lie from its instant's date in UTC, gaps included."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at a time on the community's wall clock."""

    at: time


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every week on one weekday (0 is Monday, 6 Sunday) at a time on the community's wall clock."""

    weekday: int
    at: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:  # noqa: PLR2004 - Monday to Sunday
            raise ValueError(f"weekday {self.weekday} is not in 0-6")


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many whole seconds, counted from the epoch, so that all replicas mean the same instants."""

    seconds: int

    def __post_init__(self) -> None:
        if self.seconds < 1:
            raise ValueError(f"every {self.seconds} seconds is never")


Rule = Daily | Weekly | Every


def slots(rule: Rule, timezone: str, after: datetime, until: datetime) -> list[datetime]:
    """The rule's instants in (after, until], in UTC, ascending; empty when `until` is not after `after`.

    Each local slot is there exactly once. A time that the spring change skips moves forward by the gap; of
    a time that occurs twice in autumn the first counts. Slots that the gap moves onto each other are one.
    """
    if isinstance(rule, Every):
        return _steps(rule.seconds, after, until)
    found = {instant(day, rule.at, timezone) for day in _days(rule, timezone, after, until)}
    return sorted(at for at in found if after < at <= until)


def next_slot(rule: Rule, timezone: str, after: datetime) -> datetime:
    """The rule's first instant later than `after`, in UTC."""
    return slots(rule, timezone, after, after + _longest_wait(rule))[0]


def _longest_wait(rule: Rule) -> timedelta:
    match rule:
        case Every():
            return timedelta(seconds=rule.seconds)
        case Weekly():
            return 7 * _DAY + _REACH
        case Daily():
            return _DAY + _REACH


def _days(rule: Daily | Weekly, timezone: str, after: datetime, until: datetime) -> list[date]:
    """The local days whose slot may lie in the window, with some to spare at both ends."""
    zone = ZoneInfo(timezone)
    first, last = (at.astimezone(zone).date() for at in (after - _REACH, until + _DAY))
    days = (first + _DAY * number for number in range((last - first).days + 1))
    return [day for day in days if isinstance(rule, Daily) or day.weekday() == rule.weekday]


def _steps(seconds: int, after: datetime, until: datetime) -> list[datetime]:
    epoch, step = datetime.fromtimestamp(0, UTC), timedelta(seconds=seconds)
    first, last = (after - epoch) // step + 1, (until - epoch) // step
    return [epoch + step * number for number in range(first, last + 1)]
