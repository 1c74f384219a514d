"""The path to key opinion consumer (KOC): who may enter it, which steps there are, when somebody falls away.

regular -> candidate -> invited -> trainee -> KOC -> alumni, with a reserve beside it. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time, timedelta

REGULAR, CANDIDATE, RESERVE, INVITED, TRAINEE, KOC, ALUMNI = (
    "regular", "candidate", "reserve", "invited", "trainee", "koc", "alumni",
)  # fmt: skip
STATES = (KOC, TRAINEE, INVITED, CANDIDATE, RESERVE, ALUMNI)
"""All but regular, in the order of the board."""
SERVING = (TRAINEE, KOC)
WEEK = timedelta(days=7)

PROPOSE, LAPSE, INVITE, KEEP, PASS, ACCEPT, DECLINE, EXPIRE, APPOINT, LOSE, RETIRE, LEAVE = (
    "propose", "lapse", "invite", "reserve", "pass", "accept", "decline", "expire", "appoint", "lose",
    "retire", "leave",
)  # fmt: skip

STEPS: Mapping[str, Mapping[str, str]] = {
    PROPOSE: {REGULAR: CANDIDATE, ALUMNI: CANDIDATE},
    LAPSE: {CANDIDATE: REGULAR},
    INVITE: {REGULAR: INVITED, CANDIDATE: INVITED, RESERVE: INVITED, ALUMNI: INVITED},
    KEEP: {REGULAR: RESERVE, CANDIDATE: RESERVE, INVITED: RESERVE, ALUMNI: RESERVE},
    PASS: {CANDIDATE: REGULAR, RESERVE: REGULAR},
    ACCEPT: {INVITED: TRAINEE},
    DECLINE: {INVITED: REGULAR},
    EXPIRE: {INVITED: RESERVE},
    APPOINT: {TRAINEE: KOC},
    LOSE: {TRAINEE: REGULAR, KOC: ALUMNI},
    RETIRE: {TRAINEE: REGULAR, KOC: ALUMNI},
    LEAVE: {
        CANDIDATE: REGULAR, RESERVE: REGULAR, INVITED: REGULAR, TRAINEE: REGULAR, KOC: ALUMNI,
    },
}  # fmt: skip
"""What a step makes of each state; from any other it cannot be taken."""

BY_STAFF = (INVITE, APPOINT, KEEP, PASS, RETIRE)
"""The steps that operators take, in the order of their buttons."""
FINAL = frozenset({ACCEPT, DECLINE, LEAVE})
"""What people did themselves: nobody takes that back for them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What somebody's last days came to.

    Days on which they were present; by how many different people, and on how many days, they were
    appreciated; sanctions that stand.
    """

    present: int = 0
    people: int = 0
    appreciated: int = 0
    sanctions: int = 0

    @classmethod
    def of(cls, kept: Mapping[str, int]) -> "Figures":
        """The figures as a row keeps them."""
        return cls(**{item.name: int(kept.get(item.name, 0)) for item in fields(cls)})

    def kept(self) -> dict[str, int]:
        """The inverse."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


@dataclass(frozen=True, slots=True)
class KocRules:
    """`content/koc.toml`; see there. Whole numbers are days, people, points, messages or percent."""

    days: int = 60
    present: int = 30
    people: int = 8
    appreciated_days: int = 10
    staff: bool = False
    floor_days: int = 14
    weekday: int = 0
    at: time = time(10, 0)
    at_once: int = 5
    pause_days: int = 30
    answer_days: int = 7
    trainee_days: int = 14
    daily_at: time = time(9, 30)
    interview_days: int = 30
    interview_again_days: int = 7
    alarm_percent: int = 50
    usual_weeks: int = 8
    usual_at_least: int = 10
    step_in: int = 3
    benefit_points: int = 100
    pay_at_most: int = 5000

    def window(self, today: date) -> tuple[date, date]:
        """The first and the last of the days that count: those before today."""
        return today - timedelta(days=self.days), today - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of `koc`; see there."""

    community_id: int
    user_id: int
    state: str
    since: date
    figures: Mapping[str, int] = field(default_factory=dict)
    proposed_on: date | None = None
    in_charge: int | None = None
    not_before: date | None = None
    below_since: date | None = None
    interview_on: date | None = None
    reminded_on: date | None = None
    ready_on: date | None = None
    alarm_on: date | None = None
    usual: int | None = None


def meets(found: Figures, rules: KocRules) -> bool:
    """Whether somebody may enter, or stay on, the path."""
    return (
        found.present >= rules.present
        and found.people >= rules.people
        and found.appreciated >= rules.appreciated_days
        and not found.sanctions
    )


def merit(found: Figures) -> tuple[int, int, int]:
    """By which candidates are put in order: valued by many comes first."""
    return found.people, found.appreciated, found.present


def step(state: str, move: str) -> str | None:
    """The state that a step leads to; None if it cannot be taken from here."""
    return STEPS[move].get(state)


def may_be_proposed(found: Standing | None, today: date) -> bool:
    """Whether the operators may be asked about somebody who meets the rule."""
    if found is None:
        return True
    rested = found.not_before is None or found.not_before <= today
    return found.state in {REGULAR, ALUMNI} and rested


def is_lost(found: Standing, today: date, rules: KocRules) -> bool:
    """Whether somebody has not met the rule for so long, and has been there for so long, that it is over."""
    floor = timedelta(days=rules.floor_days)
    below = found.below_since
    return below is not None and today - below >= floor and today - found.since >= floor


def weeks_between(since: date, until: date, most: int) -> int:
    """Whole weeks that somebody has been here before a day: 1 at least, and no more than are looked at."""
    return min(most, max(1, (until - since) // WEEK))


def falls_away(last: int, usual: int, rules: KocRules) -> bool:
    """Whether a week's messages are too few against what is usual for this person."""
    return usual >= rules.usual_at_least and last * 100 < usual * rules.alarm_percent


def interview_due(found: Standing, today: date, rules: KocRules) -> bool:
    """Whether the operator in charge is to be reminded today: when it is due, then again every few days."""
    due, told = found.interview_on, found.reminded_on
    if due is None or due > today:
        return False
    return told is None or told < due or today - told >= timedelta(days=rules.interview_again_days)


def settled(to: str, today: date, rules: KocRules) -> dict[str, object]:
    """The columns that a new state brings along."""
    fresh: dict[str, object] = {"state": to, "since": today, "below_since": None, "ready_on": None}
    if to == CANDIDATE:
        fresh |= {"proposed_on": today}
    if to in {REGULAR, ALUMNI}:
        fresh |= {"not_before": today + timedelta(days=rules.pause_days)}
    if to == TRAINEE:
        fresh |= {"interview_on": today + timedelta(days=rules.interview_days), "reminded_on": None}
    if to not in SERVING:
        fresh |= {"alarm_on": None, "usual": None, "interview_on": None, "reminded_on": None}
    return fresh
