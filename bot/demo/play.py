"""`steward demo`: play some weeks and tell what happened, or open the page and let somebody join in."""

import asyncio
import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import structlog
from rich.console import Console
from rich.progress import track

from bot.demo.along import play_along
from bot.demo.box import free_port
from bot.demo.cast import Words
from bot.demo.figures import show, table, write_csv
from bot.demo.headless import Closing, Outcome, play_through
from bot.demo.show import DEMO_CONTENT, Wish, prepared
from bot.demo.stage import StageError

WELL, FAILED = 0, 1
CSV_NAME = "steward-demo.csv"
_STEP_HEADLESS = timedelta(hours=1)
_STEP_SEEN = timedelta(minutes=10)
_WIDTH = 120
"""Of a table that goes into a file."""
_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """How to play. `days` counts only with `headless`, which writes its CSV to `out`.

    Configuration and database live in `keep`, which stays; without it in a folder that goes at the end.
    """

    port: int = 8400
    days: int = 28
    headless: bool = False
    seed: int = 1
    keep: Path | None = None
    out: Path = Path("demo-out")


async def demo(options: DemoOptions) -> int:
    """Play; returns the exit code, 1 when something broke or a headless demo was stopped before its end."""
    _only_warnings()
    words = Words(DEMO_CONTENT, _language())
    console = Console(soft_wrap=True, width=None if sys.stdout.isatty() else _WIDTH)
    stop = asyncio.Event()
    play = _headless if options.headless else _seen
    code = FAILED
    with _folder(options.keep) as folder, _stopped_by_signals(stop):
        try:
            code = await play(options, folder, words, console, stop)
        except* StageError as several:
            show(console, words("broken", what=_innermost(several)))
    return code


async def _seen(
    options: DemoOptions, folder: Path, words: Words, console: Console, stop: asyncio.Event
) -> int:
    port = free_port(options.port)
    if port != options.port:
        show(console, words("busy", port=options.port, next=port))
    async with prepared(Wish(port, options.seed, None, _STEP_SEEN), folder, words) as found:
        part = partial(play_along, found, words, partial(show, console))
        await found.app.run(stop, part, led=True)
    show(console, words("bye"))
    return WELL


async def _headless(
    options: DemoOptions, folder: Path, words: Words, console: Console, stop: asyncio.Event
) -> int:
    began, outcome = time.monotonic(), Outcome()
    async with prepared(Wish(0, options.seed, options.days, _STEP_HEADLESS), folder, words) as found:
        watched = partial(_watched, said=words("playing", days=options.days))
        part = partial(play_through, found, words, outcome, watched, options.days)
        await found.app.run(stop, part, led=True)
    if not outcome.complete:
        show(console, words("stopped"))
        return FAILED
    file = options.out / CSV_NAME
    write_csv(outcome.rows, file)
    show(console, table(outcome.rows, found.groups, words), "", *outcome.sentences)
    show(console, *(words("broken", what=each) for each in outcome.wrong))
    for language, picture in outcome.pictures.items():
        file.with_suffix(f".{language}.png").write_bytes(picture)
    show(console, words("written", file=file, seconds=round(time.monotonic() - began)))
    return FAILED if outcome.wrong else WELL


def _watched(closings: list[Closing], said: str) -> Iterable[Closing]:
    """A progress bar for those who sit and wait."""
    waiting = sys.stderr.isatty()
    return track(closings, said, console=Console(stderr=True), transient=True, disable=not waiting)


def _language() -> str:
    """As the terminal is set up: Chinese if it is, otherwise English."""
    spoken = next((os.environ[name] for name in _LANGUAGE_VARIABLES if os.environ.get(name)), "")
    return "zh" if spoken.lower().startswith("zh") else "en"


def _only_warnings() -> None:
    """The log is for those who run the bot; here people read the page or the table."""
    if not structlog.is_configured():
        structlog.configure(
            processors=[
                structlog.processors.add_log_level,
                structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
            logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        )


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="steward-demo-") as folder:
        yield Path(folder)


@contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    signs = (signal.SIGTERM, signal.SIGINT)
    for sign in signs:
        loop.add_signal_handler(sign, stop.set)
    try:
        yield
    finally:
        for sign in signs:
            loop.remove_signal_handler(sign)


def _innermost(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
