"""Long polling: fetch up to 100 updates, make them take effect, and only then acknowledge them."""

import asyncio

import structlog

from bot.intake.batch import Intake
from bot.intake.feed import Feed
from bot.storage.database import is_outage
from bot.tasks import rest, unless

WAIT_SECONDS = 25
BACK_OFF = (1, 2, 4, 8, 15, 30)

log = structlog.get_logger()


class Polling:
    """Takes in what the feed has until told to stop.

    `caught_up` is set once everything has taken effect that waited at Telegram while the bot was away.
    """

    def __init__(self, feed: Feed, intake: Intake) -> None:
        self._feed = feed
        self._intake = intake
        self._failures = 0
        self.caught_up = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set: the batch at hand is finished, an empty wait is left at once."""
        while not stop.is_set():
            wait = WAIT_SECONDS if self.caught_up.is_set() else 0
            fetched = await unless(stop, self._feed.fetch(wait))
            if fetched is not None:
                await self._take(fetched, stop)
            else:
                await self._pause(stop)

    async def _take(self, raws: list[bytes], stop: asyncio.Event) -> None:
        try:
            if raws:
                await self._intake.take(raws)
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("the database is away, nothing is acknowledged", error=repr(error))
            await self._pause(stop)
            return
        self._failures = 0
        self._feed.acknowledge(raws)
        if not self._feed.more:
            self.caught_up.set()

    async def _pause(self, stop: asyncio.Event) -> None:
        seconds = BACK_OFF[min(self._failures, len(BACK_OFF) - 1)]
        self._failures += 1
        await rest(stop, max(seconds, self._feed.asked))
