"""Finds what Telegram marks by itself in a text: mentions, commands, hashtags, links.

Offsets are UTF-16 code units, as everywhere in the Bot API.
"""

import re

from sandbox.chats import Json

_HINT = re.compile(r"[@/#$.:]")
_TOP_LEVEL = (
    "com|net|org|info|biz|io|me|cn|ru|de|uk|fr|jp|kr|tw|hk|us|eu|co|tv|cc|app|dev|xyz|top|"
    "site|online|shop|vip|club|live|gg|ly|ai|link|work|fun|icu|win|bet"
)
_URL_CHARACTER = r"[^\s<>\"'「」『』【】（），。！？；：、]"
_URL = re.compile(
    rf"(?<![\w@.])(?:https?://{_URL_CHARACTER}+"
    rf"|(?:[\w-]+\.)+(?:{_TOP_LEVEL})(?![\w-])(?::\d+)?(?:[/?#]{_URL_CHARACTER}*)?)",
    re.IGNORECASE,
)
_FOUND = (
    ("email", re.compile(r"(?<![\w.@+-])[\w.+-]{1,64}@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,10}(?!\w)")),
    ("url", _URL),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w)")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
)
_BEHIND = ".,:;!?)]}'\"…"
_COVERING = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def utf16(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def slice16(text: str, offset: int, length: int) -> str:
    """A part of a text by UTF-16 offset and length."""
    if text.isascii():
        return text[offset : offset + length]
    raw = text.encode("utf-16-le")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", errors="replace")


def detect(text: str) -> list[Json]:
    """The entities Telegram would find in a plain text, in order of their place."""
    if not _HINT.search(text):
        return []
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start, end = match.span()
            end = start + len(match[0].rstrip(_BEHIND)) if kind == "url" else end
            if not any(start < other_end and begin < end for begin, other_end, _ in found):
                found.append((start, end, kind))
    return [_entity(text, *place) for place in sorted(found)]


def _entity(text: str, start: int, end: int, kind: str) -> Json:
    return {"type": kind, "offset": utf16(text[:start]), "length": utf16(text[start:end])}


def merged(text: str, given: list[Json]) -> list[Json]:
    """The given entities and those found outside code, links and the like, in Telegram's order."""
    found = detect(text)
    if given:
        covers = [e for e in given if e["type"] in _COVERING]
        found = [e for e in found if not any(_touch(e, cover) for cover in covers)]
    both = given + found
    both.sort(key=lambda e: (e["offset"], -e["length"]))
    return both


def _touch(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without white space at its ends, and the entities moved and cut to match."""
    kept = text.strip(" \n\r\t")
    if kept == text:
        return text, entities
    shift = utf16(text[: len(text) - len(text.lstrip(" \n\r\t"))])
    room = utf16(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, room)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, moved


def command_of(text: str) -> tuple[str, str] | None:
    """The command a text begins with and the @name behind it ("" if none), lower case, or None."""
    match = re.match(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?=\s|$)", text)
    return (match[1].lower(), (match[2] or "").lower()) if match else None
