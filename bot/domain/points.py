"""The ledger's rules: what an entry is, what staff may award, which periods a leaderboard has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

REASON_LENGTH = 200
_AWARD = re.compile(
    r"(?:(?P<who>@\w{1,32}|\d{1,15})\s+)?\+?(?P<amount>\d{1,9})(?:\s+(?P<reason>.+))?", re.DOTALL
)
_PERIODS = {
    "week": ("", "week", "weekly", "周", "週", "本周", "这周", "周榜"),
    "month": ("month", "monthly", "月", "本月", "这个月", "月榜"),
    "all": ("all", "total", "总", "總", "全部", "总榜", "所有"),
}

SPENDING = frozenset({"makeup", "purchase", "refund", "expiry"})
"""Kinds that move the balance but neither raise nor lower anybody's place on a leaderboard."""

UNDO = "undo"
UNDOABLE = frozenset({
    "award", "thanks", "message", "answer", "vote", "challenge", "honour", "title", "checkin", "milestone",
    "gift", "task", "koc",
})  # fmt: skip
"""Kinds that staff can take back by the entry; others cost something, or have a way back of their own."""

ALL = "all"


@dataclass(frozen=True, slots=True)
class PointsRules:
    """Numbers of `content/points.toml`. `thanks_per_day` are points, `messages_per_day` messages.

    `expire_after_months`: 0 lets no points run out; `expire_reminder_days` are days before that.
    """

    award_at_most: int = 100
    awards_per_day: int = 500
    entries_shown: int = 5
    rank_shown: int = 10
    message_points: int = 1
    message_minutes: int = 5
    messages_per_day: int = 6
    message_length: int = 4
    thanks_points: int = 2
    thanks_per_day: int = 10
    expire_after_months: int = 0
    expire_reminder_days: tuple[int, ...] = (7, 1)


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


@dataclass(frozen=True, slots=True)
class Due:
    """An entry of a community's local day, still to be recorded."""

    community_id: int
    day: date
    entry: Entry


@dataclass(frozen=True, slots=True)
class Award:
    """What staff want to give: `named` is "@name", an id, or empty for whoever they reply to."""

    named: str
    amount: int
    reason: str


def worth_paying(
    times: Iterable[datetime], paid: int, paid_at: datetime | None, rules: PointsRules
) -> list[datetime]:
    """Which of a member's messages of one day earn points, when `paid` have and the last was at `paid_at`."""
    chosen: list[datetime] = []
    pause = timedelta(minutes=rules.message_minutes)
    for at in sorted(times):
        if paid + len(chosen) >= rules.messages_per_day:
            break
        if paid_at is None or at >= paid_at + pause:
            chosen.append(at)
            paid_at = at
    return chosen


def read_award(written: str, *, reply: bool) -> Award | None:
    """What follows /award: "@name 20 reason", "123456789 20 reason", or in a reply "20 reason".

    `reason` may come out empty. None for anything else.
    """
    match = _AWARD.fullmatch(written.strip())
    if match is None:
        return None
    who, amount, reason = match["who"] or "", match["amount"], match["reason"] or ""
    if reply and who.isdigit():  # "20 30 jokes in a row": in a reply the first number is the points
        who, amount, reason = "", who, f"{amount} {reason}"
    if not who and not reply:
        return None
    return Award(who, int(amount), " ".join(reason.split()))


def period_meant(written: str) -> str | None:
    """What people mean by the words after /rank: "week" (also by none), "month", "all"; None for nonsense."""
    word = written.strip().casefold()
    return next((name for name, words in _PERIODS.items() if word in words), None)


def parts_of(reason: str) -> dict[str, int]:
    """The parts of a check-in's pay as its entry keeps them: "base=10 streak=4"."""
    pairs = (part.partition("=") for part in reason.split())
    return {name: int(points) for name, _, points in pairs if points.removeprefix("-").isdigit()}


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
