"""One run of one contestant against a feeder of its own, each in its own process."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.traffic import Mix

PATIENCE = 120.0
"""Seconds for one run."""


@dataclass(frozen=True, slots=True)
class Course:
    """How much is fed: updates to get warm, updates that count; the rest is as in `Mix`."""

    warm: int
    counted: int
    one_in: int = 20
    lively: bool = False

    @property
    def commands(self) -> int:
        """How many requests are among all of them."""
        return Mix(self.warm + self.counted, self.one_in).commands


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it. `acknowledged` and `answered` are seconds, `cpu` seconds of processor time."""

    acknowledged: float
    answered: float
    cpu: float
    updates: int
    answers: int

    @property
    def rate(self) -> float:
        """Updates a second, until all have taken effect and all answers are out."""
        return self.updates / self.answered

    @property
    def cpu_per_thousand(self) -> float:
        """Seconds of processor time for a thousand updates."""
        return 1000 * self.cpu / self.updates


async def race(contestant: Sequence[str], course: Course, *, answers: int) -> Run:
    """Run `python -m <contestant...>` with the feeder's address after the module's name.

    `answers` is how many messages it sends in all. Raises TimeoutError for one that never gets done, and an
    ExceptionGroup for one that falls over.
    """
    order = {"warm": course.warm, "counted": course.counted, "one_in": course.one_in}
    order |= {"lively": course.lively, "answers": answers}
    async with AsyncExitStack() as stack:
        feeder = await _python(stack, "bench.feeder", json.dumps(order), stdin=PIPE, stdout=PIPE)
        assert feeder.stdin is not None  # noqa: S101 - they are pipes
        assert feeder.stdout is not None  # noqa: S101
        port = int(await feeder.stdout.readline())
        module, *arguments = contestant
        runner = await _python(stack, module, f"http://127.0.0.1:{port}", *arguments)
        feeder.stdin.write(f"{runner.pid}\n".encode())
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            watch = group.create_task(_watch(runner, module))
            figures = json.loads(await feeder.stdout.readline())
            watch.cancel()
        return Run(**figures)


async def _watch(runner: Process, name: str) -> None:
    """A contestant that ends by itself never gets there."""
    code = await runner.wait()
    raise RuntimeError(f"{name} ended with exit code {code}")


async def _python(
    stack: AsyncExitStack, *arguments: str, stdin: int | None = None, stdout: int | None = None
) -> Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, stdin=stdin, stdout=stdout, stderr=DEVNULL
    )
    stack.push_async_callback(_end, process)
    return process


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    await process.wait()
