"""The invented people of the demo and what they have to say, read from content/demo."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.demo.events import Chorus, Contest, Duty, Lottery, Purchase, Question, events
from bot.demo.merits import Choice, Preview, Showing
from bot.demo.troubles import Grievance, Round, Trouble, Visit

OWNER_ID = 1001
OPS_CHAT_ID = -1001000000009
LOUNGE_ID = -1001000000008
"""The KOC group of all communities: only its door leads there."""
_LATER, _STRANGE = 100, 200
"""Ids of those who come later, and of strangers, begin so far above their group's first."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; `part` is what they play, a key of `bot.demo.plan.HABITS`."""

    user_id: int
    name: str
    username: str
    part: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A small conversation: how it begins and what others answer, in turn."""

    opening: str
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A community: its people on the first day, those who come later, and its stock of lines by kind.

    `strangers` are those of the `visits`, in their order: they belong to nobody. `posts` is what people say
    to the weekly post of a weekday ("mon"). The numbers are of an ordinary day.
    """

    title: str
    language: str
    timezone: str
    kind: str
    pack: str
    chat_id: int
    founders: tuple[Person, ...]
    newcomers: tuple[Person, ...]
    lines: Mapping[str, Sequence[str]]
    talks: tuple[Talk, ...]
    posts: Mapping[str, Chorus]
    duty: Duty
    votes: tuple[Question, ...]
    challenges: tuple[Contest, ...]
    giveaways: tuple[Lottery, ...]
    purchases: tuple[Purchase, ...]
    visits: tuple[Visit, ...]
    strangers: tuple[Person, ...]
    troubles: tuple[Trouble, ...]
    grievances: tuple[Grievance, ...]
    rounds: tuple[Round, ...]
    showings: tuple[Showing, ...]
    previews: tuple[Preview, ...]
    choices: tuple[Choice, ...]
    talks_a_day: int
    remarks_a_day: int
    arrivals_a_day: float

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who belongs to the group at some time; strangers never do."""
        return self.founders + self.newcomers

    @property
    def moderators(self) -> list[Person]:
        """The group's administrators."""
        return [person for person in self.founders if person.part == "moderator"]

    def named(self, name: str) -> Person:
        """Somebody, by the name they are shown with."""
        return next(person for person in self.people + self.strangers if person.name == name)


def read_groups(folder: Path) -> tuple[Group, ...]:
    """The groups of content/demo, the Chinese one first."""
    return tuple(_group(_toml(folder / f"{language}.toml")) for language in ("zh", "en"))


class Words:
    """What the demo says in the terminal, in one language."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        self._words = {key: said[language] for key, said in _toml(folder / "words.toml").items()}

    def __call__(self, key: str, **params: object) -> str:
        """One saying, filled in."""
        return str(self._words[key]).format(**params)

    def row(self, key: str) -> list[str]:
        """A saying that is a list."""
        return cast("list[str]", self._words[key])


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _group(found: dict[str, Any]) -> Group:
    people: dict[str, list[str]] = found.pop("people")
    later = {"newcomer": people.pop("newcomer")}
    first_id: int = found.pop("first_user_id")
    visits = events(Visit, found.pop("visits"))
    strange = {"stranger": [each.name for each in visits]}
    return Group(
        founders=tuple(_people(people, first_id)),
        newcomers=tuple(_people(later, first_id + _LATER)),
        talks=tuple(_talk(each) for each in found.pop("talks")),
        posts={weekday: Chorus(**each) for weekday, each in found.pop("posts").items()},
        duty=Duty(**found.pop("duty")),
        votes=events(Question, found.pop("votes")),
        challenges=events(Contest, found.pop("challenges")),
        giveaways=events(Lottery, found.pop("giveaways")),
        purchases=events(Purchase, found.pop("purchases")),
        visits=visits,
        strangers=tuple(_people(strange, first_id + _STRANGE)),
        troubles=events(Trouble, found.pop("troubles")),
        grievances=events(Grievance, found.pop("grievances")),
        rounds=events(Round, found.pop("rounds")),
        showings=events(Showing, found.pop("showings")),
        previews=events(Preview, found.pop("previews")),
        choices=events(Choice, found.pop("choices")),
        **found,
    )


def _people(parts: Mapping[str, Sequence[str]], first_id: int) -> Iterator[Person]:
    named = ((part, each.partition(" @")) for part, people in parts.items() for each in people)
    for number, (part, (name, _, username)) in enumerate(named):
        yield Person(first_id + number, name, username, part)


def _talk(found: dict[str, Any]) -> Talk:
    return Talk(found["open"], tuple(found["replies"]))
