"""Cutting Telegram HTML to the lengths that Telegram takes. Pure."""

import re
from collections.abc import Iterator
from html import unescape

MESSAGE = 4096
"""Visible characters of a message; counted here as UTF-16 does, which is never less than Telegram counts."""
CAPTION = 1024
TOAST = 200

_PIECE = re.compile(r"<(/?)([a-z-]+)[^>]*>|&[#\w]+;|[^<&]|[<&]", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


def without_markup(html: str) -> str:
    """The text as it reads, without tags."""
    return unescape(_TAG.sub("", html))


def clip(text: str, limit: int) -> str:
    """Plain text of at most `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def parts(html: str, limit: int = MESSAGE) -> list[str]:
    """The text in pieces of at most `limit` visible characters, cut at line breaks where there are any.

    Tags that are open at a cut are closed before it and opened again after it.
    """
    if len(html) <= limit // 2:
        return [html]
    return list(_Cutter(limit).cut(html))


class _Cutter:
    """Fills one part after the other. `_kept` ends at the last line break, `_tail` is what follows it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: list[str] = []
        self._begin("")

    def _begin(self, opening: str) -> None:
        self._text = opening
        self._length = 0
        self._break: tuple[int, int, list[str]] | None = None

    def cut(self, html: str) -> Iterator[str]:
        for piece in _PIECE.finditer(html):
            name = piece[2]
            if name is not None:
                self._tag(piece[0], closing=bool(piece[1]))
                continue
            width = _width(piece[0])
            while self._length + width > self._limit:
                yield self._end()
            self._add(piece[0], width)
        if without_markup(self._text).strip():
            yield self._text

    def _tag(self, tag: str, *, closing: bool) -> None:
        self._text += tag
        if closing:
            self._open = self._open[:-1]
        else:
            self._open = [*self._open, tag]

    def _add(self, piece: str, width: int) -> None:
        self._text += piece
        self._length += width
        if piece == "\n":
            self._break = (len(self._text), self._length, self._open)

    def _end(self) -> str:
        """The part up to the last line break (or all there is); what follows begins the next."""
        at, length, tags = self._break or (len(self._text), self._length, self._open)
        done, rest, left = self._text[:at], self._text[at:], self._length - length
        self._begin("".join(tags))
        self._text += rest
        self._length = left
        return done.rstrip("\n") + "".join(f"</{_name(tag)}>" for tag in reversed(tags))


def _name(tag: str) -> str:
    found = re.match(r"<([a-z-]+)", tag, re.IGNORECASE)
    return found[1] if found else ""


def _width(piece: str) -> int:
    shown = unescape(piece)
    return len(shown.encode("utf-16-le", "surrogatepass")) // 2
