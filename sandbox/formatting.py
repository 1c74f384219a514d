"""From what a bot or person wrote to the text and entities a message keeps."""

import re
from collections.abc import Mapping

from sandbox.chats import Json
from sandbox.entities import merged, trimmed, utf16
from sandbox.errors import bad_request
from sandbox.markup import checked_url
from sandbox.parse_html import parse_html
from sandbox.parse_legacy import parse_legacy
from sandbox.parse_markdown import parse_markdown

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_FOUND_BY_ITSELF = frozenset(("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"))
_NAMES = """
bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre text_link
text_mention custom_emoji date_time
"""
_STYLES = frozenset(_NAMES.split())
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_NOTHING = re.compile("[\\s\u200b-\u200f\u2060\u2800\u3000\ufeff\u00a0]*")

Formatted = tuple[str, list[Json]]


def formatted(
    text: str, mode: str | None, entities: list[Json] | None, users: Mapping[int, Json]
) -> Formatted:
    """The text Telegram keeps and its entities.

    Raises `ApiError` 400 with `can't parse entities: ...` or `unsupported parse_mode`.
    """
    plain, given = _parsed(text, (mode or "").lower(), entities)
    plain = _cleaned(plain)
    plain, given = trimmed(plain, given)
    for entity in given:
        if entity["type"] == "text_mention":
            user_id = entity["user"]["id"]
            entity["user"] = users.get(user_id) or _stranger(user_id)
    return plain, merged(plain, given)


def _stranger(user_id: int) -> Json:
    return {"id": user_id, "is_bot": False, "first_name": ""}


def _cleaned(text: str) -> str:
    return _CONTROL.sub(" ", text) if _CONTROL.search(text) else text


def _parsed(text: str, mode: str, entities: list[Json] | None) -> Formatted:
    if mode in {"", "none"}:
        return text, explicit(text, entities or [])
    if mode == "html":
        return parse_html(text)
    if mode == "markdownv2":
        return parse_markdown(text)
    if mode == "markdown":
        return parse_legacy(text)
    raise bad_request("unsupported parse_mode")


def explicit(text: str, entities: list[Json]) -> list[Json]:
    """The given entities that style; those Telegram finds by itself are ignored."""
    kept = []
    room = utf16(text)
    for entity in entities:
        kind = entity.get("type")
        if kind in _FOUND_BY_ITSELF:
            continue
        if kind not in _STYLES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        offset, length = entity["offset"], entity["length"]
        if offset < 0 or length <= 0 or offset + length > room:
            raise bad_request(
                f"can't parse entities: Entity beginning at UTF-16 offset {offset} ends after"
                f" the end of the text at UTF-16 offset {offset + length}"
            )
        kept.append(_checked(entity))
    return kept


def _checked(entity: Json) -> Json:
    if entity["type"] != "text_link":
        return dict(entity)
    url = checked_url(str(entity.get("url", "")))
    if not url:
        raise bad_request(f"Entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL")
    return {**entity, "url": url}


def shows_nothing(text: str) -> bool:
    """Whether a text is only blanks and invisible characters."""
    return _NOTHING.fullmatch(text) is not None
