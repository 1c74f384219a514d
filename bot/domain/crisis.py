"""A wave of displeasure: negative messages far above what is usual for a group, within half an hour.

What arrives by itself at a usual rate is a Poisson count; an alarm needs a count that such a rate would bring
forth less than once in `odds` looks. The usual rate is the greater of two: that of the past days, and what
the talk of this very half hour would bring at the group's usual share of negative messages, so that a busy
evening is no crisis. One wave is one alarm: it lasts until its all-clear.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import exp, lgamma, log

_SCARCE = 0.25
"""Negative messages within a window that even the quietest group is granted as usual."""
_TRIMMED = 20
"""One in so many past windows, the worst, is left out: an old crisis is not what is usual."""


@dataclass(frozen=True, slots=True)
class CrisisRules:
    """Numbers of the section `[crisis]`: minutes, messages, members, days.

    An alarm needs `at_least` negative messages by `members` different people within `window_minutes`, and
    chance has to be smaller than one in `odds`. `usual_days` are looked back on. It is over when the window
    has been as usual for `clear_minutes`. Calm mode lasts `calm_hours` if nobody says otherwise, with
    `calm_pause_seconds` between two messages of a member (0: none).
    """

    window_minutes: int = 30
    at_least: int = 5
    members: int = 3
    odds: int = 10_000
    usual_days: int = 14
    clear_minutes: int = 60
    calm_hours: int = 6
    calm_pause_seconds: int = 30

    @property
    def window(self) -> timedelta:
        """How far back a wave is looked for."""
        return timedelta(minutes=self.window_minutes)


@dataclass(frozen=True, slots=True)
class Slot:
    """Some minutes of a group: when they began, and how many of their messages were negative."""

    at: datetime
    negative: int
    messages: int


@dataclass(frozen=True, slots=True)
class Wave:
    """How the present window compares: negative messages, people who wrote them, how many would be usual."""

    negative: int
    members: int
    usual: float

    @property
    def times(self) -> float:
        """How many times the usual, never less than 0."""
        return self.negative / self.usual


@dataclass(frozen=True, slots=True)
class Alarm:
    """A wave that the operators have been told of; `usual_since` is when it began to look like its end."""

    began: datetime
    peak: int
    usual_since: datetime | None = None


class Turn(StrEnum):
    """What to tell the operators now."""

    NOTHING = "nothing"
    RAISED = "raised"
    CLEARED = "cleared"


def wave(slots: Sequence[Slot], members: int, now: datetime, rules: CrisisRules) -> Wave:
    """The window until `now` beside the days before; slots may be missing where nobody said anything.

    `members` is how many different people wrote the negative messages of the window.
    """
    since = now - rules.window
    present = [slot for slot in slots if since < slot.at <= now]
    earliest = since - timedelta(days=rules.usual_days)
    past = [slot for slot in slots if earliest < slot.at <= since]
    negative = sum(slot.negative for slot in present)
    talk = sum(slot.messages for slot in present)
    return Wave(negative, members, max(_SCARCE, _usual_count(past, since, rules), _share(past) * talk))


def is_crisis(seen: Wave, rules: CrisisRules) -> bool:
    """Whether the wave is far above the usual, and several people's."""
    if seen.negative < rules.at_least or seen.members < rules.members:
        return False
    return at_least(seen.negative, seen.usual) * rules.odds < 1


def step(alarm: Alarm | None, seen: Wave, now: datetime, rules: CrisisRules) -> tuple[Alarm | None, Turn]:
    """The alarm from now on, and what to tell: each wave is raised once and cleared once."""
    if is_crisis(seen, rules):
        if alarm is None:
            return Alarm(now, seen.negative), Turn.RAISED
        return replace(alarm, peak=max(alarm.peak, seen.negative), usual_since=None), Turn.NOTHING
    if alarm is None:
        return None, Turn.NOTHING
    since = alarm.usual_since or now
    if now - since >= timedelta(minutes=rules.clear_minutes):
        return None, Turn.CLEARED
    return replace(alarm, usual_since=since), Turn.NOTHING


def at_least(count: int, usual: float) -> float:
    """The chance (0 to 1) that a Poisson count with the mean `usual`, more than 0, reaches `count`."""
    if count <= usual:
        return 1.0
    term = exp(count * log(usual) - usual - lgamma(count + 1))
    total, number = 0.0, count
    while term > total * 1e-12 and term > 0:
        total += term
        number += 1
        term *= usual / number
    return min(1.0, total)


def _usual_count(past: Iterable[Slot], until: datetime, rules: CrisisRules) -> float:
    """Negative messages of an ordinary window: the mean of those since the first slot, without the worst."""
    windows: dict[int, int] = {}
    for slot in past:
        number = (until - slot.at) // rules.window
        windows[number] = windows.get(number, 0) + slot.negative
    if not windows:
        return 0.0
    count = max(windows) + 1
    kept = sorted(windows.values(), reverse=True)[count // _TRIMMED :]
    return sum(kept) / (count - count // _TRIMMED)


def _share(past: Sequence[Slot]) -> float:
    """The usual share of negative messages among all, 0 to 1; those of a past crisis count in."""
    messages = sum(slot.messages for slot in past)
    return sum(slot.negative for slot in past) / messages if messages else 0.0


Words = tuple[int, int, datetime]
"""A message: its id, whose it is, when it was written."""


def too_fast(said: Iterable[Words], pause: timedelta) -> Iterator[int]:
    """The ids of the messages that came less than `pause` after the one before by the same person."""
    last: dict[int, datetime] = {}
    for message_id, user_id, at in sorted(said):
        if user_id in last and at - last[user_id] < pause:
            yield message_id
        last[user_id] = at
