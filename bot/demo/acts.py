"""What somebody in the story does, as data."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_GREETED = timedelta(seconds=61)
"""After so long a newcomer has been greeted; see `window_seconds` in content/welcome.toml."""
_BEFORE = timedelta(seconds=1)
CHECK_IN = "checkin"
"""The action of the button that hangs under greetings and evening lines."""


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
        if self.do == Do.JOIN:
            return (self.at + _GREETED,)
        if self.do != Do.PRESS:
            return ()
        # A press is answered while it is fresh; what hangs on an answer waits for that answer.
        return (self.at,) if self.text == CHECK_IN else (self.at - _BEFORE, self.at)
