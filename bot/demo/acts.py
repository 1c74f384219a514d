"""What somebody in the story does, as data."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_GREETED = timedelta(seconds=61)
"""After so long a newcomer has been greeted; see `window_seconds` in content/welcome.toml."""
_BEFORE = timedelta(seconds=1)


class Do(StrEnum):
    """The kinds of acts."""

    SAY = "say"
    REACT = "react"
    PRESS = "press"
    JOIN = "join"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one person in a chat (their own id: in private with the bot).

    `text` is what is said, the emoji, or the action of the button to press. `key` names a message so that
    later acts can mean it by `to`. `unseen`: a command which the group does not see.
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

    @property
    def moments(self) -> tuple[datetime, ...]:
        """When the bot must have caught up, for the act to make sense to those who take part."""
        if self.do == Do.PRESS:  # the message must be there, and the press still be fresh when answered
            return self.at - _BEFORE, self.at
        return (self.at, self.at + _GREETED) if self.do == Do.JOIN else ()
