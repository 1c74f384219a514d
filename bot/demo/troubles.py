"""What disturbs the peace of an invented community, read from content/demo, and what staff do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.demo.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Event):
    """A stranger ("name @username") comes, and leaves after so many days (0: stays).

    A `silent` one gives the gate no answer.
    """

    name: str
    days: int = 0
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble(Event):
    """Somebody writes what they should not, line after line; others report it with these `reasons`.

    A moderator types a `command` in reply (and takes it back if it is `undone`), or somebody on duty
    presses `then` on its card: "pardon", "agree", "warn", "mute" or "ban", `minutes` later. Against what was
    done there may be an `appeal` on some day, which is granted or refused (`ruling`: "grant", "refuse").
    """

    who: str
    lines: Sequence[str]
    reasons: Sequence[str] = ()
    command: str = ""
    undone: bool = False
    then: str = ""
    minutes: int = 15
    appeal: str = ""
    appeal_at: str = ""
    appeal_day: int = 0
    ruling: str = ""
    ruling_minutes: int = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Grievance(Event):
    """A member complains; somebody on duty takes the case and says what was done, so many minutes later.

    The member is content, or says what is `missing` and is told `more`. `private`: they have opened the bot.
    """

    who: str
    line: str
    answer: str
    taken: int
    solved: int
    missing: str = ""
    more: str = ""
    private: bool = False
    content: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Event):
    """A moderator types a command in the group, or in the operators' chat."""

    who: str
    line: str
    operators: bool = False
