"""Reads parse_mode HTML into text and entities, with Telegram's complaints."""

import html
import re
from dataclasses import dataclass
from typing import NoReturn

from sandbox.chats import Json
from sandbox.entities import utf16
from sandbox.errors import bad_request
from sandbox.markup import custom_emoji, date_time, link

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
}
_TAGS = frozenset({*_SIMPLE, "a", "pre", "blockquote", "tg-emoji", "tg-time"})
_TOKEN = re.compile(r"[^<&]+|&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|.", re.DOTALL)
_OPENING = re.compile(r"<([^\s>]*)((?:\s+[^\s=>/\"']+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.-]+))?)*)\s*>")
_CLOSING = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.-]+)))?")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    start: int


class _Reader:
    """Walks over the marked-up text once, keeping the open tags on a stack."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            if self.source[self.at] == "<":
                if self.source.startswith("</", self.at):
                    self._close()
                else:
                    self._open()
            else:
                self._text()
        if self.stack:
            tag = self.stack[-1].tag
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\""
            )
        return "".join(self.out), self.entities

    def _fail(self, problem: str, behind: str = "") -> NoReturn:
        place = len(self.source[: self.at].encode())
        raise bad_request(f"can't parse entities: {problem} at byte offset {place}{behind}")

    def _text(self) -> None:
        match = _TOKEN.match(self.source, self.at)
        piece = match[0] if match else self.source[self.at]
        self.at += len(piece)
        if piece.startswith("&") and len(piece) > 1:
            piece = html.unescape(piece)
        self.out.append(piece)
        self.length += utf16(piece)

    def _open(self) -> None:
        match = _OPENING.match(self.source, self.at)
        name = re.match(r"<([^\s>]*)", self.source[self.at :])
        tag = name[1].lower() if name else ""
        if ">" not in self.source[self.at :]:
            self._fail("Unclosed start tag")
        if tag not in _TAGS:
            self._fail(f'Unsupported start tag "{tag}"')
        if match is None:
            self._fail(f'Empty attribute name in the tag "{tag}"')
        attributes = {
            found[1]: html.unescape(found[2] or found[3] or found[4] or "")
            for found in _ATTRIBUTE.finditer(match[2])
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"')
        self.stack.append(_Open(tag, attributes, self.length, len(self.out)))
        self.at = match.end()

    def _close(self) -> None:
        if not self.stack:
            self._fail("Unexpected end tag")
        match = _CLOSING.match(self.source, self.at)
        if match is None:
            self._fail("Unclosed end tag")
        opened = self.stack[-1]
        if match[1] and match[1].lower() != opened.tag:
            wrong = f', expected "</{opened.tag}>", found "</{match[1].lower()}>"'
            self._fail("Unmatched end tag", wrong)
        self.stack.pop()
        self.at = match.end()
        if self.length > opened.offset:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        place: Json = {"offset": opened.offset, "length": self.length - opened.offset}
        attributes = opened.attributes
        entity: Json | None
        match opened.tag:
            case "a":
                entity = link(attributes.get("href") or "".join(self.out[opened.start :]), place)
            case "pre":
                entity = {"type": "pre", **place, **self._language(place)}
            case "blockquote":
                wide = "expandable_" if "expandable" in attributes else ""
                entity = {"type": f"{wide}blockquote", **place}
            case "tg-emoji":
                entity = custom_emoji(attributes.get("emoji-id", ""), place)
            case "tg-time":
                entity = date_time(attributes.get("unix", ""), attributes.get("format", ""), place)
            case tag:
                entity = {"type": _SIMPLE[tag], **place}
                if attributes.get("class", "").startswith("language-"):
                    entity["language"] = attributes["class"].removeprefix("language-")
        if entity is not None:
            self.entities.append(entity)

    def _language(self, place: Json) -> Json:
        """Take back a code entity that fills this pre, and give the language it named."""
        last = self.entities[-1] if self.entities else None
        if last is None or last["type"] != "code" or not place.items() <= last.items():
            return {}
        self.entities.pop()
        return {"language": last["language"]} if "language" in last else {}


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of an HTML text; `ApiError` 400 names what is wrong and where."""
    text, entities = _Reader(source).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, entities
