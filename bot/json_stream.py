"""Reads a JSON file of any size piece by piece: the parts one asks for are decoded, the rest is never held.

The standard library's own decoder reads one value from the middle of a text and tells where it ends
(docs/importing.md says why no library).
"""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

CHUNK = 1 << 20
"""Bytes read at a time."""
LARGEST = 1 << 24
"""Characters that one value may have; whatever is larger is not what we read."""

_AHEAD = 3
"""Characters that have to be there after a value: a number may go on, as 1 does to 1e-5."""
_SPACE = re.compile(r"[ \t\n\r]*")


class NotJson(Exception):  # noqa: N818 - what is said, not a programming error
    """The file is no JSON, or ends too early; `at` is about how many bytes from its beginning."""

    def __init__(self, at: int) -> None:
        super().__init__(f"no JSON at about byte {at}")
        self.at = at


class JsonStream:
    """A position in a JSON file; `tell` hears how many bytes have been read. All may raise NotJson."""

    def __init__(self, file: BinaryIO, tell: Callable[[int], object] = lambda _: None) -> None:
        self._file = file
        self._tell = tell
        self._letters = codecs.getincrementaldecoder("utf-8-sig")()
        self._decode = json.JSONDecoder().raw_decode
        self._text, self._at = "", 0
        self._bytes, self._ended = 0, False

    def peek(self) -> str:
        """The sign that begins the next value; empty at the end of the file."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._more()

    def value(self) -> Any:  # noqa: ANN401 - any JSON
        """The next value, whole."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._text, self._at)
            except (ValueError, RecursionError):
                if self._ended or len(self._text) - self._at > LARGEST:
                    raise NotJson(self._bytes) from None
            else:
                if end + _AHEAD < len(self._text) or self._ended:
                    self._at = end
                    return found
            self._more()

    def values(self) -> Iterator[Any]:
        """The values of the list that begins here, one by one."""
        for _ in self.items():
            yield self.value()

    def items(self) -> Iterator[None]:
        """Stops at each item of the list that begins here; whoever asks has to read it."""
        yield from self._parts("[", "]")

    def fields(self) -> Iterator[str]:
        """The names of the object that begins here; whoever asks has to read each one's value."""
        for _ in self._parts("{", "}"):
            name = self.value()
            if not isinstance(name, str):
                raise NotJson(self._bytes)
            self._take(":")
            yield name

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.peek():
            raise NotJson(self._bytes)

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.peek() == closing:
            self._take(closing)
            return
        while True:
            yield
            if self._take(",", closing) == closing:
                return

    def _take(self, *signs: str) -> str:
        found = self.peek()
        if found not in signs:
            raise NotJson(self._bytes)
        self._at += 1
        return found

    def _more(self) -> None:
        """Read on; twice as much where one value goes on and on, so that it is not decoded too often."""
        rest = self._text[self._at :]
        data = self._file.read(max(CHUNK, len(rest)))
        self._bytes += len(data)
        self._ended = not data
        try:
            self._text, self._at = rest + self._letters.decode(data, final=self._ended), 0
        except UnicodeDecodeError:
            raise NotJson(self._bytes) from None
        self._tell(self._bytes)
