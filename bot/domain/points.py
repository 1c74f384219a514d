"""The ledger's rules: what an entry is, what staff may award, which periods a leaderboard has."""

from dataclasses import dataclass
from datetime import date, timedelta

SPENDING = frozenset({"makeup", "purchase", "refund", "expiry"})
"""Kinds that move the balance but neither raise nor lower anybody's place on a leaderboard."""

ALL = "all"


@dataclass(frozen=True, slots=True)
class PointsRules:
    """Numbers of `content/points.toml`."""

    award_at_most: int = 100
    awards_per_day: int = 500
    entries_shown: int = 5
    rank_shown: int = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the append-only ledger. `key` is unique in the community: the same key pays once.

    `actor` is the user id of whoever caused it (0: the bot). `ref` names what it refers to.
    """

    user_id: int
    amount: int
    kind: str
    key: str
    reason: str = ""
    actor: int = 0
    ref: str = ""


def week_of(day: date) -> str:
    """The ISO week of a local day, e.g. "2026-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def month_of(day: date) -> str:
    """The month of a local day, e.g. "2026-11"."""
    return f"{day:%Y-%m}"


def periods(day: date) -> tuple[str, str, str]:
    """The leaderboards that an entry of this day counts for: all time, its week, its month."""
    return ALL, week_of(day), month_of(day)


def current_period(name: str, day: date) -> str:
    """The leaderboard meant by "week", "month" or "all" on this day. Raises KeyError for another word."""
    return {"week": week_of(day), "month": month_of(day), "all": ALL}[name]


def week_start(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())
