"""The only source of time. Everything else gets an instant as an argument."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant, in UTC."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place


class SetClock:
    """A clock that stands still until it is told otherwise: for the demo and the tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The instant it was last set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Jump to an instant (also backwards: clocks do)."""
        self._at = at.astimezone(UTC)

    def advance(self, **delta: float) -> None:
        """Move on by a `timedelta`, e.g. `advance(hours=3)`."""
        self._at += timedelta(**delta)
