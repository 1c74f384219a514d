"""A message as the rules of screening see it: without Telegram's types, places in characters."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec
from msgspec import Raw, Struct

from bot.domain.screening import Entity, Forward, Look
from bot.intake.slim import ABSENT, Chat, Message, User, has_media, says_something

_SAYING = frozenset({"text", "question", "title", "description", "address", "first_name", "last_name", "url"})
"""What people read of such a card."""
_LINKS = (b'"url"', b'"text_link"', b'"mention"', b'"text_mention"')


class Mark(Struct):
    """A part of a text that Telegram marked; places are in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    user: User | None = None


class Origin(Struct):
    """Where a forwarded or quoted message comes from, or a story: a chat or a channel has one of these."""

    type: str = ""
    chat: Chat | None = None
    sender_chat: Chat | None = None


class Elsewhere(Struct):
    """A message of another chat, or of another topic of this one, that somebody answers here."""

    origin: Origin
    chat: Chat | None = None


class Preview(Struct):
    """What is shown of a link below the text."""

    url: str = ""


_marks = msgspec.json.Decoder(list[Mark])
_origin = msgspec.json.Decoder(Origin)
_elsewhere = msgspec.json.Decoder(Elsewhere)
_preview = msgspec.json.Decoder(Preview)


def channel_of(message: Message) -> Chat | None:
    """The channel that somebody speaks as: not the group itself, nor a post that its channel brought."""
    place = message.sender_chat
    if place is None or place.id == message.chat.id or message.is_automatic_forward:
        return None
    return place if says_something(message) else None


def is_marked(message: Message) -> bool:
    """Whether Telegram found a link or a mention in it."""
    raw = _raw_marks(message)
    return raw != b"" and any(kind in raw for kind in _LINKS)


def is_forwarded(message: Message) -> bool:
    """Whether it was forwarded, or shows as much of another chat: a story, or the message that it answers."""
    return (
        bytes(message.forward_origin) not in ABSENT
        or bytes(message.story) not in ABSENT
        or _answered(message) is not None
    )


def said_in(message: Message) -> str:
    """All that people read of it, what its author wrote first.

    What is quoted from another chat counts, as a forward would. What is quoted from the group itself does
    not: whoever complains of something quotes it.
    """
    own = message.text or message.caption or _words_in(
        message.poll, message.checklist, message.rich_message, message.venue, message.contact, message.game
    )  # fmt: skip
    quoted = _words_in(message.quote) if _answered(message) is not None else ""
    return "\n".join(filter(None, (own, quoted, _words_in(message.reply_markup), _previewed(message))))


def _answered(message: Message) -> Elsewhere | None:
    """The message of another chat that it answers."""
    if bytes(message.external_reply) in ABSENT:
        return None
    with suppress(msgspec.MsgspecError):
        found = _elsewhere.decode(message.external_reply)
        return found if found.chat is None or found.chat.id != message.chat.id else None
    return None


def _previewed(message: Message) -> str:
    """The link of which a preview is shown, if the message has it nowhere else."""
    if bytes(message.link_preview_options) in ABSENT:
        return ""
    with suppress(msgspec.MsgspecError):
        url = _preview.decode(message.link_preview_options).url
        place = url.rpartition("://")[2].rstrip("/").casefold()
        told = f"{message.text}{_raw_marks(message).decode(errors='replace')}".casefold()
        return "" if place in told else url
    return ""


def _words_in(*cards: Raw) -> str:
    """What a poll, a list, a quotation, the buttons under a message or another card says, in lines."""
    said: list[str] = []
    for raw in map(bytes, cards):
        if raw not in ABSENT:
            with suppress(msgspec.MsgspecError, RecursionError):
                said.extend(_said(msgspec.json.decode(raw)))
    return "\n".join(said)


def _said(card: object) -> Iterator[str]:
    """In the order in which it is read."""
    left: list[tuple[str, object]] = [("", card)]
    while left:
        name, value = left.pop()
        if isinstance(value, str) and name in _SAYING:
            yield value
        elif isinstance(value, dict):
            left.extend(reversed(value.items()))
        elif isinstance(value, list):
            left.extend((name, each) for each in reversed(value))


def look_of(message: Message, text: str, *, newcomer: bool) -> Look:
    """The whole of it; only made of the few messages that might matter. Raises msgspec.MsgspecError."""
    forward, source = Forward.NOWHERE, ""
    if is_forwarded(message) and not message.is_automatic_forward:
        place = _source(message)
        forward = Forward.CHAT if place is not None else Forward.MEMBER
        source = (place.username or "") if place is not None else ""
    raw = _raw_marks(message)
    marks = _marks.decode(raw) if raw not in ABSENT else []
    return Look(text, _entities(text, marks), forward, source, has_media(message), newcomer)


def _source(message: Message) -> Chat | None:
    """The chat that something was brought from; None where a person said it."""
    answered = _answered(message)
    raw = message.story if bytes(message.forward_origin) in ABSENT else message.forward_origin
    found = answered.origin if answered is not None else _origin.decode(raw)
    place = found.chat or found.sender_chat
    return place if place is not None and place.type != "private" else None


def _raw_marks(message: Message) -> bytes:
    return bytes(message.entities) or bytes(message.caption_entities)


def _entities(text: str, marks: Iterable[Mark]) -> tuple[Entity, ...]:
    """With places in characters: Telegram counts UTF-16 units, of which an emoji has two."""
    wide = len(text.encode("utf-16-le")) // 2 != len(text)
    found = []
    for mark in marks:
        start, end = mark.offset, mark.offset + mark.length
        if wide:
            start, end = _character(text, start), _character(text, end)
        user = mark.user.id if mark.user is not None else 0
        found.append(Entity(mark.type, start, end, mark.url or "", user))
    return tuple(found)


def _character(text: str, unit: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le", "ignore"))
