"""Members report messages: how many of them make staff look, and who loses the right to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

RULE = "report"
"""The rule of an incident that members' reports opened."""
SEVERITY = 2
REASON_LENGTH = 300
CONFIRMED, PARDONED, FORGIVEN = "confirmed", "pardoned", "forgiven"
"""What came of a report; staff forgive those that were wrong where they let somebody report again."""


@dataclass(frozen=True, slots=True)
class ReportRules:
    """Numbers of `reports.toml`: reports, and appeals against what staff or the bot did.

    `reporters` different members make staff look at a message, each at most `per_day` times a local day.
    Whoever was wrong in `wrong` of their last `of_last` decided reports loses the right for `barred_days`.
    An appeal is open to members for `appeal_days` after a sanction; staff are reminded of one that has waited
    for `appeal_hours`.
    """

    reporters: int = 2
    per_day: int = 10
    wrong: int = 3
    of_last: int = 5
    barred_days: int = 30
    appeal_days: int = 90
    appeal_hours: int = 72


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of somebody's report, and when that was decided."""

    verdict: str
    at: datetime


def barred_until(decided: Sequence[Decided], rules: ReportRules) -> datetime | None:
    """Until when somebody may not report, going by their decided reports, the newest first; None if they may.

    It counts from the last report that was wrong, so that being right after coming back is no new offence.
    """
    last = decided[: rules.of_last]
    wrong = [each.at for each in last if each.verdict == PARDONED]
    if len(wrong) < rules.wrong:
        return None
    return max(wrong) + timedelta(days=rules.barred_days)


def is_barred(decided: Sequence[Decided], rules: ReportRules, now: datetime) -> bool:
    """Whether somebody may not report now."""
    until = barred_until(decided, rules)
    return until is not None and now < until
