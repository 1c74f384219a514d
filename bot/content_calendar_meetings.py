"""Two messages in one minute of a group, among all that goes out by plan."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.calendar import instant
from bot.problems import Problem
from bot.toml_file import Location, TomlFile

_DAY = timedelta(days=1)
_FIX = "give one of them another time or other kinds of group"


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """Something that goes out at a time of day on these local dates, and where that is written.

    `name` is what findings call it; `kinds` the kinds of group it is for, none for all.
    """

    file: TomlFile
    key: Location
    name: str
    at: time
    days: frozenset[date]
    kinds: frozenset[str] = frozenset()


def meetings(found: Iterable[Due], zones: Collection[str]) -> Iterator[Problem]:
    """Each two that meet, told where the later of them in this order is written, with the first day of that.

    They have one time of day, or a spring change of one of the zones moves one of them onto the other.
    """
    dues = list(found)
    for one, other in combinations(dues, 2):
        if one.at == other.at and _for_same(one, other) and (days := one.days & other.days):
            what = f"is {other.at:%H:%M}, when on {min(days)} {_named(one, other)} is due as well"
            yield other.file.problem(other.key, what, _FIX)
    for zone in sorted(zones):
        yield from _after_changes(dues, zone)


def _after_changes(dues: Sequence[Due], zone: str) -> Iterator[Problem]:
    for day in _changes(zone, sorted({day for each in dues for day in each.days})):
        moved = {each: instant(day, each.at, zone).astimezone(ZoneInfo(zone)) for each in dues}
        here = [each for each in dues if day in each.days]
        for one, other in combinations(here, 2):
            if one.at != other.at and moved[one] == moved[other] and _for_same(one, other):
                what = (
                    f"is {other.at:%H:%M}; on {day}, when the clock changes in {zone}, {_named(one, other)} "
                    f"({one.at:%H:%M}) is due in the same minute"
                )
                yield other.file.problem(other.key, what, _FIX)


def _changes(zone: str, days: Sequence[date]) -> Iterator[date]:
    """The days on which the clock is put forward."""
    for day in days:
        begin, end = (datetime.combine(each, time(), ZoneInfo(zone)) for each in (day, day + _DAY))
        if (end.utcoffset() or timedelta()) > (begin.utcoffset() or timedelta()):
            yield day


def _for_same(one: Due, other: Due) -> bool:
    return not one.kinds or not other.kinds or bool(one.kinds & other.kinds)


def _named(one: Due, other: Due) -> str:
    return one.name if one.file.name == other.file.name else f"{one.name} of {Path(one.file.name).name}"
