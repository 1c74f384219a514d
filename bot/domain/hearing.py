"""What a batch of group messages adds up to, before anything is written."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.calendar import local_hour
from bot.domain.community import Community, Person


@dataclass(slots=True)
class Count:
    """One member's local day: messages, of these with media and replies; reactions given."""

    messages: int = 0
    media: int = 0
    replies: int = 0
    reactions: int = 0


@dataclass(slots=True)
class Seen:
    """A person as they last appeared in the batch, and how many messages they sent in it."""

    name: str
    username: str
    day: date
    messages: int = 0


@dataclass(slots=True)
class Heard:
    """A batch's counters, keyed by community, local day and member."""

    days: dict[tuple[int, date, int], Count] = field(default_factory=dict)
    hours: dict[tuple[int, date, int], int] = field(default_factory=dict)
    people: dict[tuple[int, int], Seen] = field(default_factory=dict)

    def message(
        self, community: Community, person: Person, at: datetime, *, media: bool, reply: bool
    ) -> None:
        """One message of one member."""
        day = community.day_of(at)
        count = self._count(community, person, day)
        count.messages += 1
        count.media += media
        count.replies += reply
        self.people[community.id, person.user_id].messages += 1
        hour = (community.id, day, local_hour(at, community.timezone))
        self.hours[hour] = self.hours.get(hour, 0) + 1

    def reaction(self, community: Community, person: Person, at: datetime, given: int) -> None:
        """Reactions a member gave (never negative: taking one back is not counted down)."""
        self._count(community, person, community.day_of(at)).reactions += given

    def _count(self, community: Community, person: Person, day: date) -> Count:
        seen = self.people.get((community.id, person.user_id))
        if seen is None:
            self.people[community.id, person.user_id] = Seen(person.name, person.username, day)
        else:
            seen.name, seen.username, seen.day = person.name, person.username, max(seen.day, day)
        return self.days.setdefault((community.id, day, person.user_id), Count())
