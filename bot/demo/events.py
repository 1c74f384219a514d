"""What is arranged in an invented community, read from content/demo: votes, challenges, giveaways, orders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, TypeVar

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CYCLE = 28
"""Days after which everything that is arranged comes again."""

Kind = TypeVar("Kind", bound="Event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """It happens on a day of the cycle (from 1), `at` a time of the group's wall clock such as "10:30"."""

    day: int
    at: str

    @property
    def second(self) -> int:
        """The time in seconds of the day."""
        return second_of(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Event):
    """A vote, open for so many hours; `weights` is how the voices fall (none: evenly).

    `several` are the most options that somebody chooses. With an `answer` ("approve", "refuse") a member
    proposes it and somebody on duty answers so.
    """

    hours: int
    question: str
    options: Sequence[str]
    weights: Sequence[int] = ()
    flags: str = ""
    several: int = 1
    answer: str = ""

    @property
    def line(self) -> str:
        """What is written."""
        return f"/vote {' | '.join((self.question, *self.options))} {self.flags} --until {self.hours}h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest(Event):
    """A challenge from a ready-made `template` or a written `line`; its `first` day and how many there are.

    `proofs` are what people say with a day's proof, and `feeble` what the moderator does not let pass on
    the day `struck`; they come `between` two times of day. `buttons` are the labels of the teams (none:
    there is one button).
    """

    first: int
    days: int
    proofs: Sequence[str]
    template: str = ""
    line: str = ""
    photo: bool = False
    buttons: Sequence[str] = ("",)
    between: Sequence[str] = ("08:00", "22:30")
    feeble: str = ""
    struck: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lottery(Event):
    """A giveaway, open for so many hours; `codes` go into the `pool` before."""

    hours: int
    line: str
    pool: str = ""
    codes: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase(Event):
    """Somebody buys an item; `then` is what becomes of an order: "done", "refuse", or nothing to do."""

    buyer: str
    item: str
    then: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chorus:
    """What people say to a weekly post, from a time of day at which it is out."""

    after: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Duty:
    """When posts that wait for a yes are looked at (weekday, time), and what becomes of them, week by week.

    `rewritten` is what one says that is edited.
    """

    times: Sequence[Mapping[str, str]]
    decisions: Sequence[str]
    rewritten: str


def events(kind: type[Kind], found: Iterable[Mapping[str, Any]]) -> tuple[Kind, ...]:
    """The events of a kind as a file has them."""
    return tuple(kind(**each) for each in found)


def second_of(written: str) -> int:
    """A time of day such as "10:30" in seconds."""
    at = time.fromisoformat(written)
    return at.hour * 3600 + at.minute * 60
