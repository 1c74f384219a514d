"""Local days: every "day" is the community's calendar day with a roll-over hour."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_QUARTER = 900
"""Seconds. Since 1972 every clock of the world has gone by whole quarters of an hour from UTC."""
_ORDERLY = datetime(1973, 1, 1, tzinfo=UTC)


def local_day(at: datetime, timezone: str, rollover_hour: int) -> date:
    """The community's day that the instant `at` belongs to.

    Hours are subtracted on the wall clock, so a day that daylight saving makes 23 or 25 hours long still
    begins at the roll-over hour.
    """
    if at < _ORDERLY:
        return (_wall_clock(at, timezone) - timedelta(hours=rollover_hour)).date()
    return _day(int(at.timestamp()) // _QUARTER, timezone, rollover_hour)


def local_hour(at: datetime, timezone: str) -> int:
    """The hour 0-23 on the community's wall clock."""
    return _wall_clock(at, timezone).hour


def _wall_clock(at: datetime, timezone: str) -> datetime:
    """The local quarter of an hour: each message asks for its day and hour, and most for the same."""
    if at < _ORDERLY:
        return at.astimezone(ZoneInfo(timezone)).replace(tzinfo=None)
    return _quarter(int(at.timestamp()) // _QUARTER, timezone)


@lru_cache(maxsize=1024)
def _day(number: int, timezone: str, rollover_hour: int) -> date:
    return (_quarter(number, timezone) - timedelta(hours=rollover_hour)).date()


@lru_cache(maxsize=1024)
def _quarter(number: int, timezone: str) -> datetime:
    return datetime.fromtimestamp(number * _QUARTER, ZoneInfo(timezone)).replace(tzinfo=None)


def later(at: datetime, hours: int, timezone: str) -> datetime:
    """The UTC instant so many hours later on the community's wall clock, also where the clock changes."""
    wall = at.astimezone(ZoneInfo(timezone)).replace(tzinfo=None) + timedelta(hours=hours)
    return instant(wall.date(), wall.time(), timezone)


def instant(day: date, at: time, timezone: str) -> datetime:
    """The UTC instant of a wall-clock time in the community.

    A time that the spring change skips moves forward by the length of the gap (02:30 becomes 03:30); of a
    time that occurs twice in autumn the first counts (PEP 495, fold=0).
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(timezone)).astimezone(UTC)
