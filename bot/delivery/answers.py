"""What is read of Telegram's answers, and only that: a server of another version says less, or more.

aiogram refuses an answer as a whole where a field is missing that nobody here asks for.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from aiogram.methods import (
    CreateChatInviteLink,
    ForwardMessage,
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendPoll,
    StopPoll,
    TelegramMethod,
)


class Option(msgspec.Struct, frozen=True):
    """What a poll offers, and how many took it."""

    voter_count: int = 0


class Asked(msgspec.Struct, frozen=True):
    """A poll."""

    id: str = ""
    options: list[Option] = []
    total_voter_count: int = 0


class Said(msgspec.Struct, frozen=True):
    """A message that was sent."""

    message_id: int
    ephemeral_message_id: int | None = None
    poll: Asked | None = None


class Link(msgspec.Struct, frozen=True):
    """A link into a group."""

    invite_link: str


class Somebody(msgspec.Struct, frozen=True):
    """A person or a bot."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str | None = None
    username: str | None = None

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


class Administrator(msgspec.Struct, frozen=True):
    """One of a chat's administrators."""

    status: str
    user: Somebody
    is_anonymous: bool = False


class Chat(msgspec.Struct, frozen=True):
    """A chat, as far as the bot is told."""

    title: str | None = None
    is_forum: bool = False
    permissions: dict[str, Any] | None = None
    username: str | None = None
    active_usernames: list[str] | None = None
    invite_link: str | None = None
    linked_chat_id: int | None = None


_READ: Mapping[type[TelegramMethod[Any]], Any] = {
    SendMessage: Said,
    SendPhoto: Said,
    SendDocument: Said,
    SendPoll: Said,
    ForwardMessage: Said,
    StopPoll: Asked,
    CreateChatInviteLink: Link,
    GetChat: Chat,
    GetChatAdministrators: list[Administrator],
    GetChatMember: dict[str, Any],
    GetChatMemberCount: int,
}
"""By the method. Of all others only counts that it was done."""


class Envelope(msgspec.Struct):
    """What every answer comes in."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: dict[str, Any] | None = None

    @property
    def retry_after(self) -> object:
        """For how many seconds Telegram wants to be left alone; nothing where it does not say."""
        return (self.parameters or {}).get("retry_after")


_envelope = msgspec.json.Decoder(Envelope).decode
_DECODERS = {method: msgspec.json.Decoder(kind).decode for method, kind in _READ.items()}


def opened(content: str) -> Envelope | None:
    """The envelope; None where there is none, as in the error page of a proxy."""
    try:
        return _envelope(content)
    except msgspec.MsgspecError:
        return None


def result_of(method: TelegramMethod[Any], envelope: Envelope) -> Any:  # noqa: ANN401 - as `_READ` says
    """What was done. Raises msgspec.MsgspecError where that cannot be read."""
    decode = _DECODERS.get(type(method))
    return True if decode is None else decode(envelope.result)
