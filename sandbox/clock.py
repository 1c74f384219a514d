"""The sandbox's own time: it can follow the real clock, stand still, or be put forward."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal, TypedDict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Mode = Literal["real", "manual"]
SECONDS_A_DAY = 86_400


class Reading(TypedDict):
    """What the control API tells about the time."""

    now: int
    iso: str
    mode: Mode
    days: int
    tz: str | None


class Clock:
    """Virtual time in Unix seconds. A real clock runs on; a manual one moves only when told.

    `days` counts how often somebody asked for the next day; `tz` is the zone the page shows.
    """

    def __init__(
        self,
        mode: Mode = "real",
        at: float | None = None,
        real: Callable[[], float] = time.time,
    ) -> None:
        self.mode: Mode = mode
        self.days = 0
        self.tz: str | None = None
        self._real = real
        self._held = 0.0
        self.offset = 0.0
        self.set(real() if at is None else at)

    def exact(self) -> float:
        """Now, with fractions of a second."""
        return self._held if self.mode == "manual" else self._real() + self.offset

    def now(self) -> int:
        """Now, in whole Unix seconds."""
        return int(self.exact())

    def now_ms(self) -> int:
        """Now, in whole Unix milliseconds."""
        return int(self.exact() * 1000)

    def set(self, unix: float) -> None:
        """Put the clock to a moment, in Unix seconds; backwards is allowed."""
        self._held = float(unix)
        self.offset = float(unix) - self._real()

    def advance(self, seconds: float) -> None:
        """Move the clock; negative seconds move it back."""
        self.set(self.exact() + seconds)

    def next_days(self, count: int) -> None:
        """Move whole days on and count them."""
        self.advance(count * SECONDS_A_DAY)
        self.days += count

    def switch(self, mode: Mode) -> None:
        """Let the clock run ("real") or hold it ("manual") without changing what it shows."""
        self.set(self.exact())
        self.mode = mode

    def show_in(self, zone: str) -> None:
        """Name the zone the page shows; `ValueError` if there is no such zone."""
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError) as wrong:
            raise ValueError(f"there is no time zone called {zone!r}") from wrong
        self.tz = zone

    def reading(self) -> Reading:
        """The clock as the control API answers it."""
        now = self.now()
        iso = datetime.fromtimestamp(now, UTC).isoformat()
        return {"now": now, "iso": iso, "mode": self.mode, "days": self.days, "tz": self.tz}


def moment(value: float | str) -> float:
    """Unix seconds from a number or an ISO 8601 text (without an offset it means UTC).

    Raises `ValueError` with a plain sentence when the text is neither.
    """
    if isinstance(value, (int, float)):
        return float(value)
    try:
        when = datetime.fromisoformat(value)
    except ValueError as wrong:
        raise ValueError(f"{value!r} is neither Unix seconds nor an ISO 8601 time") from wrong
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
