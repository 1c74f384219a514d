"""Draws in a process of its own, so that nothing waits for a picture but whoever wants it.

The process starts with the first drawing and ends with the studio, or when whoever started it is gone.
"""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress

LIMIT = 20.0
"""Seconds after which a drawing counts as failed; an ordinary one takes a fraction of one."""
LEAVE = 2.0
"""Seconds that the process has to end by itself."""


class CannotDraw(Exception):  # noqa: N818 - what is said, not a programming error
    """A picture that does not come about; says why."""


class Studio:
    """Draws by name (`bot.pictures.drawings`), one picture at a time."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "bot.pictures")) -> None:
        self._command = command
        self._lock = asyncio.Lock()
        self._process: Process | None = None

    async def draw(self, name: str, args: Mapping[str, object]) -> tuple[str, bytes]:
        """A file's name and its content as PNG. Raises CannotDraw, whatever the reason."""
        question = json.dumps([name, args], ensure_ascii=False).encode() + b"\n"
        async with self._lock:
            try:
                async with asyncio.timeout(LIMIT):
                    error, picture = await self._ask(await self._started(), question)
            except BaseException as broken:
                await self._end()
                if isinstance(broken, OSError | EOFError | ValueError):  # TimeoutError is an OSError
                    raise CannotDraw(f"{name}: {broken!r}") from broken
                raise
        if error:
            raise CannotDraw(f"{name}: {error}")
        return f"{name}.png", picture

    async def close(self) -> None:
        """End the process, once the drawing at hand is done."""
        async with self._lock:
            await self._end()

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, start_new_session=True
            )
        return self._process

    async def _ask(self, process: Process, question: bytes) -> tuple[str, bytes]:
        if process.stdin is None or process.stdout is None:
            raise EOFError("no pipes")
        process.stdin.write(question)
        await process.stdin.drain()
        length, error = json.loads(await process.stdout.readline() or b"[]")
        return error, await process.stdout.readexactly(length)

    async def _end(self) -> None:
        """A process that answers nobody would give the next one the wrong picture: it has to go."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(LEAVE):
                await process.wait()
        if process.returncode is None:
            process.kill()
            await process.wait()
