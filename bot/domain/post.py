"""A post: what the group is offered at a slot, and what became of that."""

from dataclasses import dataclass, field
from datetime import date, datetime

PLANNED, HELD, APPROVED, SKIPPED, PAUSED, MISSED, SENDING, SENT = (
    "planned", "held", "approved", "skipped", "paused", "missed", "sending", "sent",
)  # fmt: skip
"""The states of a post: with words of its own, waiting for the operators, approved by them; not posted since
they skipped it, everything was paused or it was too late; on its way, and in the group."""

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
class Effect:
    """What came of a post within its day, and from how many different people."""

    replies: int = 0
    reactions: int = 0
    people: int = 0
