"""What somebody in the story does, as data."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_GREETED = timedelta(seconds=61)
"""After so long a newcomer has been greeted; see `window_seconds` in content/welcome.toml."""
CHECK_IN = "checkin"
"""The action of the button that hangs under greetings and evening lines."""


class Do(StrEnum):
    """The kinds of acts."""

    SAY = "say"
    REACT = "react"
    PRESS = "press"
    VOTE = "vote"
    JOIN = "join"
    LEAVE = "leave"
    FOLLOW = "follow"
    """Take the newest link into another chat which they see."""
    WAIT = "wait"
    """Nobody does anything; the bot gets a moment of its own, since something is over then."""


class About(StrEnum):
    """What the bot has put before the group last: an act can be about it without knowing its message."""

    NOTHING = ""
    POST = "post"
    TOPIC = "topic"
    VOTE = "vote"
    CHALLENGE = "challenge"
    GIVEAWAY = "giveaway"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one person in a chat (their own id: in private with the bot).

    `text` is what is said, the emoji, the numbers of options voted for, or the beginning of the data of
    the button to press, which may have wildcards and whose message has `among` in it; with `about` it is
    the button's label, or empty for its first one. `key` names a message so that later acts can mean it
    by `to`. With `FOLLOW` the `text` is the id of the chat it leads to. `message` is that which `about`
    stands for, once it is known. `unseen`: a command which the group does not see. `awaited`: whoever
    does it waits for the answer.
    """

    at: datetime
    do: Do
    chat: int
    user: int
    text: str = ""
    key: int = 0
    to: int = 0
    photo: bool = False
    unseen: bool = False
    awaited: bool = False
    about: About = About.NOTHING
    among: str = ""
    message: int = 0

    @property
    def moments(self) -> tuple[datetime, ...]:
        """When the bot must have caught up, for the act to make sense to those who take part."""
        if self.do == Do.JOIN:
            return (self.at,) if self.awaited else (self.at + _GREETED,)
        # a press is answered while it is fresh; what is about a post of the bot's is answered with a word
        pressed = self.do == Do.FOLLOW or (self.do == Do.PRESS and not self.about)
        return (self.at,) if self.awaited or pressed or self.do == Do.WAIT else ()
