"""A message as the rules of screening see it: without Telegram's types, places in characters."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from bot.domain.screening import Entity, Forward, Look
from bot.intake.slim import ABSENT, Mark, Message, Origin, has_media

_SAYING = frozenset({"text", "question", "title", "description", "address", "first_name", "last_name", "url"})
"""What people read of such a card."""
_LINKS = (b'"url"', b'"text_link"', b'"mention"', b'"text_mention"')
_marks = msgspec.json.Decoder(list[Mark])
_origin = msgspec.json.Decoder(Origin)


def is_marked(message: Message) -> bool:
    """Whether Telegram found a link or a mention in it."""
    raw = _raw_marks(message)
    return raw != b"" and any(kind in raw for kind in _LINKS)


def is_forwarded(message: Message) -> bool:
    """Whether it was forwarded."""
    return bytes(message.forward_origin) not in ABSENT


def words_in(message: Message) -> str:
    """What a poll, a list, a rich message or another card says that has no text of its own, in lines."""
    said: list[str] = []
    for raw in map(
        bytes, (message.poll, message.checklist, message.rich_message, message.venue, message.contact)
    ):
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
        found = _origin.decode(message.forward_origin)
        place = found.chat or found.sender_chat
        forward = Forward.CHAT if place is not None else Forward.MEMBER
        source = (place.username or "") if place is not None else ""
    raw = _raw_marks(message)
    marks = _marks.decode(raw) if raw not in ABSENT else []
    return Look(text, _entities(text, marks), forward, source, has_media(message), newcomer)


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
