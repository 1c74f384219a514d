"""How long one waits: `steward check`, and from `steward run` to the first getUpdates.

python -m bench.startup
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.feeder import Feeder, Wire
from bench.report import is_full, spread, table

CONFIG = """
[telegram]
token = "42:TESTTOKEN"
api_server = "http://127.0.0.1:{port}"

[[communities]]
chat_id = -1001000000001
"""
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds of each try: `first` runs make the database, `later` ones find it."""

    check: list[float]
    first: list[float]
    later: list[float]


def check_once(folder: Path) -> float:
    """Seconds of `steward check`; raises CalledProcessError if it finds something."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "bot", "check"], check=True, cwd=folder, stdout=subprocess.DEVNULL, env=_env()
    )
    return time.perf_counter() - begin


async def run_once(folder: Path) -> float:
    """Seconds from starting `steward run` to its first getUpdates."""
    feeder = Feeder([], 0, 0)
    server = await asyncio.get_running_loop().create_server(lambda: Wire(feeder), "127.0.0.1", 0)
    (folder / "config.toml").write_text(CONFIG.format(port=server.sockets[0].getsockname()[1]))
    begin = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, stdout=subprocess.DEVNULL, env=_env()
    )
    try:
        async with asyncio.timeout(PATIENCE):
            await feeder.done.wait()
        return time.perf_counter() - begin
    finally:
        process.terminate()
        await process.wait()
        server.close()


def _env() -> dict[str, str]:
    root = Path(__file__).resolve().parent.parent
    clean = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")}
    return clean | {"PYTHONPATH": str(root)}


def measure(tries: int) -> Waits:
    """So many tries of each."""
    waits = Waits([], [], [])
    for _ in range(tries):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            waits.check.append(check_once(folder))
            waits.first.append(asyncio.run(run_once(folder)))
            waits.later.append(asyncio.run(run_once(folder)))
    return waits


def report() -> str:
    """The table."""
    waits = measure(5 if is_full() else 2)
    return table(
        ["seconds", "median (least to most)", "bound"],
        [
            ["`steward check`", spread(waits.check), "1.5"],
            ["`steward run` to the first getUpdates, new database", spread(waits.first), ""],
            ["`steward run` to the first getUpdates", spread(waits.later), "3"],
        ],
    )


if __name__ == "__main__":
    print(report())
