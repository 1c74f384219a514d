"""Reads parse_mode MarkdownV2 into text and entities, with Telegram's complaints."""

from dataclasses import dataclass
from typing import NoReturn

from sandbox.chats import Json
from sandbox.entities import utf16
from sandbox.errors import bad_request
from sandbox.markup import emoji_or_time, link

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_MARKS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
    "[": "text_link",
    "![": "custom_emoji",
}
_CLOSERS = {kind: mark for mark, kind in _MARKS.items()} | {"text_link": "]", "custom_emoji": "]"}
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_ASCII_END = 126


@dataclass(slots=True)
class _Open:
    kind: str
    offset: int
    at: int
    start: int
    language: str = ""


class _Reader:
    """Walks over the marked-up text once, keeping the open entities on a stack."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.stack: list[_Open] = []
        self.entities: list[Json] = []
        self.quoting = False
        self.fresh_line = True

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            self._step(self.source[self.at])
        if self.quoting and self.stack:
            self._end_quote(newline=False)
        if self.stack:
            self._unclosed(self.stack[-1])
        return "".join(self.out), self.entities

    def _step(self, character: str) -> None:
        following = self.source[self.at + 1 : self.at + 2]
        if character == "\\" and following and ord(following) <= _ASCII_END:
            self.at += 1
            self._keep(following)
        elif not self._is_reserved(character):
            self._keep(character)
        elif self.quoting and character == "\n" and following != ">":
            self._end_quote(newline=True)
        elif self.stack and self._ends_here():
            self._end()
        else:
            self._begin(character)

    def _is_reserved(self, character: str) -> bool:
        if self.stack and self.stack[-1].kind in {"code", "pre"}:
            return character == "`"
        return character in _RESERVED

    def _keep(self, character: str) -> None:
        self.out.append(character)
        self.length += utf16(character)
        self.fresh_line = character == "\n" or (character == "\r" and self.fresh_line)
        self.at += 1

    def _ends_here(self) -> bool:
        kind = self.stack[-1].kind
        if kind == "blockquote":
            return False
        if kind == "italic" and self.source.startswith("__", self.at):
            return False
        return self.source.startswith(_CLOSERS[kind], self.at)

    def _begin(self, character: str) -> None:
        if character == "\n":
            self._keep(character)
            return
        if character == ">":
            self._begin_quote()
            return
        mark = next((m for m in ("```", "__", "||", "![") if self._sees(m)), character)
        kind = _MARKS.get(mark)
        if kind is None:
            self._reserved(character)
        opened = _Open(kind, self.length, self.at, len(self.out))
        self.at += len(mark)
        if kind == "pre":
            opened.language = self._language()
        self.stack.append(opened)

    def _sees(self, mark: str) -> bool:
        return self.source.startswith(mark, self.at)

    def _language(self) -> str:
        end = self.at
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        language = ""
        if end < len(self.source) and self.source[end] != "`":
            language, self.at = self.source[self.at : end], end
        if self._sees("\r\n") or self._sees("\n\r"):
            self.at += 2
        elif self._sees("\n") or self._sees("\r"):
            self.at += 1
        return language

    def _begin_quote(self) -> None:
        if not self.fresh_line:
            self._reserved(">")
        if not self.quoting:
            self.quoting = True
            self.stack.append(_Open("blockquote", self.length, self.at, len(self.out)))
        self.at += 1

    def _end_quote(self, *, newline: bool) -> None:
        kind = "blockquote"
        opened = self.stack.pop()
        if opened.kind == "spoiler" and opened.at == self.at - len("||") and self.stack:
            kind = "expandable_blockquote"
            opened = self.stack.pop()
        if opened.kind != "blockquote":
            self._unclosed(opened)
        self.quoting = False
        if newline:
            self._keep("\n")
        if self.length > opened.offset:
            length = self.length - opened.offset
            self.entities.append({"type": kind, "offset": opened.offset, "length": length})

    def _end(self) -> None:
        opened = self.stack.pop()
        self.at += len(_CLOSERS[opened.kind])
        place: Json = {"offset": opened.offset, "length": self.length - opened.offset}
        entity: Json | None = {"type": opened.kind, **place}
        if opened.kind == "text_link":
            entity = link(self._address() or "".join(self.out[opened.start :]), place)
        elif opened.kind == "custom_emoji":
            if not self._sees("("):
                raise bad_request(
                    "can't parse entities: The entity must contain a tg://emoji or tg://time URL"
                )
            entity = emoji_or_time(self._address(), place)
        elif opened.language:
            entity = {"type": "pre", **place, "language": opened.language}
        if entity is not None and place["length"] > 0:
            self.entities.append(entity)

    def _address(self) -> str:
        if not self._sees("("):
            return ""
        self.at += 1
        begin, url = self.at, ""
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "\\" and self.at + 1 < len(self.source):
                self.at += 1
            url += self.source[self.at]
            self.at += 1
        if self.at >= len(self.source):
            self._fail("Can't find end of a URL", begin)
        self.at += 1
        return url

    def _reserved(self, character: str) -> NoReturn:
        raise bad_request(
            f"can't parse entities: Character '{character}' is reserved and must be escaped with"
            " the preceding '\\'"
        )

    def _unclosed(self, opened: _Open) -> NoReturn:
        name = "PreCode" if opened.language else _NAMES[opened.kind]
        self._fail(f"Can't find end of {name} entity", opened.at)

    def _fail(self, problem: str, place: int) -> NoReturn:
        offset = len(self.source[:place].encode())
        raise bad_request(f"can't parse entities: {problem} at byte offset {offset}")


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Text and entities of a MarkdownV2 text; `ApiError` 400 names what is wrong and where."""
    return _Reader(source).read()
