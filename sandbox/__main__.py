"""`python -m sandbox`: start a sandbox and run it until it is told to stop."""

import argparse
import asyncio
import signal
import sys

from sandbox.clock import Clock, moment
from sandbox.server import Sandbox


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="sandbox", description="A Telegram in a box.")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--clock", choices=("real", "manual"), default="real")
    parser.add_argument("--at", type=moment, help="where the clock starts, in ISO 8601")
    parser.add_argument("--limits", action="store_true", help="refuse what Telegram would throttle")
    parser.add_argument("--seed", type=int, default=1, help="for ids and for chance")
    return parser.parse_args()


async def run(given: argparse.Namespace) -> None:
    """Listen, say where, and wait for SIGINT or SIGTERM."""
    box = Sandbox(Clock(given.clock, given.at), limits=given.limits, seed=given.seed)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with box.running(given.port, given.host) as url:
        sys.stdout.write(f"sandbox: {url}\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(run(arguments()))
