"""The sandbox as a process of its own: the bot and the sandbox never import each other."""

import asyncio
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from bot.demo.stage import StageError

START_SECONDS = 30.0
STOP_SECONDS = 5.0
_HOST = "127.0.0.1"
_TRIES = 50
_SAYS = "sandbox: "


def free_port(wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on; 0 stays 0 (any). Raises StageError."""
    for port in range(wanted, min(wanted + _TRIES, 65536)):
        if port == 0 or _is_free(port):
            return port
    raise StageError(f"no port from {wanted} on is free: choose another with --port")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
        return True


@asynccontextmanager
async def sandbox(port: int, at: datetime, seed: int) -> AsyncIterator[str]:
    """A sandbox whose clock stands still at an instant; its address. It ends with the context.

    It has a session of its own, so that Ctrl-C reaches only us, and we end it when we are done with it.
    """
    options = {"port": port, "host": _HOST, "clock": "manual", "at": at.isoformat(), "seed": seed}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", *words, stdout=PIPE, start_new_session=True
    )
    try:
        yield await _address(process)
    finally:
        await _end(process)


async def _address(process: Process) -> str:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    try:
        async with asyncio.timeout(START_SECONDS):
            line = (await process.stdout.readline()).decode().strip()
    except TimeoutError:
        line = ""
    if not line.startswith(_SAYS):
        raise StageError("the sandbox did not start")
    return line.removeprefix(_SAYS)


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
