"""Telegram Desktop's `result.json`: the chats in it and their messages, read as a stream."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from bot.json_stream import JsonStream

Raw = dict[str, Any]
"""A message as the file has it."""

_LISTS = ("chats", "left_chats")
_SUPERGROUPS = ("private_supergroup", "public_supergroup", "private_channel", "public_channel")
_GROUP = "private_group"
_AS_CHANNEL = -1_000_000_000_000


class NotExport(Exception):  # noqa: N818 - what is said, not a programming error
    """The file is JSON, but not of this kind."""


@dataclass(frozen=True, slots=True)
class ExportedChat:
    """A chat in the file; `number` is its id there, which has no sign."""

    number: int
    kind: str
    name: str

    @property
    def chat_id(self) -> int:
        """Its id in the Bot API; 0 for what is no group."""
        if self.kind in _SUPERGROUPS:
            return _AS_CHANNEL - self.number
        return -self.number if self.kind == _GROUP else 0


def is_small(chat_id: int) -> bool:
    """Whether it is the id of a group that has not become a supergroup."""
    return _AS_CHANNEL < chat_id < 0


def chats(
    file: BinaryIO, tell: Callable[[int], object] = lambda _: None
) -> Iterator[tuple[ExportedChat, Iterator[Any]]]:
    """Each chat of the file with its messages, which can be read until the next chat is asked for.

    `tell` hears how many bytes have been read. Raises NotJson and NotExport, also after some were read.
    """
    stream = JsonStream(file, tell)
    if stream.peek() != "{":
        stream.value()
        raise NotExport
    found = False
    for each in _chats_in(stream):
        found = True
        yield each
    if not found:
        raise NotExport
    stream.end()


def _chats_in(stream: JsonStream) -> Iterator[tuple[ExportedChat, Iterator[Any]]]:
    """The object that begins here: a chat, or a whole account."""
    known: dict[str, Any] = {}
    early: list[Any] | None = None
    for name in stream.fields():
        if name == "messages" and stream.peek() == "[":
            messages = stream.values()
            if "id" not in known or "type" not in known:  # another program has sorted the names
                early = list(messages)
                continue
            yield _chat(known), messages
            for _ in messages:  # whatever was not asked for
                pass
        elif name in _LISTS and stream.peek() == "{":
            yield from _listed(stream)
        else:
            known[name] = stream.value()
    if early is not None:
        yield _chat(known), iter(early)


def _listed(stream: JsonStream) -> Iterator[tuple[ExportedChat, Iterator[Any]]]:
    for name in stream.fields():
        if name == "list" and stream.peek() == "[":
            for _ in stream.items():
                yield from _chats_in(stream)
        else:
            stream.value()


def _chat(known: Raw) -> ExportedChat:
    number, kind, name = known.get("id"), known.get("type"), known.get("name")
    if not isinstance(number, int) or not isinstance(kind, str):
        raise NotExport
    return ExportedChat(number, kind, name if isinstance(name, str) else "")
