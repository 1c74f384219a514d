"""What a community switches on and off for itself: names of rows in `setting`, and what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass

GREETING, REMINDER, EVENING = "greeting", "checkin_reminder", "evening_line"
MESSAGE_POINTS, ICEBREAKER, THEME_VOTE = "message_points", "icebreaker", "theme_vote"
POSTS, TOPICS, ALARMS = "posts", "topics", "alarms"

FORUM = "is_forum"
"""The row that says that the group has forum topics; nobody switches it, Telegram is asked."""

HOURS = range(24)
"""When a local day can begin."""


@dataclass(frozen=True, slots=True)
class Switch:
    """`row` is the setting it is kept in; `pauses`: while that is true, the thing is off."""

    row: str
    pauses: bool = False

    def is_on(self, value: object, *, unsaid: bool = True) -> bool:
        """What a row says; `unsaid` is what holds until somebody has switched it."""
        return unsaid if value is None else bool(value) != self.pauses

    def value_for(self, *, on: bool, unsaid: bool = True) -> bool | None:
        """What the row is to say; None where that goes without saying."""
        return None if on == unsaid else on != self.pauses


SWITCHES: Mapping[str, Switch] = {
    GREETING: Switch(GREETING),
    REMINDER: Switch(REMINDER),
    EVENING: Switch(EVENING),
    MESSAGE_POINTS: Switch(MESSAGE_POINTS),
    POSTS: Switch("posts_paused", pauses=True),
    TOPICS: Switch("topics_paused", pauses=True),
    ICEBREAKER: Switch(ICEBREAKER),
    THEME_VOTE: Switch(THEME_VOTE),
    ALARMS: Switch(ALARMS),
}
"""In the order in which staff see them; each has a text `settings-<name>`."""


def hour_meant(written: str) -> int | None:
    """The hour in a button, 0-23; None for anything else."""
    is_hour = written.isascii() and written.isdecimal() and len(written) <= len("23")
    return int(written) if is_hour and int(written) in HOURS else None
