"""Points that run out: all that a calendar month earned go together, so many months after it has ended.

Spending uses the oldest points first, so what runs out is what of the old ones is left.
"""

from collections.abc import Iterable
from datetime import date, timedelta

EXPIRY = "expiry"
"""The kind of entry in the ledger."""


def running_out(entries: Iterable[tuple[date, int]], until: date) -> int:
    """What is left of the points earned up to and with a local day, oldest spent first.

    `entries` are all of a member's, as (local day, amount). Never more than their balance, never below 0.
    """
    earned = spent = 0
    for day, amount in entries:
        if amount < 0:
            spent -= amount
        elif day <= until:
            earned += amount
    return max(0, earned - spent)


def first_of_next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before a day's."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def earned_until(day: date, months: int) -> date:
    """Points earned up to this local day have run out when `day`, the first of a month, begins.

    `months` whole months (1 or more) must lie between: with 12, January's points end on 1 February a year
    later.
    """
    return months_before(day, months) - timedelta(days=1)


def days_to_go(today: date) -> tuple[date, int]:
    """The next day on which points run out (today, if it is a first), and how many days it is away."""
    day = today if today.day == 1 else first_of_next_month(today)
    return day, (day - today).days
