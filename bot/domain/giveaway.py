"""Giveaways: who may enter, judged as of the start, and a draw that anybody can do again by hand.

The draw: each entrant's lot is SHA-256 of "seed:round:user id", in hexadecimal; the lowest lots win. The seed
is made at the opening and shown only after the draw; its own SHA-256, the commitment, is shown at once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

OPEN, DRAWN, CANCELLED = "open", "drawn", "cancelled"
POINTS, CODES, WORDS = "points", "codes", "words"
"""Kinds of prizes: paid by the ledger, out of a pool of codes, or handed over by staff."""

SETTLING = timedelta(seconds=5)
"""Presses just before the end are still on their way then."""
SEED_BYTES = 32
POOL_LENGTH = 24


@dataclass(frozen=True, slots=True)
class GiveawayRules:
    """Numbers of `content/giveaways.toml`: defaults and limits of what staff can start."""

    open_hours: int = 48
    shortest_minutes: int = 5
    longest_days: int = 30
    winners_at_most: int = 50
    points_at_most: int = 1000
    at_once: int = 3


@dataclass(frozen=True, slots=True)
class Prize:
    """What each winner gets: so many points, a code out of the pool `words`, or what `words` say."""

    kind: str
    amount: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may enter: so many whole days in the group, this level, so many check-ins (0: no matter)."""

    days: int = 0
    level: int = 0
    checkins: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody was when the giveaway began. `here`: they were in the group."""

    here: bool
    days: int
    level: int
    checkins: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A giveaway that can be opened."""

    title: str
    prize: Prize
    winners: int
    closes_at: datetime
    rule: Rule = Rule()


@dataclass(frozen=True, slots=True)
class Giveaway:
    """A row of `giveaway`; see there."""

    id: int
    community_id: int
    state: str
    title: str
    prize: Prize
    winners: int
    rule: Rule
    seed: str
    commitment: str
    made_by: int
    message_id: int | None
    opened_at: datetime
    closes_at: datetime
    drawn_at: datetime | None


def as_json(part: Prize | Rule) -> dict[str, Any]:
    """How a prize or a rule is kept."""
    return asdict(part)


def lacking(rule: Rule, facts: Facts) -> Iterator[tuple[str, int, int]]:
    """Each condition that is not met: its name, what somebody has, what it takes."""
    if not facts.here:
        yield "here", 0, 1
        return
    for name in ("days", "level", "checkins"):
        has, takes = getattr(facts, name), getattr(rule, name)
        if has < takes:
            yield name, has, takes


def commitment(seed: str) -> str:
    """What is published of a seed before it is: SHA-256 of it as it is written, in hexadecimal."""
    return sha256(seed.encode()).hexdigest()


def lot(seed: str, number: int, user_id: int) -> str:
    """An entrant's lot in the round of that number, from 1."""
    return sha256(f"{seed}:{number}:{user_id}".encode()).hexdigest()


def draw(seed: str, number: int, user_ids: Collection[int], wanted: int) -> list[int]:
    """The winners of a round, the lowest lot first; fewer than wanted if there are fewer people."""
    return sorted(set(user_ids), key=lambda user: (lot(seed, number, user), user))[:wanted]


def chance(entrants: int, winners: int) -> int:
    """Somebody's chance to win in whole percent, at least 1."""
    return max(1, min(100, 100 * winners // max(1, entrants)))


def prize_of(kept: Mapping[str, Any]) -> Prize:
    """A prize as it was kept."""
    return Prize(str(kept["kind"]), int(kept.get("amount", 0)), str(kept.get("words", "")))


def rule_of(kept: Mapping[str, Any]) -> Rule:
    """A rule as it was kept."""
    return Rule(*(int(kept.get(name, 0)) for name in ("days", "level", "checkins")))
