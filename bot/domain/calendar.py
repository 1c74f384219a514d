"""Local days: every "day" is the community's calendar day with a roll-over hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local_day(at: datetime, timezone: str, rollover_hour: int) -> date:
    """The community's day that the instant `at` belongs to.

    Hours are subtracted on the wall clock, so a day that daylight saving makes 23 or 25 hours long still
    begins at the roll-over hour.
    """
    wall = at.astimezone(ZoneInfo(timezone)).replace(tzinfo=None)
    return (wall - timedelta(hours=rollover_hour)).date()


def local_hour(at: datetime, timezone: str) -> int:
    """The hour 0-23 on the community's wall clock."""
    return at.astimezone(ZoneInfo(timezone)).hour


def instant(day: date, at: time, timezone: str) -> datetime:
    """The UTC instant of a wall-clock time in the community.

    A time that the spring change skips moves forward by the length of the gap (02:30 becomes 03:30); of a
    time that occurs twice in autumn the first counts (PEP 495, fold=0).
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(timezone)).astimezone(UTC)
