"""Starting, killing and stopping the bot as a real process."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Nursery:
    """Gives birth to bots; see `tests.crash.nursery`."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def bear(self, config: Path) -> int:
        """Start a bot with this configuration file; its process id. Its log is beside the file."""
        return int(await self._ask(f"bear {config}"))

    async def kill(self, pid: int) -> None:
        """SIGKILL: no handler, no goodbye."""
        os.kill(pid, signal.SIGKILL)
        assert int(await self._ask(f"bury {pid}")) == -signal.SIGKILL

    async def stop(self, pid: int) -> int:
        """SIGTERM; waits for the end and returns the exit code."""
        os.kill(pid, signal.SIGTERM)
        return int(await self._ask(f"bury {pid}"))

    async def _ask(self, order: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n".encode())
        return await self.answer()

    async def answer(self) -> str:
        """The next line it says."""
        assert self._process.stdout is not None
        line = (await self._process.stdout.readline()).decode().strip()
        assert line, "the nursery is dead"
        return line


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """A nursery; all its bots end with it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.crash.nursery", stdin=PIPE, stdout=PIPE, cwd=ROOT
    )
    try:
        made = Nursery(process)
        assert await made.answer() == "ready"
        yield made
    finally:
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()
