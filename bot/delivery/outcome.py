"""What can come of an attempt to do something in Telegram, as data. No aiogram here."""

from dataclasses import dataclass

from bot.storage.parcel import Sent


@dataclass(frozen=True, slots=True)
class TooFast:
    """429: this chat takes nothing for `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unavailable:
    """5xx: Telegram is unwell; nothing was done."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """No connection came about; surely nothing was done."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """The connection broke or no answer came: perhaps done, perhaps not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """401: the token is wrong or was revoked. Nothing works until somebody mends it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The person blocked the bot, deleted their account, or never opened a chat with it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Expelled:
    """The bot is not in the chat (any more)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became the supergroup `chat_id`."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Powerless:
    """The bot lacks a right; `right` is Telegram's name for it, empty if that cannot be told."""

    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never do this; `reason` says why."""

    reason: str


Failure = (
    TooFast
    | Unavailable
    | Unreached
    | Unsure
    | Unauthorized
    | Closed
    | Expelled
    | Moved
    | Powerless
    | Refused
)
Outcome = Sent | Failure
