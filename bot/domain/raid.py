"""Raids: many people who come at once. What counts as one, and what it is called in the rows. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

RAID, RAID_OFF = "raid", "raid_off"
"""The measure while it lasts, and the one by which staff say that this rush is none. The setting: RAID."""
MOST_JOINS, MOST_SECONDS = 10_000, 3600
_RATE = re.compile(r"(\d{1,5}) ?(?:/|in|人|个|次|,|per)? ?(\d{1,4}) ?(?:s|sec|seconds?|秒)?")
_EPOCH = datetime.fromtimestamp(0, UTC)
_MICRO = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class RaidRules:
    """Numbers of `content/gate.toml`: when raid mode ends by itself, how long who came with it is muted."""

    quiet_minutes: int = 10
    mute_minutes: int = 60

    @property
    def quiet(self) -> timedelta:
        """So long without a rush, and it is over."""
        return timedelta(minutes=self.quiet_minutes)

    @property
    def mute(self) -> timedelta:
        """How long newcomers of a raid may not write."""
        return timedelta(minutes=self.mute_minutes)


@dataclass(frozen=True, slots=True)
class Rate:
    """A raid is more than `joins` people within `seconds`; `on`: raid mode answers it by itself."""

    joins: int
    seconds: int
    on: bool = True

    @property
    def window(self) -> timedelta:
        """The time looked at."""
        return timedelta(seconds=self.seconds)

    def as_row(self) -> dict[str, object]:
        """As the setting keeps it."""
        return {"joins": self.joins, "seconds": self.seconds, "on": self.on}


def rate_in(row: Any, usual: Rate) -> Rate:  # noqa: ANN401 - any JSON
    """What a setting says; `usual` is the content's."""
    if not isinstance(row, dict):
        return usual
    return Rate(row.get("joins", usual.joins), row.get("seconds", usual.seconds), row.get("on", True))


def read_rate(written: str) -> Rate | None:
    """A rate as people write it: "10/60", "10 in 60 s", "10人60秒"; None for what makes no sense."""
    text = " ".join(unicodedata.normalize("NFKC", written).casefold().split())
    match = _RATE.fullmatch(text)
    if match is None:
        return None
    joins, seconds = int(match[1]), int(match[2])
    sensible = 2 <= joins <= MOST_JOINS and 1 <= seconds <= MOST_SECONDS  # noqa: PLR2004 - one is no rush
    return Rate(joins, seconds) if sensible else None


def stamp(at: datetime) -> int:
    """An instant as a button carries it, exactly: microseconds."""
    return (at - _EPOCH) // _MICRO


def instant_in(written: str) -> datetime | None:
    """The inverse; None for anything that no button of ours carries."""
    whole = written.isascii() and written.isdecimal() and len(written) <= 16  # noqa: PLR2004 - until 2286
    return _EPOCH + int(written) * _MICRO if whole else None
