"""Resident memory after a million messages of 200,000 members.

    python -m bench.memory

Everything Steward is made of is loaded; the messages go through `Intake.take` in a process of its own.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.cost import resident_mib
from bench.report import is_full, table
from bench.traffic import Mix, updates

BATCH = 100
CHATTER = 0


@dataclass(frozen=True, slots=True)
class Size:
    """Messages, and by how many members."""

    messages: int
    members: int


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB resident before the first message, at the end, and at the most; seconds for all messages."""

    before: float
    after: float
    peak: float
    seconds: float


FULL = Size(1_000_000, 200_000)
SMALL = Size(50_000, 10_000)


def measure(size: Size) -> Memory:
    """Take the messages in, in a process of its own."""
    command = [sys.executable, "-m", "bench.memory", json.dumps(asdict(size))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own command
    return Memory(**json.loads(done.stdout))


async def take_in(size: Size) -> Memory:
    """Take the messages in, in this process."""
    from bench.steward import app_of  # noqa: PLC0415 - only the process that is measured loads the bot
    from bot.intake.opening import Me  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        app = app_of("http://127.0.0.1:9", f"sqlite+aiosqlite:///{Path(folder) / 'steward.db'}")
        async with app.opened():
            intake = app.intake(Me(42, "bench_bot"))
            before, begin = resident_mib(), time.perf_counter()
            for batch in _batches(size):
                await intake.take(batch)
            seconds = time.perf_counter() - begin
            return Memory(before, resident_mib(), resident_mib(what="VmHWM"), seconds)


def _batches(size: Size) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    mix = Mix(size.messages, CHATTER)
    for update in updates(mix, int(time.time()), members=size.members):
        batch.append(update)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def report() -> str:
    """The table."""
    size = FULL if is_full() else SMALL
    found = measure(size)
    return table(
        [f"resident MiB, {size.messages:,} messages of {size.members:,} members", "", "bound"],
        [
            ["before the first", f"{found.before:.0f}", ""],
            ["after the last", f"{found.after:.0f}", "200"],
            ["at the most", f"{found.peak:.0f}", ""],
        ],
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asdict(asyncio.run(take_in(Size(**json.loads(sys.argv[1])))))))
    else:
        print(report())
