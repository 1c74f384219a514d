"""What people show, whom the group honours, and who looks after its best: read from content/demo."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.demo.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Event):
    """A member shows something, with a hashtag in the `line` or with /share afterwards (`asked`).

    So many `minutes` later somebody on duty presses `then`: "approved", "featured" or "declined", the last
    of which for a `reason`.
    """

    who: str
    line: str
    photo: bool = True
    asked: bool = False
    then: str = "approved"
    reason: str = ""
    minutes: int = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Event):
    """Somebody on duty looks at who is to be honoured and presses these: "all", "swap", "skip"."""

    press: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Event):
    """Somebody on duty decides about the candidates of the week in turn: "invite", "reserve" or "pass".

    Whoever is invited says yes at the time `accepted`, within the hour for which they see the question. On
    a later day a `talk` is noted, and on the day `appointed` they become a KOC.
    """

    press: Sequence[str]
    accepted: str = ""
    talk: str = ""
    talk_at: str = ""
    talk_day: int = 0
    appointed: int = 0
