"""Tells the page which chats have changed since it last looked."""

import asyncio
from collections import deque

REMEMBERED = 10_000
LONGEST_WAIT = 25.0


class Watch:
    """A version that grows with every change, and which chat each step was about."""

    def __init__(self) -> None:
        self.version = 0
        self._changes: deque[tuple[int, int]] = deque(maxlen=REMEMBERED)
        self._waiting: set[asyncio.Future[None]] = set()

    def changed(self, chat: int | None = None) -> None:
        """Something is new in `chat`; without a chat: people, chats or the clock are."""
        self.version += 1
        if chat is not None:
            self._changes.append((self.version, chat))
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    def since(self, version: int) -> list[int]:
        """The chats which changed after that version, each once."""
        return list(dict.fromkeys(chat for step, chat in self._changes if step > version))

    async def wait(self, version: int, seconds: float = LONGEST_WAIT) -> None:
        """Return as soon as there is something newer than `version`, or after `seconds`."""
        if version != self.version:
            return
        await self.next_change(seconds)

    async def next_change(self, seconds: float) -> None:
        """Return after the next change, or after `seconds` real seconds."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(waiter)
