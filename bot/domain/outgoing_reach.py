"""More that the bot can do: show a message in another chat, open a door into a group, count who is there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forward:
    """Show a message of one chat in another, with its author's name; `topic` is a forum topic's thread id."""

    chat_id: int
    from_chat_id: int
    message_id: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Invite:
    """A link into a group that lets so many people in until an instant (ISO 8601; "": for good).

    Needs the right to invite; the link comes back as `data["link"]`. `name` (at most 32 characters) is what
    administrators read of it.
    """

    chat_id: int
    name: str = ""
    people: int = 1
    until: str = ""


@dataclass(frozen=True, slots=True)
class Census:
    """Ask Telegram how many are in a chat, bots included; comes back as `data["members"]`."""

    chat_id: int
