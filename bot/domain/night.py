"""Night mode: from when until when a group sleeps, on its own wall clock. Pure; time comes in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant
from bot.domain.permissions import NOTHING, TEXT

NIGHT, NIGHT_OFF = "night", "night_off"
"""The measure while it lasts (and the setting), and the one that keeps it away for one night."""
CLOSED, TEXT_ONLY = "none", "text"
WHAT = {CLOSED: NOTHING, TEXT_ONLY: TEXT}
"""What people may send at night, by the word that the setting keeps."""

_DAY = timedelta(days=1)
_CLOCK = r"(\d{1,2})(?:[:.点时](\d{2})?)?"
_SPAN = re.compile(rf"{_CLOCK} ?(?:-+|–|—|~|to|until|到|至) ?{_CLOCK}")
_TEXT_WORDS = ("text", "text only", "text-only", "文字", "仅文字", "只许文字", "可发文字")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Night:
    """`start` and `end` are times on the wall clock; an end that is not later is on the next day."""

    start: time
    end: time
    what: str = CLOSED

    @property
    def allows(self) -> tuple[str, ...]:
        """What may be sent meanwhile, see `bot.domain.permissions`."""
        return WHAT[self.what]

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def as_row(self) -> dict[str, str]:
        """As the setting keeps it."""
        return {"start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}", "what": self.what}


def night_in(row: Any) -> Night | None:  # noqa: ANN401 - any JSON
    """What a setting says; None where there is no night mode."""
    if not isinstance(row, dict):
        return None
    what = row.get("what", CLOSED)
    return Night(time.fromisoformat(row["start"]), time.fromisoformat(row["end"]), what)


def read_night(written: str) -> Night | None:
    """A night as people write it: "23:00-07:00", "23-7 text", "23点到7点 文字"; None for anything else."""
    text = " ".join(unicodedata.normalize("NFKC", written).casefold().split())
    match = _SPAN.match(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    rest = text[match.end() :].strip()
    try:
        start, end = (time(int(match[n]) % 24, int(match[n + 1] or 0)) for n in (1, 3))
    except ValueError:
        return None
    if start == end or rest not in ("", *_TEXT_WORDS) or max(int(match[1]), int(match[3])) > 24:  # noqa: PLR2004
        return None
    return Night(start, end, TEXT_ONLY if rest else CLOSED)


def night_at(night: Night, timezone: str, now: datetime) -> tuple[datetime, datetime] | None:
    """The night that an instant lies in: its first instant, and the first one after it, in UTC.

    None by day. Times that a change of clocks skips or doubles are those of `bot.domain.calendar.instant`;
    a night of which nothing is left by that does not take place.
    """
    today = now.astimezone(ZoneInfo(timezone)).date()
    for day in (today - 2 * _DAY, today - _DAY, today, today + _DAY):
        end_day = day if night.end > night.start else day + _DAY
        start, end = instant(day, night.start, timezone), instant(end_day, night.end, timezone)
        if start <= now.astimezone(UTC) < end:
            return start, end
    return None
