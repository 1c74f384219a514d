"""Many lives of one bot, each a process of its own, at the price of a fork.

Importing the bot takes seconds; this process does it once. Orders come as lines on its standard input:
`bear CONFIG` starts a life and answers with its process id, `bury PID` waits for the end of one and answers
with its exit code (negative: the signal). Ends, and ends all lives, when its input ends.
"""

import asyncio
import os
import signal
import sys
import traceback
from pathlib import Path

from bot.as_needed import quick_imports
from bot.config import load_settings
from bot.content import Content
from bot.domain.pacing import Pace
from bot.start import run
from tests.crash.occasion import busy_day


def main() -> None:
    """Carry orders out."""
    with quick_imports():
        import bot.app  # noqa: F401, PLC0415 - so that no life has to do it
    content = busy_day()
    alive: set[int] = set()
    print("ready", flush=True)  # noqa: T201 - this is how it answers
    for line in sys.stdin:
        order, _, what = line.strip().partition(" ")
        if order == "bear":
            answer = _bear(Path(what), content)
            alive.add(answer)
        else:
            answer = _bury(int(what))
            alive.discard(int(what))
        print(answer, flush=True)  # noqa: T201
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
        _bury(pid)


def _bury(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _bear(config: Path, content: Content) -> int:
    """Fork before there is any loop, thread or connection, so that nothing is shared with other lives."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        _write_to(config.with_suffix(".log"))
        asyncio.run(run(load_settings(config, {}), content, pace=Pace.off()))
        code = 0
    finally:  # whatever it was: it must not come back into the nursery
        if code:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(code)


def _write_to(path: Path) -> None:
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    silence = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, silence), (1, log), (2, log)):
        os.dup2(source, target)


if __name__ == "__main__":
    main()
