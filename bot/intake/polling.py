"""Long polling: fetch up to 100 updates, make them take effect, and only then acknowledge them."""

import asyncio
import re

import aiohttp
import msgspec
import structlog
from msgspec import Raw, Struct

from bot.intake.batch import Intake
from bot.intake.slim import ALLOWED, update_id_of
from bot.storage.database import is_outage
from bot.tasks import rest, unless

WAIT_SECONDS = 25
BACK_OFF = (1, 2, 4, 8, 15, 30)

log = structlog.get_logger()


class Parameters(Struct):
    """What Telegram adds to an error."""

    retry_after: int = 0


class Answer(Struct):
    """The envelope of getUpdates, with the updates still raw."""

    ok: bool = False
    result: list[Raw] = msgspec.field(default_factory=list)
    description: str = ""
    parameters: Parameters | None = None


_decoder = msgspec.json.Decoder(Answer)
_ID = re.compile(rb'"update_id"\s*:\s*(\d+)')


class Polling:
    """Asks `url` (…/bot<token>/getUpdates) until told to stop. The URL is a secret and never logged."""

    def __init__(self, session: aiohttp.ClientSession, url: str, intake: Intake) -> None:
        self._session = session
        self._url = url
        self._intake = intake
        self._offset = 0
        self._limit = 100
        self._failures = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set: the batch at hand is finished, an empty wait is left at once."""
        while not stop.is_set():
            fetched = await unless(stop, self._fetch())
            if fetched is not None:
                await self._take(fetched, stop)
            else:
                await self._pause(stop)

    async def _take(self, raws: list[bytes], stop: asyncio.Event) -> None:
        if not raws:
            return
        try:
            await self._intake.take(raws)
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("the database is away, nothing is acknowledged", error=repr(error))
            await self._pause(stop)
            return
        self._failures = 0
        self._acknowledge(raws)

    def _acknowledge(self, raws: list[bytes]) -> None:
        ids = [id_ for id_ in map(update_id_of, raws) if id_ is not None]
        if ids:
            self._offset = max(ids) + 1

    async def _fetch(self) -> list[bytes] | None:
        """The next updates; None when there is nothing to be had now."""
        query = {
            "offset": self._offset, "limit": self._limit, "timeout": WAIT_SECONDS,
            "allowed_updates": list(ALLOWED),
        }  # fmt: skip
        try:
            async with self._session.post(
                self._url, json=query, timeout=aiohttp.ClientTimeout(total=WAIT_SECONDS + 15)
            ) as response:
                return self._read(await response.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("getUpdates failed", error=type(error).__name__)
            return None

    def _read(self, body: bytes) -> list[bytes] | None:
        try:
            answer = _decoder.decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return self._unreadable(body)
        if answer.ok:
            self._limit = 100
            return [bytes(raw) for raw in answer.result]
        log.warning("getUpdates was refused", description=answer.description)
        return None

    def _unreadable(self, body: bytes) -> list[bytes] | None:
        """The envelope itself is broken: halve the batch until the one bad update stands alone."""
        found = _ID.findall(body)
        if self._limit > 1 or len(found) != 1:
            self._limit = max(1, self._limit // 10)
            return None
        return [body]

    async def _pause(self, stop: asyncio.Event) -> None:
        seconds = BACK_OFF[min(self._failures, len(BACK_OFF) - 1)]
        self._failures += 1
        await rest(stop, seconds)
