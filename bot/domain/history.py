"""What happened in a group before the bot counted it: said, come and gone, as an export tells it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.community import Community, Person
from bot.domain.hearing import Heard


class Step(StrEnum):
    """What somebody did, as far as it says whether they are in the group.

    `gone`: their account does not exist any more; nobody saw them leave.
    """

    JOIN = "join"
    LEAVE = "leave"
    SAID = "said"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Given:
    """One reaction of somebody."""

    person: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a person. `reactions` is how many it has, of which `given` are known.

    The name of an account that does not exist any more is empty.
    """

    message_id: int
    at: datetime
    person: Person
    media: bool
    reply: bool
    reactions: int = 0
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody came (`Step.JOIN`) or went (`Step.LEAVE`)."""

    at: datetime
    person: Person
    kind: Step


@dataclass(frozen=True, slots=True)
class Presence:
    """When somebody last came and last went, as far as is known."""

    joined_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def is_here(self) -> bool:
        """Whether they were seen coming and not going."""
        return self.joined_at is not None and self.left_at is None

    def after(self, kind: Step, at: datetime) -> "Presence | None":
        """Where they are after a movement; None if it was none: known already, or older news."""
        if kind is Step.JOIN and not self.is_here and (self.left_at is None or at > self.left_at):
            return Presence(at)
        if kind is Step.LEAVE and self.left_at is None and (self.joined_at is None or at >= self.joined_at):
            return Presence(self.joined_at, at)
        return None


@dataclass(slots=True)
class Chapter:
    """A stretch of a group's history, added up; what happened from `until` on is left out."""

    community: Community
    until: datetime | None
    heard: Heard = field(default_factory=Heard)
    received: Counter[tuple[date, int]] = field(default_factory=Counter)
    steps: dict[int, list[tuple[Step, datetime]]] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    messages: int = 0

    def add(self, said: Said) -> None:
        """One message, and the reactions to it."""
        self.heard.message(self.community, said.person, said.at, media=said.media, reply=said.reply)
        self.messages += 1
        self._step(said.person, Step.SAID, said.at)
        if not said.person.name:
            self._step(said.person, Step.GONE, said.at)
        if said.reactions or said.given:
            self._react(said)

    def move(self, moved: Moved) -> None:
        """One coming or going."""
        self._step(moved.person, moved.kind, moved.at)

    def _step(self, person: Person, kind: Step, at: datetime) -> None:
        self.people[person.user_id] = person
        steps = self.steps.setdefault(person.user_id, [])
        if kind is Step.SAID and steps and steps[-1][0] is Step.SAID:
            steps.pop()
        steps.append((kind, at))

    def _react(self, said: Said) -> None:
        """Those of whom nobody is known are taken as given when the message was written."""
        author = said.person.user_id
        for each in said.given:
            if self.until is not None and each.at >= self.until:
                continue
            self.heard.reaction(self.community, each.person, each.at, 1)
            if each.person.user_id != author:
                self.received[self.community.day_of(each.at), author] += 1
        unknown = said.reactions - len(said.given)
        if unknown > 0:
            self.received[self.community.day_of(said.at), author] += unknown


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person's steps came to: the movements, and whether they are in the group at the end.

    `left_at` is None for who did something there last; `seen_at` is when they did anything last.
    """

    user_id: int
    moved: tuple[tuple[Step, datetime], ...]
    joined_at: datetime | None
    left_at: datetime | None
    seen_at: datetime


def settle(user_id: int, before: Presence, steps: Sequence[tuple[Step, datetime]]) -> Settled:
    """Walk through somebody's steps, in the order of time.

    Who speaks is there, but did not come at that moment: only joins and leaves are movements.
    """
    presence, counted = before, []
    for kind, at in steps:
        moved = presence.after(kind, at)
        if moved is not None:
            presence = moved
            counted.append((kind, at))
    last, seen_at = steps[-1]
    joined = [at for kind, at in counted if kind is Step.JOIN]
    left_at = seen_at if last in (Step.LEAVE, Step.GONE) else None
    return Settled(user_id, tuple(counted), joined[-1] if joined else None, left_at, seen_at)


@dataclass(frozen=True, slots=True)
class Span:
    """Messages of an exported chat that have been taken in: those from `first_id` to `last_id`, if any."""

    first_id: int
    last_id: int
    last_at: datetime


def span_of(spans: Iterable[Span], message_id: int) -> Span | None:
    """The stretch that a message belongs to, None if it has not been taken in."""
    return next((each for each in spans if each.first_id <= message_id <= each.last_id), None)
