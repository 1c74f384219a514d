"""Who takes part in something that is open for some hours, and when; and how a vote goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.demo.cast import Person
from bot.demo.plan import DAWN, DUSK, Moment
from bot.demo.sheet import Sheet
from bot.domain.calendar import instant

_DAY = 24 * 3600
_TRIES = 20
_VOTING, _CHANGING, _LEAVING = 0.5, 0.15, 0.06
"""Chances: to vote at all, to change one's mind, to take the ballot back."""
_SETTLED = 6
"""Seconds after its end in which a vote has been counted and a giveaway drawn."""


@dataclass(frozen=True, slots=True)
class Polling:
    """A vote opens at a second of a day (from 1) for some hours; `weights` is how the voices fall.

    `name` tells it from others of that day; `several` are the most options that somebody chooses.
    """

    name: str
    day: int
    second: int
    hours: int
    weights: Sequence[int]
    several: int = 1


def polling(sheet: Sheet, vote: Polling) -> None:
    """What one day has of a vote: the ballots, and its end."""
    chance = sheet.plan.chance("vote", vote.name, vote.day)
    for person, at in turnout(sheet, chance, _VOTING, vote.day, vote.second, vote.hours):
        sheet_vote(sheet, person, at, _choice(chance, vote))
        later = Moment(at.day, min(at.second + chance.randint(300, 9000), DUSK))
        if chance.random() < _CHANGING:
            sheet_vote(sheet, person, later, _choice(chance, vote))
        elif chance.random() < _LEAVING:
            sheet_vote(sheet, person, later, ())
    over(sheet, vote.day, vote.second, vote.hours)


def sheet_vote(sheet: Sheet, person: Person, at: Moment, options: Sequence[int]) -> None:
    """A ballot, if this is its day."""
    if at.day == sheet.number:
        sheet.vote(person, at.second, options)


def _choice(chance: Random, vote: Polling) -> list[int]:
    wanted = chance.randint(1, vote.several)
    return sorted(set(chance.choices(range(len(vote.weights)), vote.weights, k=wanted)))


def turnout(
    sheet: Sheet, chance: Random, share: float, day: int, second: int, hours: float
) -> Iterator[tuple[Person, Moment]]:
    """About that share of all people, each with the moment at which they come; sooner rather than later."""
    for person in sheet.group.people:
        if chance.random() < share:
            yield person, _moment(chance, day * _DAY + second + 60, int(hours * 3600) - 120)


def _moment(chance: Random, start: int, seconds: int) -> Moment:
    for _ in range(_TRIES):
        at = Moment(*divmod(start + int(chance.betavariate(1, 2.5) * seconds), _DAY))
        if DAWN <= at.second <= DUSK:
            return at
    return Moment(*divmod(start, _DAY))


def over(sheet: Sheet, day: int, second: int, hours: int) -> None:
    """The end of what has been open since then, if it comes today, and that it has been dealt with."""
    date = sheet.day + timedelta(days=day - sheet.number)
    begun = instant(date, Moment(day, second).wall, sheet.group.timezone)
    end = (begun + timedelta(hours=hours)).astimezone(ZoneInfo(sheet.group.timezone))
    if end.date() == sheet.day:
        second = end.hour * 3600 + end.minute * 60 + end.second
        sheet.wait(second)
        sheet.wait(second + _SETTLED)
