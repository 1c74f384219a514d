"""The sheet on which one day of one group is written: who is there, what they say, in what order."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack

from bot.demo.acts import About, Act, Do
from bot.demo.cast import Group, Person, Talk
from bot.demo.plan import DAWN, DUSK, HABITS, Moment, Plan
from bot.domain.calendar import instant

UNSEEN = (
    "/checkin", "/makeup", "/points", "/rank", "/me", "/levels", "/shop", "/orders", "/topic", "/vote",
    "/votes", "/challenge", "/giveaway", "/duty", "/gate", "/audit", "/record", "/feedback",
    "/badges", "/honours", "/gallery", "/koc", "/stats", "/health",
)  # fmt: skip
"""Commands which the group does not see being typed."""
_PEAKS = {(7.5, 9.5): 3, (11.75, 13.5): 3, (14.5, 17.5): 2, (19.5, 22.75): 6}
"""Hours in which people talk, and how much."""
_KEYS_A_DAY = 10_000
_AT_THE_GATE, _GREETED = 25, 61
"""Seconds until somebody has answered the gate, and until they are greeted then."""


class Sheet:
    """Acts are added in any order, at seconds of the local day, and come out in time's order."""

    def __init__(self, group: Group, plan: Plan, number: int, day: date) -> None:
        self.group = group
        self.plan = plan
        self.number = number
        self.day = day
        self.chance = plan.chance("day", number)
        self._decks: dict[str, list[str]] = {}
        self._keys = number * _KEYS_A_DAY
        self._acts: list[Act] = []

    @property
    def acts(self) -> list[Act]:
        """All that was written, in order."""
        return sorted(self._acts, key=lambda act: act.at)

    def here(self, second: int) -> list[Person]:
        """Who is in the group then."""
        return self.plan.here(Moment(self.number, second))

    def somebody(self, second: int, but: Collection[Person] = ()) -> Person:
        """The next to speak: the talkative more often than the quiet."""
        people = [person for person in self.here(second) if person not in but]
        return self.chance.choices(people, [HABITS[person.part].talk for person in people])[0]

    def some(self, second: int, number: int, but: Collection[Person] = ()) -> list[Person]:
        """So many different people, or as many as there are."""
        people = [person for person in self.here(second) if person not in but]
        return self.chance.sample(people, min(number, len(people)))

    def likely(self, probability: float) -> bool:
        """Whether chance has it so."""
        return self.chance.random() < probability

    def hour(self) -> int:
        """A second at which people talk."""
        begin, end = self.chance.choices(list(_PEAKS), list(_PEAKS.values()))[0]
        return int(self.chance.uniform(begin, end) * 3600)

    def after(self, second: int, least: int, most: int) -> int:
        """A little later, but while people are awake."""
        return min(second + self.chance.randint(least, most), DUSK + 1800)

    def line(self, kind: str) -> str:
        """Something to say; not twice a day while there are others."""
        deck = self._decks.get(kind)
        if not deck:
            deck = self._decks[kind] = self.chance.sample(self.group.lines[kind], len(self.group.lines[kind]))
        return deck.pop()

    def talk(self, number: int, most: int) -> Talk:
        """The day's talk of that number, of at most `most`: none comes again before all had their turn."""
        turn, place = divmod(self.number * most + number, len(self.group.talks))
        order = self.plan.chance("talks", turn).sample(self.group.talks, len(self.group.talks))
        return order[place]

    def say(self, person: Person, second: int, text: str, **more: Unpack["More"]) -> int:
        """Somebody writes in the group; the key by which others can mean it, 0 if they have left."""
        return self._add(Do.SAY, person, second, text, {"unseen": text.startswith(UNSEEN), **more})

    def ask_privately(self, person: Person, second: int, text: str, *, awaited: bool = False) -> None:
        """Somebody writes to the bot."""
        self._add(Do.SAY, person, second, text, {"chat": person.user_id, "awaited": awaited})

    def react(self, person: Person, second: int, to: int = 0, about: About = About.NOTHING) -> None:
        """Somebody reacts to a message, if it was written at all."""
        if to or about:
            emoji = self.chance.choice(self.group.lines["emoji"])
            self._add(Do.REACT, person, second, emoji, {"to": to, "about": about})

    def press(self, person: Person, second: int, button: str, **more: Unpack["More"]) -> int:
        """Somebody presses the newest such button which they see; the key of its message."""
        return self._add(Do.PRESS, person, second, button, more)

    def follow(self, person: Person, second: int, target: int, **more: Unpack["More"]) -> None:
        """Somebody goes in where the newest link leads which they see, into that chat."""
        self._add(Do.FOLLOW, person, second, str(target), more)

    def vote(self, person: Person, second: int, options: Sequence[int]) -> None:
        """Somebody votes in the newest poll; without options they take it back."""
        chosen = ",".join(map(str, options))
        self._add(Do.VOTE, person, second, chosen, {"about": About.VOTE})

    def wait(self, second: int) -> None:
        """Something is over then."""
        self._acts.append(Act(self._at(second), Do.WAIT, 0, 0))

    def join(self, person: Person, second: int, *, silent: bool = False) -> None:
        """Somebody comes, and answers the gate where there is one, unless they are silent."""
        gated = self.plan.gated(Moment(self.number, second))
        self._add(Do.JOIN, person, second, more={"awaited": gated})
        if gated and not silent:
            self.press(person, second + _AT_THE_GATE, "gate")
            self.wait(second + _AT_THE_GATE + _GREETED)

    def leave(self, person: Person, second: int) -> None:
        """Somebody goes."""
        self._add(Do.LEAVE, person, second)

    def _at(self, second: int) -> datetime:
        wall = Moment(self.number, max(second, DAWN - 1800)).wall
        return instant(self.day, wall, self.group.timezone)

    def _add(self, do: Do, person: Person, second: int, text: str = "", more: "More | None" = None) -> int:
        moves = do in {Do.JOIN, Do.LEAVE}
        if not moves and not self.plan.is_here(person, Moment(self.number, second)):
            return 0
        self._keys += 1
        given: More = {"chat": self.group.chat_id, **(more or {})}
        self._acts.append(Act(self._at(second), do, user=person.user_id, text=text, key=self._keys, **given))
        return self._keys


class More(TypedDict, total=False):
    """What else an act may have; see `Act`. Without a chat it is the group's."""

    chat: int
    to: int
    photo: bool
    unseen: bool
    awaited: bool
    about: About
    among: str
