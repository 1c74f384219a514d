"""Who comes and goes in a group, and when each of them usually checks in. The same seed, the same plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import count
from random import Random

from bot.demo.cast import Group, Person

DAWN, DUSK = 7 * 3600, 23 * 3600
"""Between these seconds of the local day people are awake."""
GATE_ON = "/gate on"
_CROWDED = {2: 5, 9: 7, 17: 4}
"""Days on which several come within a minute."""
_COMES_BACK = 0.25
_LOSES_INTEREST = 0.35


@dataclass(frozen=True, slots=True)
class Habit:
    """`talk`: how likely this person is the next to speak, against others; `checkin`: chance a day."""

    talk: float
    checkin: float


HABITS = {
    "moderator": Habit(3, 0.6),
    "chatty": Habit(6, 0.75),
    "keeper": Habit(1.5, 0.97),
    "regular": Habit(2.5, 0.5),
    "lurker": Habit(0.2, 0.1),
    "seller": Habit(0.5, 0.2),
    "leaver": Habit(2, 0.4),
    "newcomer": Habit(1.5, 0.45),
}


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day of the story (the first is 1) and seconds of its local wall clock."""

    day: int
    second: int

    @property
    def wall(self) -> time:
        """The time of day."""
        minutes, second = divmod(self.second, 60)
        return time(minutes // 60, minutes % 60, second)


@dataclass(frozen=True, slots=True)
class Stay:
    """A time somebody spends in the group, without the moment of leaving."""

    person: Person
    came: Moment
    went: Moment | None = None

    def covers(self, at: Moment) -> bool:
        """Whether they are there."""
        return self.came < at and (self.went is None or at < self.went)


class Plan:
    """The comings and goings of one group, for as many days as there are newcomers."""

    def __init__(self, group: Group, seed: int) -> None:
        self._seed = f"{seed}/{group.chat_id}"
        chance = self.chance("plan")
        self.stays = [*self._founders(group, chance), *self._newcomers(group, chance)]
        self.visits = [*self._visits(group)]
        self._gate = _gate_of(group)
        self._usual = {person: chance.choices((8, 12, 21), (5, 2, 3))[0] * 3600 for person in group.people}

    def chance(self, *what: object) -> Random:
        """Chance for one purpose, the same for the same seed."""
        name = "/".join(map(str, (self._seed, *what)))
        return Random(name)  # noqa: S311 - a story, not a secret

    def here(self, at: Moment) -> list[Person]:
        """Who is in the group."""
        return [stay.person for stay in self.stays if stay.covers(at)]

    def is_here(self, person: Person, at: Moment) -> bool:
        """Whether somebody is in the group, a stranger too."""
        return any(stay.person == person and stay.covers(at) for stay in (*self.stays, *self.visits))

    def gated(self, at: Moment) -> bool:
        """Whether newcomers are asked something before they may write."""
        return self._gate is not None and self._gate < at

    def usual(self, person: Person) -> int:
        """When they usually check in, in seconds of the day."""
        return self._usual[person]

    def days_here(self, person: Person, at: Moment) -> int:
        """For how many days they have been here this time."""
        return max(at.day - stay.came.day for stay in self.stays if stay.person == person and stay.covers(at))

    @staticmethod
    def _founders(group: Group, chance: Random) -> list[Stay]:
        start = Moment(0, 0)
        return [
            Stay(person, start, Moment(chance.randint(4, 20), chance.randint(10 * 3600, DUSK)))
            if person.part == "leaver"
            else Stay(person, start)
            for person in group.founders
        ]

    @staticmethod
    def _visits(group: Group) -> Iterator[Stay]:
        """Strangers come once, in the first cycle: most of them cannot come back."""
        for person, visit in zip(group.strangers, group.visits, strict=True):
            went = Moment(visit.day + visit.days, visit.second) if visit.days else None
            yield Stay(person, Moment(visit.day, visit.second), went)

    @staticmethod
    def _newcomers(group: Group, chance: Random) -> list[Stay]:
        stays: list[Stay] = []
        coming = list(group.newcomers)
        for day in count(1):
            together = _CROWDED.get(day, 0) if len(group.newcomers) > sum(_CROWDED.values()) else 0
            for second in _arrivals(group, together, chance):
                if not coming:
                    return stays
                stays += _stays(coming.pop(0), Moment(day, second), chance)
        return stays


def _gate_of(group: Group) -> Moment | None:
    """When a moderator switches the gate on."""
    return min((Moment(each.day, each.second) for each in group.rounds if each.line == GATE_ON), default=None)


def _arrivals(group: Group, together: int, chance: Random) -> list[int]:
    """The seconds of a day at which somebody joins."""
    whole, rest = divmod(group.arrivals_a_day, 1)
    singles = int(whole) + (chance.random() < rest)
    first = chance.randint(11 * 3600, 20 * 3600)
    crowd = [first + 7 * number for number in range(together)]
    return sorted([*crowd, *(chance.randint(9 * 3600, 22 * 3600) for _ in range(singles))])


def _stays(person: Person, came: Moment, chance: Random) -> list[Stay]:
    if chance.random() >= _LOSES_INTEREST:
        return [Stay(person, came)]
    went = Moment(came.day + chance.randint(1, 12), chance.randint(10 * 3600, DUSK))
    stays = [Stay(person, came, went)]
    if chance.random() < _COMES_BACK:
        stays.append(
            Stay(person, Moment(went.day + chance.randint(1, 4), chance.randint(10 * 3600, 20 * 3600)))
        )
    return stays
