"""Rich messages, kept as plain paragraphs: their words, line by line, without their looks."""

import html
import re
from collections.abc import Iterator

from sandbox.chats import Json
from sandbox.errors import bad_request

_CELL_END = re.compile(r"</t[dh]>\s*(?=<t[dh])", re.IGNORECASE)
_LINE_END = re.compile(r"</(?:p|h\d|tr|li|blockquote|pre|footer|summary|figure)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
LONGEST_RICH = 32_768


def rich_fields(given: Json) -> Json:
    """The message fields of an InputRichMessage; `ApiError` 400 when it says nothing."""
    lines = [line.strip() for line in _text(given).split("\n") if line.strip()]
    if not lines:
        raise bad_request("rich message must be non-empty")
    if sum(map(len, lines)) > LONGEST_RICH:
        raise bad_request("RICH_MESSAGE_TOO_LONG")
    return {"rich_message": {"blocks": [{"type": "paragraph", "text": line} for line in lines]}}


def _text(given: Json) -> str:
    if given.get("html"):
        source = _CELL_END.sub(" | ", str(given["html"]))
        return html.unescape(_TAG.sub("", _LINE_END.sub("\n", source)))
    if given.get("markdown"):
        return str(given["markdown"])
    return "\n".join(_lines(given.get("blocks") or []))


def _lines(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        if "cells" in block:
            for row in block["cells"]:
                yield " | ".join(plain(cell.get("text", "")) for cell in row)
        elif "text" in block:
            yield plain(block["text"])
        for key in ("blocks", "items"):
            yield from _lines(block.get(key) or [])


def plain(text: object) -> str:
    """The words of a RichText, whatever it is wrapped in."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(plain(part) for part in text)
    return plain(text.get("text", "")) if isinstance(text, dict) else ""


def rich_text(wire: Json) -> str:
    """The words of a message's rich content, a line for each block."""
    blocks = wire.get("rich_message", {}).get("blocks", [])
    return "\n".join(plain(block.get("text", "")) for block in blocks)
