"""A post: what the group is offered at a slot, and what became of that."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zlib import crc32

from bot.domain.outgoing import Text

PLANNED, HELD, APPROVED, SKIPPED, PAUSED, MISSED, SENDING, SENT, FAILED = (
    "planned", "held", "approved", "skipped", "paused", "missed", "sending", "sent", "failed",
)  # fmt: skip
"""The states of a post: with words of its own, waiting for the operators, approved by them; not posted since
they skipped it, everything was paused or it was too late; on its way, in the group, refused by Telegram."""

OPEN = (PLANNED, HELD, APPROVED)
OUT = (SENDING, SENT)


@dataclass(frozen=True, slots=True)
class Post:
    """A row of `post`; see there. `words` has a `text` where somebody wrote one in place of the content's."""

    id: int
    community_id: int
    kind: str
    entry: str
    slot: datetime
    local_date: date
    state: str
    words: dict[str, str] = field(default_factory=dict)
    decided_by: int = 0
    decided_at: datetime | None = None
    message_id: int | None = None
    thread_id: int | None = None
    sent_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """What is going to happen at an instant: a post of this kind, as far as it is known.

    `state` is that of its row, PAUSED where everything is, or empty; `day` its date on the wall clock.
    """

    at: datetime
    kind: str
    entry: str
    title: Text
    day: date
    state: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of a post within its day, and from how many different people."""

    replies: int = 0
    reactions: int = 0
    people: int = 0


def verdict(state: str, *, approve: bool, unasked: bool, late: bool, paused: bool) -> str:
    """What becomes of a post that is due: the state it moves to, empty if it is dealt with.

    `state` is that of its row, empty if there is none. `approve` and `unasked` are the entry's: whether the
    operators are asked, and whether it goes out if they have not answered.
    """
    if state and state not in OPEN:
        return ""
    if late:
        return MISSED
    if paused:
        return PAUSED
    answered = state == APPROVED or not approve
    return SENDING if answered or unasked else SKIPPED


def mark_of(entry: str) -> str:
    """A short stand-in for an entry's name, since buttons carry little: eight hexadecimal digits."""
    return f"{crc32(entry.encode()):08x}"
