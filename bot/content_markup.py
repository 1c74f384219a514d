"""Would Telegram accept this mark-up? Checked before it goes live, with the mend for each mistake."""

import re
from collections.abc import Iterator
from html import unescape

from bot.problems import suggestion

Fault = tuple[str, str]
"""What is wrong, how to mend it."""

MESSAGE_LENGTH = 4096
"""Telegram's limit for a message, in UTF-16 units after the mark-up is taken away."""

_TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
_ATTRIBUTES = {
    "a": re.compile(r'\s+href="(?:https?|tg|mailto):[^"<>]+"'),
    "code": re.compile(r'(?:\s+class="language-[\w+#-]+")?'),
    "blockquote": re.compile(r"(?:\s+expandable)?"),
}
_NO_ATTRIBUTES = re.compile(r"")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_STRAY = re.compile(r"[<>]|&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def visible_length(markup: str) -> int:
    """The length that Telegram counts: UTF-16 units without tags."""
    return len(unescape(_TAG.sub("", markup)).encode("utf-16-le")) // 2


def faults(markup: str) -> Iterator[Fault]:
    """Everything for which Telegram would refuse the text."""
    yield from _stray_signs(markup)
    yield from _tags(markup)
    length = visible_length(markup)
    if length > MESSAGE_LENGTH:
        yield f"is {length} characters long", f"Telegram takes {MESSAGE_LENGTH} at most, shorten it"
    if not _TAG.sub("", markup).strip():
        yield "is empty", "write a text"


def _stray_signs(markup: str) -> Iterator[Fault]:
    for sign in sorted({found[0] for found in _STRAY.finditer(_TAG.sub("", markup))}):
        yield f"has a bare {sign}", f"write {_ESCAPES[sign]} instead"


def _tags(markup: str) -> Iterator[Fault]:
    is_open: list[str] = []
    for found in _TAG.finditer(markup):
        closing, name, attributes = found[1], found[2], found[3]
        if name not in _TAGS:
            yield f"has the tag <{name}>, unknown to Telegram", suggestion(name, _TAGS)
        elif not closing:
            is_open.append(name)
            yield from _attributes(name, attributes)
        elif not is_open or is_open.pop() != name:
            yield f"closes </{name}> where it is not open", "close tags in reverse order of opening"
            return
    for name in is_open:
        yield f"opens <{name}> and never closes it", f"add </{name}>"


def _attributes(name: str, attributes: str) -> Iterator[Fault]:
    if not _ATTRIBUTES.get(name, _NO_ATTRIBUTES).fullmatch(attributes):
        fix = 'write <a href="https://...">' if name == "a" else f"write only <{name}>"
        yield f"has <{name}{attributes}>, which Telegram does not take", fix
