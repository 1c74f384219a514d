"""The ladder: what follows when members break the rules again and again (SPEC 7). Pure rules.

Points of sanction fade by one a local day but stay on record; what they add up to names the rung.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

FOREVER = timedelta(days=366)
"""Telegram takes a longer end (and one nearer than `SHORTEST`) for none at all."""
SHORTEST = timedelta(seconds=30)
REASON_LENGTH = 300
BOT = 0
"""Who imposed what the bot did by itself."""


class Kind(StrEnum):
    """What can be done to a member. A note is only written down; nobody is told of it."""

    NOTE = "note"
    WARN = "warn"
    MUTE = "mute"
    KICK = "kick"
    BAN = "ban"


@dataclass(frozen=True, slots=True)
class Sanction:
    """One row: what was done to whom, why, by whom (0: the bot), until when (None: for good, or at once).

    `at` is when staff did it; of what the bot did, when the message was written for which it did so.
    """

    id: int
    community_id: int
    user_id: int
    kind: Kind
    points: int
    seconds: int | None
    until: datetime | None
    reason: str
    by_id: int
    incident_id: int | None
    at: datetime
    undone_by: int | None = None
    undone_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still keeps somebody from writing or coming back."""
        lasting = self.kind in {Kind.MUTE, Kind.BAN} and self.undone_at is None
        return lasting and (self.until is None or self.until > now)


def longest(given: Iterable[Sanction]) -> Sanction:
    """Which of these mutes, or bans, ends last: they hold side by side, and that one is done in Telegram."""
    return max(given, key=lambda each: (each.until is None, each.until or each.at))


@dataclass(frozen=True, slots=True)
class Rung:
    """From so many points on, this is done; `seconds` is how long a mute or ban lasts (None: for good)."""

    points: int
    kind: Kind
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class LadderRules:
    """`content/ladder.toml`. Tables go by severity, 1 to 4.

    `points` are added for a certain hit, and `fade_per_day` of them fade; a message is deleted from severity
    `delete_from` on; within `pause_seconds` of one warning there is no second. Who was warned and floods
    `flood_seconds` later has read enough. `staff_warning` are the points of `/warn`. An incident should be
    dealt with within `due_minutes` (0: no deadline); of severity 4 people hear again every
    `alert_minutes`. `mute_minutes` is what the button on a card does. Several hits of one member within
    `card_seconds` share a card. A member's notice stays for `notice_seconds` where all can see it. What was
    written is kept as evidence for `evidence_days`.
    """

    points: Mapping[int, int] = field(default_factory=lambda: {1: 1, 2: 5, 3: 10, 4: 20})
    rungs: tuple[Rung, ...] = (
        Rung(5, Kind.WARN), Rung(10, Kind.MUTE, 3600), Rung(20, Kind.MUTE, 86_400), Rung(40, Kind.BAN),
    )  # fmt: skip
    fade_per_day: int = 1
    delete_from: int = 2
    pause_seconds: int = 60
    flood_seconds: int = 5
    staff_warning: int = 5
    due_minutes: Mapping[int, int] = field(default_factory=lambda: {2: 1440, 3: 120, 4: 30})
    alert_minutes: int = 5
    mute_minutes: int = 1440
    card_seconds: int = 60
    notice_seconds: int = 120
    evidence_days: int = 30

    def rung(self, points: int) -> Rung:
        """What so many points amount to: below the first rung a note."""
        reached = [each for each in self.rungs if each.points <= points]
        return reached[-1] if reached else Rung(0, Kind.NOTE)

    def rung_for(self, points: int, given: Iterable[Sanction], now: datetime) -> Rung:
        """The same for somebody to whom this was done: no mute that would end before one that holds.

        In Telegram the newer replaces the older, so it is a warning then.
        """
        rung = self.rung(points)
        end = end_of(now, rung.seconds)
        if rung.kind is not Kind.MUTE or end is None:
            return rung
        held = (each.until for each in given if each.kind is Kind.MUTE and each.holds(now))
        outlasted = any(until is None or until > end for until in held)
        return Rung(rung.points, Kind.WARN) if outlasted else rung

    def told_lately(self, given: Iterable[Sanction], at: datetime) -> list[Sanction]:
        """What somebody has been told of so close to this instant that they had hardly read it."""
        pause = timedelta(seconds=self.pause_seconds)
        return [each for each in given if each.kind is not Kind.NOTE and abs(at - each.at) < pause]

    def spares(
        self, given: Iterable[Sanction], rung: Rung, points: int, at: datetime, *, flood: bool = False
    ) -> bool:
        """Whether what was written at this instant is not held against somebody, told of another so lately.

        What weighs more is, though never by a second warning; and flooding that a warning has not ended.
        """
        lately = self.told_lately(given, at)
        if not lately or rung.kind is Kind.WARN:
            return bool(lately)
        return points <= max(each.points for each in lately) and not (flood and self._unheard(lately, at))

    def _unheard(self, lately: Sequence[Sanction], at: datetime) -> bool:
        enough = timedelta(seconds=self.flood_seconds)
        return all(each.kind is Kind.WARN and at - each.at >= enough for each in lately)


def standing(given: Iterable[tuple[date, int]], today: date, fade: int = 1) -> int:
    """What points given on local days, in any order, have come down to: `fade` less a day, never below 0."""
    level, last = 0, date.min
    for day, points in sorted(given):
        level = max(0, level - (day - last).days * fade) + points
        last = day
    return max(0, level - max(0, (today - last).days) * fade)


def end_of(now: datetime, seconds: int | None) -> datetime | None:
    """When a mute or ban ends; None for good. At least `SHORTEST`, longer than `FOREVER` is for good."""
    if seconds is None or seconds > FOREVER.total_seconds():
        return None
    return now + max(SHORTEST, timedelta(seconds=seconds))
