"""A vote as its row has it, and the states it goes through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

PROPOSED, OPENING, OPEN, CLOSING, CLOSED, REFUSED, CANCELLED = (
    "proposed", "opening", "open", "closing", "closed", "refused", "cancelled",
)  # fmt: skip
"""Waiting for staff; on its way into the group; there; over, while its last ballots come in; counted. Or:
turned down by staff; taken back, or never sent."""

RUNNING = (OPENING, OPEN, CLOSING)


@dataclass(frozen=True, slots=True)
class Vote:
    """A row of `vote`; see there. `closed_at` is when people could no longer vote."""

    id: int
    community_id: int
    state: str
    question: str
    options: tuple[str, ...]
    multi: bool
    hidden: bool
    ties: str
    decides: str
    choices: tuple[str, ...]
    period: str
    asked_by: int
    approved_by: int
    poll_id: str | None
    message_id: int | None
    thread_id: int | None
    created_at: datetime
    opened_at: datetime | None
    closes_at: datetime
    closed_at: datetime | None
    result: Mapping[str, object] | None
