"""Takes an exported chat into the database: a stretch of messages at a time, each stretch all or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.actions.importing import take
from bot.domain.community import Community
from bot.domain.history import Chapter, Said, Span, span_of
from bot.storage.database import Database
from bot.telegram_export import Raw
from bot.telegram_export_record import Cast, key_of, moved, said

STRETCH = 10_000
"""Messages taken in by one transaction."""


@dataclass(slots=True)
class Outcome:
    """What came of an import.

    `known` were taken in before, `live` the bot has counted itself, `others` are of bots, channels, the group
    itself and the forgotten; `nameless` are joins and leaves of people of whom there is only a name.
    """

    messages: int = 0
    joined: int = 0
    left: int = 0
    known: int = 0
    live: int = 0
    others: int = 0
    nameless: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    people: set[int] = field(default_factory=set)


class Importer:
    """Goes through the messages of a chat that is in the file.

    `chapter` is an empty one; `after` the id of the last message that came in with another chat, if any did.
    """

    def __init__(
        self, database: Database, chapter: Chapter, chat_id: int, cast: Cast, spans: Iterable[Span],
        *, after: int | None = None,
    ) -> None:  # fmt: skip
        self.outcome = Outcome()
        self._database = database
        self._community: Community = chapter.community
        self._until = chapter.until
        self._chat_id = chat_id
        self._cast = cast
        self._spans = list(spans)
        self._after = after
        self._chapter = chapter
        self._span: Span | None = None
        self._grown: Span | None = None
        self._waiting = 0

    async def take(self, messages: Iterable[Any]) -> None:
        """All of them, as far as they are new. Raises NotJson, NotExport and Disturbed."""
        for raw in messages:
            message_id, at = key_of(raw)
            if self._is_old(message_id):
                self.outcome.known += 1
                known = span_of(self._spans, message_id)
                if known is not None and known != self._span:
                    await self._flush()
                    self._span = known
            elif self._until is not None and at >= self._until:
                self.outcome.live += raw.get("type") == "message"
            else:
                self._add(raw, message_id, at)
                if self._waiting >= STRETCH:
                    await self._flush()
        await self._flush()

    def _is_old(self, message_id: int) -> bool:
        """Whether it was taken in before, by this run or another."""
        if self._grown is not None and message_id <= self._grown.last_id:
            return True
        return span_of(self._spans, message_id) is not None or (
            self._after is not None and message_id <= self._after
        )

    def _add(self, raw: Raw, message_id: int, at: datetime) -> None:
        first = message_id if self._grown is None else self._grown.first_id
        last_at = at if self._grown is None else max(at, self._grown.last_at)
        self._grown = Span(first, message_id, last_at)
        self._waiting += 1
        found = said(raw, self._cast)
        if found is not None:
            self._count(found)
        elif raw.get("type") == "message":
            self.outcome.others += 1
        else:
            for each in moved(raw, self._cast):
                if each is None:
                    self.outcome.nameless += 1
                else:
                    self._chapter.move(each)

    def _count(self, found: Said) -> None:
        self._chapter.add(found)
        outcome = self.outcome
        outcome.people.add(found.person.user_id)
        outcome.first_at = min(found.at, outcome.first_at or found.at)
        outcome.last_at = max(found.at, outcome.last_at or found.at)

    async def _flush(self) -> None:
        """Write what has been gathered."""
        if self._grown is None:
            return
        async with self._database.begin() as uow:
            taken = await take(uow, self._chapter, self._chat_id, self._span, self._grown)
        if self._span is not None:
            self._spans.remove(self._span)
        self._spans.append(taken.span)
        self._span, self._grown, self._waiting = taken.span, None, 0
        self._chapter = Chapter(self._community, self._until)
        self.outcome.messages += taken.messages
        self.outcome.joined += taken.joined
        self.outcome.left += taken.left
