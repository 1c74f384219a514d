"""The updates that wait at Telegram: looked at as often as it takes, acknowledged once."""

import re
from collections.abc import Sequence

import msgspec
import structlog
from msgspec import Raw, Struct

from bot.intake.line import UNHEARD, Line, Parameters
from bot.intake.mending import UNREADABLE, mended
from bot.intake.slim import ALLOWED, update_id_of

MOST = 100
_GRACE = 15
"""Seconds that an answer may take beyond the wait that was asked for."""
_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,99})(?!\d)')

log = structlog.get_logger()


class Batch(Struct):
    """The envelope of getUpdates, with the updates still raw."""

    ok: bool = False
    result: list[Raw] = msgspec.field(default_factory=list)
    description: str = ""
    parameters: Parameters | None = None


_decoder = msgspec.json.Decoder(Batch)


class Feed:
    """getUpdates. Nothing is acknowledged before `acknowledge` has been called and the next are fetched.

    `asked` is for how many seconds Telegram asked to be left alone; `more` whether, for all that is known,
    more waits there than has been fetched.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._offset = 0
        self._limit = MOST
        self._broken = b""
        self._ahead: list[bytes] | None = None
        self.asked = 0
        self.more = True

    async def look_ahead(self) -> None:
        """Fetch what waits already; the next `fetch` has it at once."""
        self._ahead = await self.fetch(0)

    async def fetch(self, wait: int) -> list[bytes] | None:
        """The next updates, after at most `wait` seconds; None when there is nothing to be had now."""
        if self._ahead:
            ahead, self._ahead = self._ahead, None
            return ahead
        query = {
            "offset": self._offset, "limit": self._limit, "timeout": wait, "allowed_updates": list(ALLOWED),
        }  # fmt: skip
        try:
            return self._read(await self._line.post("getUpdates", query, wait + _GRACE))
        except UNHEARD as error:
            log.warning("getUpdates failed", error=type(error).__name__)
            return None

    def acknowledge(self, raws: Sequence[bytes]) -> None:
        """These took effect: they are not asked for again."""
        ids = [id_ for id_ in map(_number, raws) if id_ is not None]
        if ids:
            self._offset = max(ids) + 1

    def _read(self, body: bytes) -> list[bytes] | None:
        try:
            answer = _decoder.decode(body)
        except UNREADABLE:
            better = mended(body)
            return self._unreadable(body) if better == body else self._read(better)
        self.asked = answer.parameters.retry_after if answer.parameters else 0
        if not answer.ok:
            log.warning("getUpdates was refused", description=answer.description)
            return None
        self.more = len(answer.result) >= self._limit
        self._limit, self._broken = MOST, b""
        if not answer.result:  # all is acknowledged; after a quiet week the next id may be any, also a lower
            self._offset = 0
        return [bytes(raw) for raw in answer.result]

    def _unreadable(self, body: bytes) -> list[bytes] | None:
        """The envelope itself is broken: look at fewer, until the one bad update stands alone.

        It is given out when it comes twice alike: an answer may also be garbled on its way.
        """
        if self._limit > 1:
            self._limit //= 10
            return []
        if body == self._broken and _ID.search(body):
            return [body]
        self._broken = body
        log.warning("getUpdates cannot be read")
        return None


def _number(raw: bytes) -> int | None:
    """The id by which it is acknowledged, even one that no database takes: else it would come for ever."""
    found = update_id_of(raw)
    if found is None and (match := _ID.search(raw)):
        found = int(match[1])
    return found
