"""Pushing updates to a bot's webhook: one at a time in each lane, again until it says 2xx."""

import asyncio
import os
import random
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, StreamReader

from sandbox.clock import Clock
from sandbox.queues import Item, Lane, UpdateQueue
from sandbox.tasks import Tasks

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
ANSWER_WITHIN = 60.0
LONGEST_RETRY_AFTER = 3600.0
CAP = (30, 60)
"""The longest pause between two tries, in units of the first pause."""

Answered = Callable[[Mapping[str, str], StreamReader], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What setWebhook asked for. `pause` is the wait before the third try, in real seconds."""

    url: str
    secret: str | None = None
    max_connections: int = 40
    ip_address: str | None = None
    certificate: bool = False
    pause: float = 2.0


@dataclass(frozen=True, slots=True)
class Outside:
    """What a webhook needs from around it.

    `answered` gets the head and body of every 2xx answer: it may be a call to carry out.
    """

    clock: Clock
    http: ClientSession
    tasks: Tasks
    answered: Answered


class Webhook:
    """Delivers one bot's queue to its webhook while it is set."""

    def __init__(self, settings: Settings, queue: UpdateQueue, outside: Outside) -> None:
        self.settings = settings
        self.error: tuple[int, str] | None = None
        self._queue = queue
        self._outside = outside
        self._random = random.Random(settings.url)
        self._slots = asyncio.Semaphore(settings.max_connections)
        self._lanes: dict[Lane, deque[Item]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Send what is waiting and whatever comes."""
        self._queue.wake = self._enqueue
        for item in self._queue.waiting():
            self._enqueue(item)

    def stop(self) -> None:
        """Break off; what was not confirmed stays in the queue."""
        self._queue.wake = None
        for task in self._tasks:
            task.cancel()

    def _enqueue(self, item: Item) -> None:
        if item.lane in self._lanes:
            self._lanes[item.lane].append(item)
            return
        self._lanes[item.lane] = deque([item])
        task = self._outside.tasks.start(self._run(item.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: Lane) -> None:
        items = self._lanes[lane]
        while items:
            await self._deliver(items[0])
            items.popleft()
        del self._lanes[lane]

    async def _deliver(self, item: Item) -> None:
        failures = 0
        while self._queue.is_waiting(item):
            async with self._slots:
                asked_pause = await self._try(item)
            if asked_pause is None:
                return
            failures += 1
            await asyncio.sleep(asked_pause or self._pause(failures))

    async def _try(self, item: Item) -> float | None:
        """None once confirmed; else the seconds the webhook asked to be left alone, or 0."""
        headers = {"Content-Type": "application/json"}
        if self.settings.secret:
            headers[SECRET_HEADER] = self.settings.secret
        try:
            async with self._outside.http.post(
                self.settings.url,
                data=item.body,
                headers=headers,
                skip_auto_headers=("User-Agent", "Accept"),
                timeout=ClientTimeout(total=ANSWER_WITHIN),
                allow_redirects=False,
            ) as response:
                return await self._read(item, response)
        except TimeoutError:
            self._failed("Read timeout expired")
        except (ClientError, OSError) as wrong:
            if number := getattr(wrong, "errno", None):
                self._failed(os.strerror(number))
        return 0.0

    async def _read(self, item: Item, response: ClientResponse) -> float | None:
        if HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            self._queue.confirm(item)
            await self._outside.answered(response.headers, response.content)
            return None
        self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        try:
            return min(float(response.headers.get("Retry-After", 0)), LONGEST_RETRY_AFTER)
        except ValueError:
            return 0.0

    def _failed(self, text: str) -> None:
        self.error = (self._outside.clock.now(), text)

    def _pause(self, failures: int) -> float:
        if failures == 1:
            return 0.0
        longest = self._random.uniform(*CAP)
        return self.settings.pause * min(2.0 ** min(failures - 2, 10), longest)
