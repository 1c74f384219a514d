"""Shares (show-and-tell): what members are proud of, shown to everybody once staff have looked at it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

WAITING, APPROVED, FEATURED, DECLINED = "waiting", "approved", "featured", "declined"
"""The states of a share; featured is approved and more."""
SHOWN = (FEATURED, APPROVED)
GALLERY = "gallery"
"""The kind of the weekly post, and the setting that says which hashtags a group uses ([]: none)."""
HASHTAGS = "share_hashtags"
REASON_LENGTH = 300
SUNDAY = 6
_TAG = re.compile(r"[#＃](\w{1,64})")


@dataclass(frozen=True, slots=True)
class ShareRules:
    """`content/shares.toml`. `points` are for an approved share, `featured_points` for a featured one in all.

    `per_day`: shares of one member that are looked at. `weekday` 0 (Monday) to 6 and `at` are when the
    gallery comes; it shows `shown` shares at most, and there is none with fewer than `at_least`.
    """

    hashtags: tuple[str, ...] = ("晒单", "share")
    points: int = 10
    featured_points: int = 30
    per_day: int = 3
    weekday: int = SUNDAY
    at: time = time(20, 0)
    at_least: int = 2
    shown: int = 12


@dataclass(frozen=True, slots=True)
class Share:
    """A row of `share`; see there."""

    id: int
    community_id: int
    message_id: int
    user_id: int
    shared_by: int
    state: str
    local_date: date
    at: datetime
    round: int = 0
    decided_by: int | None = None
    decided_at: datetime | None = None
    reason: str = ""
    notice_id: int | None = None
    post_id: int | None = None


def hashtags(text: str) -> frozenset[str]:
    """The hashtags in a text without their sign, capital letters folded."""
    return frozenset(tag.casefold() for tag in _TAG.findall(text))


def worth(state: str, rules: ShareRules) -> int:
    """The points that a share in this state is worth in all."""
    return {APPROVED: rules.points, FEATURED: max(rules.points, rules.featured_points)}.get(state, 0)


def can_become(state: str, to: str) -> bool:
    """Whether staff may decide so: what waits in any way, and an approved one may be featured as well."""
    return to in {APPROVED, FEATURED, DECLINED} if state == WAITING else (state, to) == (APPROVED, FEATURED)
