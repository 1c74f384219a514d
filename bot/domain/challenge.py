"""Challenges: what is asked of people, whose day a proof is, who has made it, which team did better."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from bot.domain.calendar import instant
from bot.domain.community import Community

SIGNUP, RUNNING, FINISHED, CANCELLED = "signup", "running", "finished", "cancelled"
ALIVE = (SIGNUP, RUNNING)

DONE, STRUCK, MISSED, OPEN, AHEAD = "done", "struck", "missed", "open", "ahead"
"""What a day of a challenge is to somebody; `open` is today without a proof."""

SETTLING = timedelta(minutes=5)
"""Proofs sent just before the end are still on their way then."""
BADGE = "challenge"
"""The badge of challenges that no template names one for."""


@dataclass(frozen=True, slots=True)
class Template:
    """A challenge ready to be started, of `content/challenges.toml`. Title and word go by language.

    `packs` are the content packs whose groups are offered it (none: all).
    """

    id: str
    title: Mapping[str, str]
    days: int
    needed: int
    proof: str
    word: Mapping[str, str] = field(default_factory=dict)
    points: int = 0
    packs: tuple[str, ...] = ()

    @property
    def badge(self) -> str:
        """The id of its badge; the badge's name is the text `badge-<id>`."""
        return f"{BADGE}-{self.id}"


@dataclass(frozen=True, slots=True)
class ChallengeRules:
    """Numbers of `content/challenges.toml`: defaults and limits of what staff can start."""

    days: int = 7
    points: int = 50
    points_at_most: int = 1000
    days_at_most: int = 60
    signup_days: int = 1
    signup_days_at_most: int = 30
    at_once: int = 3
    names_shown: int = 10
    templates: tuple[Template, ...] = ()

    def offered(self, pack: str) -> list[Template]:
        """The templates for a group with this pack."""
        return [each for each in self.templates if not each.packs or pack in each.packs]


@dataclass(frozen=True, slots=True)
class Plan:
    """A challenge that can be announced. `needed` of its `days` make it."""

    title: str
    days: int
    needed: int
    proof: str
    word: str
    points: int
    badge: str
    starts_on: date
    teams: tuple[str, ...] = ()

    @property
    def ends_on(self) -> date:
        """Its last local day."""
        return self.starts_on + timedelta(days=self.days - 1)

    def bounds(self, community: Community) -> tuple[datetime, datetime]:
        """The instants at which its first day begins and its last one has ended."""
        at = time(community.rollover_hour)
        after = self.ends_on + timedelta(days=1)
        return instant(self.starts_on, at, community.timezone), instant(after, at, community.timezone)


@dataclass(frozen=True, slots=True)
class Challenge:
    """A row of `challenge`; see there."""

    id: int
    community_id: int
    state: str
    title: str
    proof: str
    word: str
    days: int
    needed: int
    teams: tuple[str, ...]
    points: int
    badge: str
    starts_on: date
    ends_on: date
    begins_at: datetime
    ends_at: datetime
    made_by: int
    message_id: int | None

    def takes(self, day: date) -> bool:
        """Whether a local day is one of its days."""
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Runner:
    """Somebody who takes part and is still in the group: their team's number from 0, and days proved."""

    user_id: int
    name: str
    team: int | None
    days: int


@dataclass(frozen=True, slots=True)
class Team:
    """A team's result: its number, members, and mean of days proved per member (None if it is empty)."""

    number: int
    members: int
    mean: Fraction | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: everybody ranked, those who made it, the teams best first, the teams that won."""

    runners: list[tuple[int, Runner]]
    finishers: list[Runner]
    teams: list[Team]
    winners: list[int]


def ranked(runners: Iterable[Runner]) -> list[tuple[int, Runner]]:
    """(place from 1, runner), most days first; those with as many days share a place."""
    ordered = sorted(runners, key=lambda each: (-each.days, each.user_id))
    places: list[tuple[int, Runner]] = []
    for number, runner in enumerate(ordered, start=1):
        shared = places and places[-1][1].days == runner.days
        places.append((places[-1][0] if shared else number, runner))
    return places


def teams_of(runners: Collection[Runner], names: Sequence[str]) -> list[Team]:
    """The teams by their mean of days, best first; empty ones come last."""
    made = [_team(number, [each for each in runners if each.team == number]) for number in range(len(names))]
    return sorted(made, key=lambda team: (team.mean is None, -(team.mean or 0), team.number))


def _team(number: int, members: Sequence[Runner]) -> Team:
    mean = Fraction(sum(each.days for each in members), len(members)) if members else None
    return Team(number, len(members), mean)


def outcome(runners: Collection[Runner], names: Sequence[str], needed: int) -> Outcome:
    """The result. Teams with the same mean win together; without a single proof none does."""
    places = ranked(runners)
    teams = teams_of(runners, names)
    best = teams[0].mean if teams else None
    winners = [team.number for team in teams if best and team.mean == best]
    return Outcome(places, [each for _, each in places if each.days >= needed], teams, winners)


def balanced(sizes: Mapping[int, int], teams: int) -> int:
    """The team for somebody who does not mind: the smallest, of equal ones the first."""
    return min(range(teams), key=lambda number: (sizes.get(number, 0), number))


def own_days(challenge: Challenge, proofs: Mapping[date, bool], today: date) -> list[str]:
    """What each day is to somebody; `proofs` are theirs, by day, with whether it was struck."""
    return [_day(challenge.starts_on + timedelta(days=n), proofs, today) for n in range(challenge.days)]


def _day(day: date, proofs: Mapping[date, bool], today: date) -> str:
    if day in proofs:
        return STRUCK if proofs[day] else DONE
    if day == today:
        return OPEN
    return MISSED if day < today else AHEAD
