"""What a batch of updates adds up to, before anything is written, and what hearing looks out for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.domain.calendar import local_hour
from bot.domain.community import Community, Person
from bot.domain.complaint import Complaint
from bot.domain.proof import Wanted
from bot.domain.screening import Hit, Rule
from bot.domain.spam import Verdict


@dataclass(slots=True)
class Count:
    """One member's local day: messages, of these with media and replies; reactions given."""

    messages: int = 0
    media: int = 0
    replies: int = 0
    reactions: int = 0


@dataclass(slots=True)
class Seen:
    """A person as last seen in the batch; their first and last local day in it."""

    name: str
    username: str
    first: date
    day: date


class Spoken(NamedTuple):
    """A member's message; `length` is that of its text in characters, 0 if it was a request."""

    community_id: int
    message_id: int
    user_id: int
    at: datetime
    length: int


class Answer(NamedTuple):
    """A message that answers one of our posts."""

    community_id: int
    post_id: int
    user_id: int
    message_id: int
    at: datetime


class Reacted(NamedTuple):
    """How many reactions somebody has on a message now, and how many they had before."""

    community_id: int
    message_id: int
    user_id: int
    now: int
    before: int
    at: datetime


class Ballot(NamedTuple):
    """A poll answer: the numbers of the options from 0, none if it was taken back."""

    community_id: int
    vote_id: int
    person: Person
    options: tuple[int, ...]
    at: datetime


class StrayBallot(NamedTuple):
    """An answer to a poll that is not known (yet: Telegram's answer with its id may be under way)."""

    poll_id: str
    person: Person
    options: tuple[int, ...]
    at: datetime


class Proof(NamedTuple):
    """A message that looks like a challenge's daily proof, whoever wrote it."""

    community_id: int
    challenge_id: int
    user_id: int
    message_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Tagged:
    """A message with hashtags: these, without sign and capital letters."""

    community_id: int
    message_id: int
    user_id: int
    at: datetime
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What screening says of one text: rules met, a complaint in it, what the spam model thinks.

    `dry` are the rules that only report here. `ordinary`: nothing was found, which is worth remembering too.
    """

    hits: tuple[Hit, ...]
    text: str
    complaint: Complaint | None = None
    verdict: Verdict | None = None
    dry: frozenset[Rule] = frozenset()
    ordinary: bool = False

    @property
    def about_channel(self) -> "Finding | None":
        """What of it matters where a channel wrote: it is no member who complains or chats."""
        return replace(self, complaint=None) if self.hits or self.verdict is not None else None


@dataclass(frozen=True, slots=True)
class Found:
    """A message with a finding. `edited`: it was found when they changed it."""

    community_id: int
    message_id: int
    person: Person
    at: datetime
    finding: Finding
    thread_id: int | None = None
    newcomer: bool = False
    edited: bool = False


LISTENED_TO = timedelta(hours=24)
"""So long replies and reactions to a post are its effect."""


class Posted(NamedTuple):
    """A post of ours: its row's id, and when it was sent."""

    id: int
    at: datetime

    def listens(self, at: datetime) -> bool:
        """Whether what was said then is still its effect, whenever it is heard."""
        return at - self.at < LISTENED_TO


@dataclass(frozen=True, slots=True)
class Watching:
    """What hearing looks out for in a batch, as the rows said when it began.

    `posts` by (community id, message id) and `threads` by (community id, thread id) are those that the oldest
    message of the batch may be about; `polls` by poll id the community's and the vote's; `proofs` by
    community what challenges want; `dialogues` are the (chat id, user id) of people who were asked something;
    `joined` says by (community id, user id) when those came who were newcomers then.
    """

    posts: dict[tuple[int, int], Posted] = field(default_factory=dict)
    threads: dict[tuple[int, int], Posted] = field(default_factory=dict)
    polls: dict[str, tuple[int, int]] = field(default_factory=dict)
    proofs: dict[int, tuple[Wanted, ...]] = field(default_factory=dict)
    dialogues: frozenset[tuple[int, int]] = frozenset()
    joined: dict[tuple[int, int], datetime] = field(default_factory=dict)

    def is_new(self, community_id: int, user_id: int, at: datetime, span: timedelta) -> bool:
        """Whether somebody was a newcomer, who had joined within that span, when they said something."""
        since = self.joined.get((community_id, user_id))
        return since is not None and timedelta(0) <= at - since < span


@dataclass(slots=True)
class Heard:
    """A batch's counters, keyed by community, local day and member, and what the features follow up.

    `posts` are those of `Watching`.
    """

    days: dict[tuple[int, date, int], Count] = field(default_factory=dict)
    hours: dict[tuple[int, date, int], int] = field(default_factory=dict)
    people: dict[tuple[int, int], Seen] = field(default_factory=dict)
    spoken: list[Spoken] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    reactions: list[Reacted] = field(default_factory=list)
    ballots: list[Ballot] = field(default_factory=list)
    strays: list[StrayBallot] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    posts: Mapping[tuple[int, int], Posted] = field(default_factory=dict)

    @property
    def has_effects(self) -> bool:
        """Whether more follows from it than counters."""
        return bool(self.spoken or self.reactions or self.ballots or self.found)

    def among(self, communities: Collection[int], *, strays: bool) -> "Heard":
        """What was heard in these communities, and the ballots of polls that nobody knows."""
        return Heard(
            days={key: each for key, each in self.days.items() if key[0] in communities},
            hours={key: each for key, each in self.hours.items() if key[0] in communities},
            people={key: each for key, each in self.people.items() if key[0] in communities},
            spoken=[each for each in self.spoken if each.community_id in communities],
            answers=[each for each in self.answers if each.community_id in communities],
            reactions=[each for each in self.reactions if each.community_id in communities],
            ballots=[each for each in self.ballots if each.community_id in communities],
            strays=self.strays if strays else [],
            proofs=[each for each in self.proofs if each.community_id in communities],
            tagged=[each for each in self.tagged if each.community_id in communities],
            found=[each for each in self.found if each.community_id in communities],
            posts=self.posts,
        )

    def message(
        self, community: Community, person: Person, at: datetime, *, media: bool, reply: bool
    ) -> None:
        """One message of one member."""
        day = community.day_of(at)
        count = self._count(community, person, day)
        count.messages += 1
        count.media += media
        count.replies += reply
        hour = (community.id, day, local_hour(at, community.timezone))
        self.hours[hour] = self.hours.get(hour, 0) + 1

    def reaction(self, community: Community, person: Person, at: datetime, given: int) -> None:
        """Reactions a member gave (never negative: taking one back is not counted down)."""
        self._count(community, person, community.day_of(at)).reactions += given

    def person(self, community: Community, person: Person, day: date) -> None:
        """Somebody did something on a local day."""
        seen = self.people.get((community.id, person.user_id))
        if seen is None:
            self.people[community.id, person.user_id] = Seen(person.name, person.username, day, day)
        else:
            seen.name, seen.username = person.name, person.username
            if day != seen.day:
                seen.first, seen.day = min(seen.first, day), max(seen.day, day)

    def _count(self, community: Community, person: Person, day: date) -> Count:
        self.person(community, person, day)
        return self.days.setdefault((community.id, day, person.user_id), Count())
