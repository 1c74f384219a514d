"""getUpdates: short and long polls on one bot's queue."""

import asyncio
from typing import Any

from sandbox.errors import ApiError
from sandbox.queues import Item, UpdateQueue

MOST = 100
LONGEST_WAIT = 50
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
SET_WEBHOOK = "Conflict: terminated by setWebhook request"


class Polling:
    """The one long poll a bot may have open."""

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._open: asyncio.Future[None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a poll is waiting right now."""
        return self._open is not None

    def end(self, why: str) -> None:
        """Answer the waiting poll with 409 and this description."""
        if self._open is not None and not self._open.done():
            self._open.set_exception(ApiError(409, why))
            self._open = self._queue.wake = None

    def release(self) -> None:
        """Answer the waiting poll with what there is."""
        if self._open is not None and not self._open.done():
            self._open.set_result(None)

    async def get_updates(self, params: dict[str, Any]) -> list[Item]:
        """What a bot's getUpdates brings; waits up to `timeout` real seconds for the first one.

        A negative offset -n forgets all but the last n. Whatever is handed out stays queued
        until a later call confirms it. Raises `ApiError` 409 when another poll takes over.
        """
        self.end(OTHER_POLL)
        if "allowed_updates" in params:
            self._queue.allow(params["allowed_updates"])
        offset = params.get("offset", 0)
        if offset < 0:
            self._queue.keep_last(-offset)
        else:
            self._queue.confirm_before(offset)
        asked = params.get("limit", MOST)
        limit = asked if 1 <= asked <= MOST else MOST
        found = self._queue.take(limit)
        seconds = min(params.get("timeout", 0), LONGEST_WAIT)
        if not found and seconds > 0:
            await self._wait(seconds)
            found = self._queue.take(limit)
        return found

    async def _wait(self, seconds: float) -> None:
        arrival = self._open = asyncio.get_running_loop().create_future()

        def wake(_: Item) -> None:
            if not arrival.done():
                arrival.set_result(None)

        self._queue.wake = wake
        try:
            async with asyncio.timeout(seconds):
                await arrival
        except TimeoutError:
            pass
        finally:
            if self._open is arrival:
                self._open = self._queue.wake = None
