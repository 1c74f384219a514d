"""The one supervised place that starts tasks: nothing runs on unseen, nothing fails unheard."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import structlog

T = TypeVar("T")
Part = Callable[[asyncio.Event], Awaitable[None]]
"""A long-running part: works until the event is set."""

log = structlog.get_logger()


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of `work`; None, with the work cancelled, if `stop` is set first."""
    working = asyncio.create_task(work)  # noqa: TID251 - this is the one place
    stopping = asyncio.create_task(stop.wait())  # noqa: TID251
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        stopping.cancel()
        working.cancel()
        await asyncio.wait({working, stopping})


async def rest(stop: asyncio.Event, seconds: float) -> None:
    """Sleep, but wake at once when `stop` is set."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


async def together(stop: asyncio.Event, *parts: Part) -> None:
    """Run the parts side by side until all have ended; one that fails stops the others and is raised."""

    async def supervised(part: Part) -> None:
        try:
            await part(stop)
        finally:
            stop.set()

    async with asyncio.TaskGroup() as group:
        for part in parts:
            group.create_task(supervised(part))


async def outlasting(stop: asyncio.Event, last: Part, *parts: Part) -> None:
    """Run all side by side; `last` is told to stop only when the others have ended and left it their work."""
    over = asyncio.Event()

    async def others(stop: asyncio.Event) -> None:
        try:
            await together(stop, *parts)
        finally:
            over.set()

    async def until_over(_: asyncio.Event) -> None:
        await last(over)

    await together(stop, others, until_over)


class Errands:
    """Short jobs that nobody waits for (answers to pressed buttons); ended, and heard of, at the stop."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, errand: Coroutine[Any, Any, None]) -> None:
        """Begin; a failure is logged, since nobody is there to hear of it."""
        task = asyncio.create_task(errand)  # noqa: TID251 - this is the one place
        self._running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("errand failed", error=repr(task.exception()))

    async def finish(self, seconds: float) -> None:
        """Wait a little for those still under way, then cancel them."""
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=seconds)
            for task in late:
                task.cancel()
