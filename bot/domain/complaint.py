"""Complaints: how grave one is, until when it has to be answered, and who hears of it when nobody does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.crisis import CrisisRules

HIGHEST = 4
"""The attention at which the owners are told; see `bot.domain.screening` for the scale of severity."""


class Grade(StrEnum):
    """How grave a complaint is, the mildest first."""

    GENERAL = "general"
    PRODUCT = "product"
    DISPUTE = "dispute"

    @property
    def rank(self) -> int:
        """0 for the mildest."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class Sign:
    """What a kind of phrase says of a message: `weight` points, and a `grade` if it is a complaint itself.

    Each of the phrases counts once in a message, all together at most `most` times. A negative weight speaks
    against a complaint, 0 only keeps shorter phrases within from counting. `about` ones tell that the talk
    is of something bought, without which nothing is a complaint.
    """

    name: str
    phrases: tuple[str, ...]
    weight: int
    most: int = 1
    grade: Grade | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a message: from `start` to before `end`, in characters; `sign` is its kind's name."""

    sign: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """A message read as a complaint, and the phrases for which it is one, in their order."""

    grade: Grade
    score: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class GradeRules:
    """A case of this grade is due after `hours` and begins with `attention` 1 to 4.

    The rest are keys of the texts of the calming script, in the order in which the member hears them.
    """

    hours: int
    attention: int
    understand: str
    promise: str
    solved: str
    satisfied: str


@dataclass(frozen=True, slots=True)
class ComplaintRules:
    """What `content/complaints.toml` says.

    From `threshold` points on a message is a complaint. `negations` before a phrase undo it, words of degree
    (any of the characters of `degrees`) may stand between; `reproaches` look like negations and are none.
    """

    threshold: int = 10
    signs: tuple[Sign, ...] = ()
    grades: Mapping[Grade, GradeRules] = field(default_factory=dict)
    negations: tuple[str, ...] = ()
    reproaches: tuple[str, ...] = ()
    degrees: str = ""
    crisis: CrisisRules = field(default_factory=CrisisRules)


def due(grade: Grade, opened_at: datetime, rules: ComplaintRules) -> datetime:
    """Until when a case has to be solved."""
    return opened_at + timedelta(hours=rules.grades[grade].hours)


def climbs(grade: Grade, opened_at: datetime, rules: ComplaintRules) -> tuple[datetime, ...]:
    """When the attention of an open case goes up by one.

    First when it is overdue, then after each further half of the time it had, until the owners know.
    """
    first = due(grade, opened_at, rules)
    steps = HIGHEST - rules.grades[grade].attention
    return tuple(first + step * (first - opened_at) / 2 for step in range(steps))


def attention(grade: Grade, opened_at: datetime, now: datetime, rules: ComplaintRules) -> int:
    """How loudly an open case asks for somebody now, 1 to 4; it never falls while the case is open."""
    passed = sum(at <= now for at in climbs(grade, opened_at, rules))
    return rules.grades[grade].attention + passed


def next_climb(grade: Grade, opened_at: datetime, now: datetime, rules: ComplaintRules) -> datetime | None:
    """When the attention of an open case goes up next; None when it is at its highest."""
    return next((at for at in climbs(grade, opened_at, rules) if at > now), None)
