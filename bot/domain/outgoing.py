"""What the bot can do in the world, as data: no Telegram types, no text, only keys and parameters.

An action returns nothing of this; it puts it into the outbox, and delivery renders, paces and sends it.
Everything here survives a trip through JSON (`pack` and `unpack`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from bot.domain.outgoing_reach import Census, Forward, Invite


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text, linked to their account."""

    user_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of mark-up that is already safe (content files only, never what people wrote)."""

    markup: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message by its key in `content/texts` (or in a content pack), with what fills its placeholders."""

    key: str
    params: dict[str, "Param"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """Several things in a row; `style` is "inline" (joined as the language does) or "lines"."""

    items: tuple["Param", ...]
    style: str = "inline"


Param = str | int | float | date | Mention | Html | Text | Listing
OTHERWISE = "otherwise"
"""The parameter of a text that is said where the content has no message of that key (any more)."""


class Lane(IntEnum):
    """Urgency: the lower goes first."""

    HARM = 0
    ANSWER = 1
    POST = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True)
class Button:
    """One button: `data` (at most 64 bytes, see `bot.domain.press`) or `url`."""

    label: Text
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A chat as everybody in it sees it; `topic` is a forum topic's thread id."""

    chat_id: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Whisper:
    """One person in a group: ephemeral where the chat accepts it, otherwise a short-lived reply.

    `reply_to` is the message answered (0: none). `press_id` is the callback query and `ephemeral_id` the
    incoming ephemeral message that this answers; they open the door for a bot without rights (15 s).
    """

    chat_id: int
    user_id: int
    reply_to: int = 0
    press_id: str = ""
    ephemeral_id: int = 0
    topic: int | None = None


Audience = Place | Whisper


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made when it is sent: `name` is one of `bot.pictures.studio`'s, `args` what it shows.

    Texts among the arguments, however deep, are rendered in the reader's language first.
    """

    name: str
    args: dict[str, "Param | tuple[object, ...] | dict[str, object]"]


@dataclass(frozen=True, slots=True)
class Say:
    """A text message.

    `language` is the reader's. `lifetime` is in seconds, 0 keeps the message. `slot` names a place of which a
    chat shows one message at a time: when this one is sent, the previous one with that slot is deleted.
    `picture` is a file of the content folder that goes with it, `drawing` one that is made for it; if it
    cannot be had the text goes alone. `secret`: if it cannot be ephemeral it is said in private, or not at
    all, but never before the group; `instead` is said then, to tell them what to do about it. `lasting`:
    `lifetime` is for where everybody sees it; where only one person does, it stays. `reckon` names one of
    `bot.actions.reckoning`: what it says is worked out when it is sent, from the arguments of `text`.
    """

    to: Audience
    language: str
    text: Text
    buttons: Rows = ()
    lifetime: int = 0
    slot: str = ""
    silent: bool = False
    picture: str = ""
    drawing: Drawing | None = None
    secret: bool = False
    instead: "Say | None" = None
    lasting: bool = False
    reckon: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new text and new buttons for a message of ours; `caption`: it is one with a picture.

    `reckon` as with `Say`.
    """

    chat_id: int
    message_id: int
    language: str
    text: Text
    buttons: Rows = ()
    ephemeral_id: int = 0
    user_id: int = 0
    caption: bool = False
    reckon: str = ""


@dataclass(frozen=True, slots=True)
class Erase:
    """Delete messages of one chat (ours, or others' with the right to)."""

    chat_id: int
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A file for somebody, made when it is sent: `build` names one of delivery's makers, `args` fill it."""

    to: Audience
    language: str
    build: str
    args: dict[str, Param]
    caption: Text


@dataclass(frozen=True, slots=True)
class Probe:
    """Ask Telegram what the bot may do in a chat and who its administrators are (answer via `on_sent`).

    `then` is what `bot.actions.rights` says about it, with the findings as its parameter `$rights`.
    """

    chat_id: int
    then: Say | Edit | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """Register the commands people see in one chat (or everywhere: 0) in one language.

    `staff`: what the chat's administrators see, which is more.
    """

    chat_id: int
    language: str
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Poll:
    """A native poll in which everybody sees who chose what; its id comes back as `data["poll_id"]`.

    Question at most 300 characters, 2-12 options of at most 100. `closes_at` is when Telegram closes it by
    itself, an ISO instant in UTC at most 30 days ahead ("": only when asked to).
    """

    to: Place
    language: str
    question: Text
    options: tuple[Text, ...]
    multi: bool = False
    hidden: bool = False
    closes_at: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ClosePoll:
    """Close a poll of ours; one that is closed already counts as done."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Pin:
    """Pin a message quietly, or with `off` let it go."""

    chat_id: int
    message_id: int
    off: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """What Telegram shows beside a member's name: 1-16 characters without emoji, "" takes it away."""

    chat_id: int
    user_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Mute:
    """Somebody may not write until an instant (ISO 8601; "": for good), or with `off` may again."""

    chat_id: int
    user_id: int
    until: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class Ban:
    """Somebody has to leave and may not come back until an instant (ISO 8601; "": for good).

    `clean`: all they wrote goes too. `user_id` may be that of a channel, which is banned for good.
    """

    chat_id: int
    user_id: int
    until: str = ""
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Unban:
    """A ban is lifted; with `kick` whoever is in has to leave, but may come back."""

    chat_id: int
    user_id: int
    kick: bool = False


@dataclass(frozen=True, slots=True)
class Admit:
    """The answer to somebody's request to join; `query_id` is the request's, where it has one.

    `queue` leaves it open, so that it can be answered later; only a request with a `query_id` needs that.
    """

    chat_id: int
    user_id: int
    yes: bool
    query_id: str = ""
    queue: bool = False


@dataclass(frozen=True, slots=True)
class Permit:
    """What members may send from now on: Telegram's names of permissions ("can_send_photos")."""

    chat_id: int
    what: tuple[str, ...]


Outgoing = (
    Say | Edit | Erase | Paper | Probe | Menu | Poll | ClosePoll | Pin | Tag | Mute | Ban | Unban | Admit
    | Permit | Forward | Invite | Census
)  # fmt: skip
