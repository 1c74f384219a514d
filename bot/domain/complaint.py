"""Complaints: how grave one is, until when it has to be answered, and who hears of it when nobody does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.crisis import CrisisRules

OPEN, TAKEN, SOLVED, CLOSED = "open", "taken", "solved", "closed"
"""The states of a case, in their order; a solved one that does not content the member is open again."""
UNSOLVED = (OPEN, TAKEN)
UNCLOSED = (OPEN, TAKEN, SOLVED)
TALK, FEEDBACK = "talk", "feedback"
"""Where a case comes from."""

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

    From `threshold` points on a message is a complaint, from `sure` on its writer hears at once that there is
    a case. A solved one is closed `close_hours` after its member was asked, whatever they say. `negations`
    before a phrase undo it, words of degree (any of the characters of `degrees`) may stand between;
    `reproaches` look like negations and are none.
    """

    threshold: int = 10
    sure: int = 14
    close_hours: int = 72
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


@dataclass(frozen=True, slots=True)
class Running:
    """How a case stands in time: names and meaning are those of its row."""

    deadline: datetime
    attention: int
    next_climb_at: datetime | None


def running(
    grade: Grade, runs_from: datetime, now: datetime, rules: ComplaintRules, least: int = 1
) -> Running:
    """A case whose time has run since then, and which asks for somebody at least so loudly (1 to 4)."""
    loud, deadline = max(least, attention(grade, runs_from, now, rules)), due(grade, runs_from, rules)
    if loud < HIGHEST:
        return Running(deadline, loud, next_climb(grade, runs_from, now, rules))
    return Running(deadline, HIGHEST, deadline if deadline > now else None)


def climbed(
    before: Running, grade: Grade, runs_from: datetime, now: datetime, rules: ComplaintRules
) -> Running:
    """A case whose `next_climb_at` has come, after as many climbs as have passed since."""
    first = before.next_climb_at or now
    passed = sum(first <= at <= now for at in climbs(grade, runs_from, rules))
    loud = min(HIGHEST, before.attention + max(1, passed))
    climb = next_climb(grade, runs_from, now, rules) if loud < HIGHEST else None
    return Running(before.deadline, loud, climb)


def promised(deadline: datetime, grade: Grade, now: datetime, rules: ComplaintRules) -> datetime:
    """By when whoever takes a case has to answer: its deadline, but half of its time is theirs at least."""
    return max(deadline, now + timedelta(hours=rules.grades[grade].hours) / 2)
