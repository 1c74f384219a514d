"""Whoever is cancelled while a thread has the connection leaves it only when the thread is done with it."""

import asyncio
import threading

import pytest

from bot.storage.inline import _in_thread


async def test_a_cancelled_wait_lasts_until_the_thread_is_done() -> None:
    begun, may_end = threading.Event(), threading.Event()

    def work() -> bool:
        begun.set()
        return may_end.wait(10)

    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(_in_thread(work))
        await asyncio.to_thread(begun.wait, 10)
        for _ in range(3):
            waiting.cancel()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert not waiting.done()
        may_end.set()
    assert waiting.cancelled()


async def test_a_cancelled_wait_forgets_how_the_work_failed() -> None:
    begun, may_end = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        may_end.wait(10)
        raise ValueError("nobody hears of it")

    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(_in_thread(work))
        await asyncio.to_thread(begun.wait, 10)
        waiting.cancel()
        may_end.set()
    assert waiting.cancelled()


async def test_what_the_work_raises_is_raised() -> None:
    def work() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await _in_thread(work)
