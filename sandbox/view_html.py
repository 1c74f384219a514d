"""Text and entities as HTML that is safe to put into the page: every character escaped."""

from html import escape
from itertools import pairwise

from sandbox.chats import Json
from sandbox.entities import slice16, utf16

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_CLASSES = {
    "spoiler": "spoiler",
    "hashtag": "hashtag",
    "cashtag": "hashtag",
    "mention": "mention",
    "text_mention": "mention",
    "bot_command": "command",
    "custom_emoji": "emoji",
    "date_time": "time",
}
_Span = tuple[int, int, str, str]
_SAFE = ("http://", "https://", "tg://", "mailto:")


def as_html(text: str, entities: list[Json]) -> str:
    """The text with its entities as tags; line breaks stay line breaks.

    Entities that overlap without nesting are cut where they cross, so tags always close in order.
    """
    if not entities:
        return escape(text)
    end_of_text = utf16(text)
    ordered = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    spans = [(e["offset"], e["offset"] + e["length"], *_tags(text, e)) for e in ordered]
    edges = {0, end_of_text, *(edge for span in spans for edge in span[:2])}
    out = ""
    open_now: list[_Span] = []
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= end_of_text)):
        here = [span for span in spans if span[0] <= start and end <= span[1]]
        keep = 0
        while keep < min(len(open_now), len(here)) and open_now[keep] is here[keep]:
            keep += 1
        out += "".join(span[3] for span in reversed(open_now[keep:]))
        out += "".join(span[2] for span in here[keep:])
        out += escape(slice16(text, start, end - start))
        open_now = here
    return out + "".join(span[3] for span in reversed(open_now))


def _tags(text: str, entity: Json) -> tuple[str, str]:
    kind = entity["type"]
    url = _address(text, entity)
    if url:
        return f'<a href="{escape(url)}" rel="noreferrer noopener" target="_blank">', "</a>"
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    return f'<span class="{_CLASSES.get(kind, "plain")}">', "</span>"


def _address(text: str, entity: Json) -> str:
    kind = entity["type"]
    inside = slice16(text, entity["offset"], entity["length"])
    if kind == "text_link":
        url = str(entity["url"])
    elif kind == "url":
        url = inside if "://" in inside else f"http://{inside}"
    elif kind == "email":
        url = f"mailto:{inside}"
    else:
        return ""
    return url if url.lower().startswith(_SAFE) else ""
