"""An outbox row on its way out, and what is known once it has been sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.domain.outgoing import (
    Admit,
    Ban,
    ClosePoll,
    Edit,
    Erase,
    Menu,
    Mute,
    Outgoing,
    Paper,
    Permit,
    Pin,
    Poll,
    Probe,
    Say,
    Tag,
    Unban,
)
from bot.domain.outgoing_reach import Census

HARMLESS_TWICE = (Census, Edit, Erase, Menu, Probe, ClosePoll, Pin, Tag, Mute, Ban, Unban, Admit, Permit)
"""Doing these again changes nothing, so they are always repeated when their outcome is unknown."""


class Parcel(NamedTuple):
    """One outbox row on its way. `attempts` counts this one."""

    id: int
    community_id: int | None
    chat_id: int
    lane: int
    kind: str
    outgoing: Outgoing
    repeat: bool
    on_sent: str
    attempts: int
    created_at: datetime
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What Telegram did.

    `message_id` is 0 where there is no message. With a `receiver_id` the message is ephemeral and
    `message_id` its ephemeral id. `lifetime` is how many seconds it may stay (0: for ever). `data` is the
    answer of a probe. `note` tells what was unusual. `whisper` tells whether the chat takes ephemeral
    messages, None if nothing was learnt about that. `also` are the messages that go before it and with it,
    each as (message id, receiver id).
    """

    message_id: int = 0
    receiver_id: int = 0
    lifetime: int = 0
    data: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    whisper: bool | None = None
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row is to say after an attempt: all columns that an attempt can change."""

    id: int
    state: str
    attempts: int
    not_before: datetime
    finished_at: datetime | None = None
    error: str = ""
    message_id: int | None = None
    receiver_id: int | None = None
    delete_at: datetime | None = None
    also: Sequence[Sequence[int]] = ()


@dataclass(frozen=True, slots=True)
class Litter:
    """A message of ours whose time is over. With a `receiver_id` it is an ephemeral one."""

    row_id: int
    chat_id: int
    message_id: int
    receiver_id: int


def chat_of(outgoing: Outgoing) -> int:
    """The chat that an outgoing act happens in."""
    return outgoing.to.chat_id if isinstance(outgoing, Say | Paper | Poll) else outgoing.chat_id
