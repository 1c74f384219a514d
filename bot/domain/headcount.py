"""How many were in a group at the end of each day: what Telegram said now and then, and who came and left."""

from collections.abc import Mapping
from datetime import date

from bot.domain.statistics import Span


def at_each_end(span: Span, told: Mapping[date, int], growth: Mapping[date, int]) -> dict[date, int]:
    """The members at the end of each day; `told` is what is known of some days' ends, at least of one.

    From a known day on it is counted forward, before the first one back.
    """
    first = min(told)
    members, found = told[first], {}
    for day in Span(first, max(first, span.last)).days:
        members = told.get(day, members + growth.get(day, 0))
        found[day] = max(0, members)
    members = told[first]
    for day in reversed(Span(min(first, span.first), first).days):
        found[day] = max(0, members)
        members -= growth.get(day, 0)
    return {day: found[day] for day in span.days}
