"""Reads the old parse_mode Markdown: bold, italic, code, pre and links, none inside another."""

import re

from sandbox.chats import Json
from sandbox.entities import utf16
from sandbox.errors import bad_request
from sandbox.markup import link

_PIECE = re.compile(
    r"\\(?P<escaped>[_*`\[])"
    r"|```(?:(?P<language>[^\s`]+)\n|\n)?(?P<pre>.*?)```"
    r"|`(?P<code>[^`]*)`|\*(?P<bold>[^*]*)\*|_(?P<italic>[^_]*)_"
    r"|\[(?P<text_link>[^\]]*)\](?:\((?P<url>[^)]*)\))?"
    r"|(?P<open>[`*_\[])",
    re.DOTALL,
)
_KINDS = ("pre", "code", "bold", "italic", "text_link")


def parse_legacy(source: str) -> tuple[str, list[Json]]:
    """Text and entities of a Markdown text; `ApiError` 400 for a mark that is never closed."""
    out = ""
    entities: list[Json] = []
    at = 0
    for match in _PIECE.finditer(source):
        out += source[at : match.start()]
        at = match.end()
        if match["open"]:
            place = len(source[: match.start()].encode())
            raise bad_request(
                f"can't parse entities: Can't find end of the entity starting at byte offset {place}"
            )
        kind = next((k for k in _KINDS if match[k] is not None), None)
        inside = match[kind] if kind else match["escaped"]
        entity = _entity(kind, match, {"offset": utf16(out), "length": utf16(inside)})
        out += inside
        if entity is not None and inside:
            entities.append(entity)
    return out + source[at:], entities


def _entity(kind: str | None, match: re.Match[str], place: Json) -> Json | None:
    if kind is None:
        return None
    if kind == "text_link":
        return link(match["url"] or match["text_link"], place)
    language = {"language": match["language"]} if match["language"] else {}
    return {"type": kind, **place, **language}
