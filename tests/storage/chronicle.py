"""A group's invented past: events that are written as the bot writes them, and counted again by hand."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.checkin import NORMAL
from bot.domain.community import Community, Person
from bot.domain.hearing import Heard
from bot.domain.statistics import DAY, Share, Span
from bot.storage.checkin import Day
from bot.storage.uow import UnitOfWork

MESSAGE, REACTION, CHECKIN, JOIN, LEAVE = "message", "reaction", "checkin", "join", "leave"
DONE = (MESSAGE, REACTION, CHECKIN)


@dataclass(frozen=True)
class Event:
    """Somebody does something at an instant."""

    at: datetime
    user: int
    kind: str


@dataclass
class Chronicle:
    """All that happened, and the naive reckoning: every event is looked at for every figure."""

    zone: str
    rollover: int
    events: list[Event] = field(default_factory=list)

    def day(self, event: Event) -> date:
        """By the wall clock: what the community calls that day."""
        wall = event.at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return (wall - timedelta(hours=self.rollover)).date()

    @cached_property
    def dated(self) -> dict[int, list[tuple[date, str]]]:
        """What everybody did, and on which days."""
        found: dict[int, list[tuple[date, str]]] = {}
        for event in self.events:
            found.setdefault(event.user, []).append((self.day(event), event.kind))
        return found

    def days_of(self, user: int, kinds: Collection[str] = DONE) -> set[date]:
        """The days on which somebody did one of these."""
        return {day for day, kind in self.dated[user] if kind in kinds}

    @property
    def users(self) -> set[int]:
        """Everybody."""
        return set(self.dated)

    def who(self, span: Span, kinds: Collection[str] = DONE) -> set[int]:
        """Who did one of these within some days."""
        within = set(span.days)
        return {user for user in self.users if self.days_of(user, kinds) & within}

    def count(self, day: date, kind: str) -> int:
        """How often something was done on a day."""
        return sum(each == (day, kind) for did in self.dated.values() for each in did)

    def first(self, user: int) -> date | None:
        """Somebody's first day."""
        return min(self.days_of(user), default=None)

    def retention(self, span: Span, days: int) -> Share:
        """Of those whose day so long after their first is within the span, those there on it."""
        firsts = {user: first for user in self.users if (first := self.first(user)) is not None}
        due = [user for user, first in firsts.items() if first + DAY * days in span.days]
        return Share(sum(firsts[user] + DAY * days in self.days_of(user) for user in due), len(due))

    def activation(self, span: Span, days: int) -> Share:
        """Of those whose first days since they joined ended within the span, those who spoke in them."""
        joined = {user: self.days_of(user, [JOIN]) for user in self.users}
        due = {
            user: min(on)
            for user, each in joined.items()
            if (on := {day for day in each if day + DAY * (days - 1) in span.days})
        }
        spoke = [
            user for user, day in due.items()
            if self.days_of(user, [MESSAGE]) & {day + DAY * n for n in range(days)}
        ]  # fmt: skip
        return Share(len(spoke), len(due))

    def life_cycle(self, span: Span) -> tuple[int, int, int, int]:
        """New, returning, resurrected, dormant."""
        now, then = self.who(span), self.who(span.before)
        new = {user for user in now - then if (self.first(user) or span.last) >= span.first}
        return len(new), len(now & then), len(now - then - new), len(then - now)

    def hours(self, span: Span) -> list[list[int]]:
        """Messages by weekday of the day and hour of the wall clock."""
        counts = Counter(
            (self.day(event).weekday(), event.at.astimezone(ZoneInfo(self.zone)).hour)
            for event in self.events
            if event.kind == MESSAGE and self.day(event) in span.days
        )
        return [[counts[weekday, hour] for hour in range(24)] for weekday in range(7)]


def invented(zone: str, rollover: int, start: datetime, days: int, chance: Random) -> Chronicle:
    """People who come, talk on some days, and now and then go."""
    past = Chronicle(zone, rollover)
    for user in range(100, 125):
        came = start + timedelta(hours=chance.randrange(24 * days - 30))
        eager = chance.choice([0.05, 0.3, 0.8])
        past.events.append(Event(came, user, JOIN))
        at = came + timedelta(minutes=chance.randrange(1, 3000))
        while at < start + timedelta(days=days):
            if chance.random() < eager:
                past.events.append(Event(at, user, chance.choice([MESSAGE, MESSAGE, REACTION, CHECKIN])))
            at += timedelta(minutes=chance.randrange(20, 1500))
        if chance.random() < 0.2:
            past.events.append(Event(at, user, LEAVE))
    past.events.sort(key=lambda event: event.at)
    seen = set()
    for event in list(past.events):
        key = event.user, past.day(event)
        if event.kind == CHECKIN and key in seen:
            past.events.remove(event)
        seen |= {key} if event.kind == CHECKIN else set()
    return past


async def write(uow: UnitOfWork, community: Community, past: Chronicle) -> None:
    """As intake would: several days of talk in one batch, too."""
    heard = Heard()
    for number, event in enumerate(past.events):
        person, day = Person(event.user, f"N{event.user}"), community.day_of(event.at)
        if event.kind == MESSAGE:
            heard.message(community, person, event.at, media=number % 4 == 0, reply=number % 3 == 0)
        elif event.kind == REACTION:
            heard.reaction(community, person, event.at, 2)
        else:
            await uow.members.ensure(community.id, person)
            await _note(uow, community, event, day)
    await uow.activity.flush(heard)


async def _note(uow: UnitOfWork, community: Community, event: Event, day: date) -> None:
    if event.kind == CHECKIN:
        await uow.checkins.add(community.id, Day(event.user, day, NORMAL, 10), event.at)
        return
    await uow.welcome.move(community.id, event.user, event.kind, event.at, day, greet=False)
    changes = {"joined_at": event.at} if event.kind == JOIN else {"left_at": event.at}
    await uow.members.change(community.id, event.user, **changes)
