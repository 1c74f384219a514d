"""A vote: what somebody wants to ask, how its ballots are counted, and who breaks a tie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Literal

THEME, TOPIC, HONOUR = "theme", "topic", "honour"
DECIDES = (THEME, TOPIC, HONOUR)
"""What a vote can decide; most decide nothing."""
THEME_DAY, NAMED_WEEKS = 4, 3
"""On Fridays the vote on the next week's theme opens by itself, where the calendar names so many weeks; with
fewer there is nothing to choose from besides the week that is planned anyway."""

MOST_OPTIONS, OPTION_LENGTH, QUESTION_LENGTH = 12, 100, 300
"""What Telegram takes; fewer than two options are no choice."""

SETTLING = timedelta(seconds=5)
"""Ballots that Telegram took before the poll closed may still be on their way for so long."""
RUSH, FULL, LATELY = timedelta(minutes=2), 50, 2 * SETTLING
"""While a backlog is being read the count waits, but no longer than that: there was a batch with so many new
updates lately. The fullest has 100, but some of them may have come before; under load it takes seconds."""

LATE, NEWCOMER, STRANGER, STALE, FORGOTTEN = "late", "newcomer", "stranger", "stale", "forgotten"
"""Why a ballot does not count: the vote was counted, they came after its start, they had left, it was kept
until its poll was known and by then they had voted again, or they had themselves forgotten before its end."""


@dataclass(frozen=True, slots=True)
class VoteRules:
    """Numbers of `content/votes.toml`.

    `ties` is "first" (the option listed first wins) or "lot". `theme_vote`: every Friday at `theme_at` a vote
    on the next week's theme opens by itself, for `theme_hours`, where the pack's calendar has named weeks.
    """

    points: int = 3
    open_hours: int = 24
    shortest_minutes: int = 5
    longest_days: int = 30
    ties: Literal["first", "lot"] = "first"
    proposals_per_day: int = 3
    honour_points: int = 50
    offered: int = 4
    topics_offered: int = 3
    theme_vote: bool = True
    theme_at: time = time(18, 0)
    theme_hours: int = 48

    @property
    def shortest(self) -> timedelta:
        """How long a vote is open at least."""
        return timedelta(minutes=self.shortest_minutes)

    @property
    def longest(self) -> timedelta:
        """How long a vote is open at most."""
        return timedelta(days=self.longest_days)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to ask. `until` is as they wrote it, "" for the default; nothing is checked yet."""

    question: str = ""
    options: tuple[str, ...] = ()
    until: str = ""
    multi: bool = False
    hidden: bool = False
    decides: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A vote that can be opened. `choices` says what each option stands for, () if nothing is decided.

    `period` is the week ("2026-W47") or the day (ISO) that the outcome holds for.
    """

    question: str
    options: tuple[str, ...]
    closes_at: datetime
    multi: bool = False
    hidden: bool = False
    decides: str = ""
    choices: tuple[str, ...] = ()
    period: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """One line of a vote's journal. No options: the ballot was taken back."""

    user_id: int
    options: tuple[int, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """A count: of each option, of people with a ballot, and of people whose last word does not count."""

    counts: tuple[int, ...]
    voters: int
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a vote has come to. `winner` is an option from 0, None without a single ballot.

    `tied` are those that shared the first place (none if it was clear), `seed` what a lot was drawn by.
    """

    tally: Tally
    winner: int | None = None
    tied: tuple[int, ...] = ()
    seed: str = ""
    electorate: int = 0

    @property
    def turnout(self) -> float | None:
        """Voters among those who could, 0 to 1; None if nobody could."""
        return self.tally.voters / self.electorate if self.electorate else None


def ballots(journal: Iterable[Cast]) -> dict[int, tuple[int, ...]]:
    """Everybody's ballot: their last counted line, in the journal's order; those taken back are left out."""
    last = {cast.user_id: cast.options for cast in journal if cast.counted}
    return {user: options for user, options in last.items() if options}


def tally(journal: Sequence[Cast], options: int) -> Tally:
    """Count a journal; options beyond those there are do not exist."""
    valid = ballots(journal)
    counts = [0] * options
    for ballot in valid.values():
        for option in set(ballot):
            if 0 <= option < options:
                counts[option] += 1
    shown = {cast.user_id: cast.options for cast in journal}  # what the poll itself shows
    aside = sum(chosen != valid.get(user, ()) for user, chosen in shown.items())
    return Tally(tuple(counts), len(valid), aside)


def settle(count: Tally, rule: str, seed: str = "", electorate: int = 0) -> Outcome:
    """Who has won, by the announced rule where several did."""
    most = max(count.counts, default=0)
    top = tuple(option for option, votes in enumerate(count.counts) if votes == most and most)
    if len(top) < 2:  # noqa: PLR2004 - nobody, or one
        return Outcome(count, top[0] if top else None, electorate=electorate)
    if rule == "lot":
        winner = min(top, key=lambda option: lot(seed, option))
        return Outcome(count, winner, top, seed, electorate)
    return Outcome(count, top[0], top, electorate=electorate)


def lot(seed: str, option: int) -> str:
    """An option's lot, the smallest wins: SHA-256 of "seed:number", options numbered from 1."""
    return sha256(f"{seed}:{option + 1}".encode()).hexdigest()


def pledge(seed: str) -> str:
    """What is shown of a seed before the lot is drawn, so that nobody can change it: 16 signs of SHA-256."""
    return sha256(seed.encode()).hexdigest()[:16]


def why_not(*, closed: bool, joined_at: datetime | None, left: bool, opened_at: datetime | None) -> str:
    """Why a ballot does not count, "" if it does."""
    if closed:
        return LATE
    if left:
        return STRANGER
    if joined_at is not None and opened_at is not None and joined_at > opened_at:
        return NEWCOMER
    return ""


def bar(votes: int, voters: int, width: int = 10) -> str:
    """A share as a row of squares."""
    full = round(width * votes / voters) if voters else 0
    return "▓" * full + "░" * (width - full)


def percent(votes: int, voters: int) -> int:
    """A share in whole per cent, halves rounded up."""
    return (200 * votes + voters) // (2 * voters) if voters else 0


def next_day(day: date) -> str:
    """The period of a vote on the topic: the day after the one in which it closes."""
    return (day + timedelta(days=1)).isoformat()
