"""A community: one Telegram group that Steward looks after, and who may do what in it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.calendar import local_day

KINDS = ("product", "interest", "regional", "members", "koc", "support")
STAFF = ("creator", "administrator")
_CHANNELS = -1_000_000_000_000
"""Telegram's ids of channels (and supergroups) are below this."""


ALERTS, REPORTS, QUEUE = "alerts", "reports", "queue"
"""What operators are told: what happens, summaries, and what waits for their decision."""


class State(StrEnum):
    """`setup`: its dialogue is open; `active`: at work; `left`: the bot is no longer in the chat."""

    SETUP = "setup"
    ACTIVE = "active"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Community:
    """What every feature needs to know about a community. `rollover_hour` is 0-23, local.

    `returned_at` is when the bot was last let in again after it had to leave. While it is `calm` the bot
    posts nothing that can wait.
    """

    id: int
    chat_id: int
    title: str
    kind: str
    language: str
    timezone: str
    rollover_hour: int
    ops_chat_id: int | None
    pack: str
    state: str
    registered_at: datetime
    returned_at: datetime | None = None
    ephemeral: bool | None = None
    topic_alerts: int | None = None
    topic_reports: int | None = None
    topic_queue: int | None = None
    revision: int = 0
    calm: bool = False

    def ops_topic(self, what: str) -> int | None:
        """The forum topic of the operators' chat for `ALERTS`, `REPORTS` or the `QUEUE`.

        That of alerts where none was named; None for General, which is kept as 0.
        """
        own = {REPORTS: self.topic_reports, QUEUE: self.topic_queue}.get(what)
        return (self.topic_alerts if own is None else own) or None

    @property
    def at_work_since(self) -> datetime:
        """What was due before is no business of ours."""
        return max(self.registered_at, self.returned_at or self.registered_at)

    def day_of(self, at: datetime) -> date:
        """The community's local day of an instant."""
        return local_day(at, self.timezone, self.rollover_hour)


def is_channel(user_id: int) -> bool:
    """Whether it is a channel that speaks in place of a person; pseudonyms are negative too, but small."""
    return user_id < _CHANNELS


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a community has until it chooses otherwise (`[defaults]` of the configuration)."""

    language: str = "zh"
    timezone: str = "Asia/Shanghai"
    rollover_hour: int = 4


def display_name(first: str, last: str | None = None) -> str:
    """A person's name as it is kept: without NUL (PostgreSQL has no such character), 255 at most."""
    return f"{first} {last or ''}".replace("\0", "").strip()[:255]


class Person(NamedTuple):
    """Whoever acts: a user, or (anonymous) the chat itself speaking for one of its administrators.

    `bot` is also set for what speaks as a channel or group, where one is pointed at.
    """

    user_id: int
    name: str
    username: str = ""
    language_code: str = ""
    anonymous: bool = False
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a community as the rows know them. `language` is the override, empty when none."""

    community_id: int
    user_id: int
    name: str
    username: str
    language: str
    status: str
    joined_at: datetime | None
    left_at: datetime | None
    quiet: bool
    reminder: bool
    trusted: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether Telegram says they administer the chat."""
        return self.status in STAFF


def channel_as_member(community_id: int, channel_id: int) -> Member:
    """A channel that wrote in a group, as whom something is done to: it has no row, and is told nothing."""
    return Member(community_id, channel_id, "", "", "", "", None, None, quiet=True, reminder=False)
