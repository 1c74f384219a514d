"""What happened on the wire: every call, update, fault and violation, the newest last."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from sandbox.clock import Clock
from sandbox.upload import Upload

KEPT = 50_000
Kind = Literal["request", "update", "violation", "fault"]


@dataclass(slots=True)
class Entry:
    """One line of the journal. `at` is virtual Unix time; bodies stay encoded until asked for."""

    n: int
    at: int
    kind: Kind
    bot: int | None = None
    method: str | None = None
    chat: object = None
    params: dict[str, Any] | None = None
    status: int | None = None
    result: bytes | None = None
    update: bytes | None = None
    text: str | None = None

    def shown(self) -> dict[str, Any]:
        """The entry as JSON, without what it does not have."""
        line: dict[str, Any] = {"n": self.n, "at": self.at, "kind": self.kind}
        for name in ("bot", "method", "chat", "status", "text"):
            if (value := getattr(self, name)) is not None:
                line[name] = value
        if self.params is not None:
            line["params"] = {k: _readable(v) for k, v in self.params.items()}
        for name in ("result", "update"):
            if (encoded := getattr(self, name)) is not None:
                line[name] = _decoded(encoded)
        return line


class Journal:
    """Keeps the last `kept` entries and counts the violations since it was last cleared."""

    def __init__(self, clock: Clock, kept: int = KEPT) -> None:
        self._clock = clock
        self._entries: deque[Entry] = deque(maxlen=kept)
        self._last = 0
        self.violations = 0

    def add(self, kind: Kind) -> Entry:
        """A new entry with its number and time; the caller fills in the rest."""
        self._last += 1
        if kind == "violation":
            self.violations += 1
        entry = Entry(self._last, self._clock.now(), kind)
        self._entries.append(entry)
        return entry

    def violation(self, text: str, *, bot: int | None = None, method: str | None = None) -> None:
        """Note that somebody broke the schema."""
        entry = self.add("violation")
        entry.text, entry.bot, entry.method = text, bot, method

    def clear(self) -> None:
        """Forget the entries; the numbers go on."""
        self._entries.clear()
        self.violations = 0

    def select(
        self,
        since: int = 0,
        method: str | None = None,
        chat: str | None = None,
        kind: str | None = None,
    ) -> Iterator[Entry]:
        """Entries after number `since` which match everything that is given."""
        for entry in self._entries:
            if (
                entry.n > since
                and (method is None or (entry.method or "").lower() == method.lower())
                and (chat is None or str(entry.chat) == chat)
                and (kind is None or entry.kind == kind)
            ):
                yield entry


def _readable(value: object) -> object:
    if isinstance(value, Upload):
        return {"filename": value.filename, "size": len(value.data)}
    if isinstance(value, dict):
        return {k: _readable(v) for k, v in value.items()}
    return value


def _decoded(encoded: bytes) -> object:
    try:
        return msgspec.json.decode(encoded)
    except msgspec.DecodeError:
        return encoded.decode(errors="replace")
