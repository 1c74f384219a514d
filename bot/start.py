"""Starting: Telegram is asked first, then the rest is loaded, since importing aiogram takes a while."""

import asyncio
import gc
import signal

import aiohttp

from bot import logs
from bot.as_needed import quick_imports
from bot.config import Settings
from bot.content import Content
from bot.domain.pacing import Pace
from bot.intake.line import Line
from bot.intake.opening import introduce

FEWER_COLLECTIONS = 50_000
"""Objects made between two looks for garbage: little of ours is cyclic, and 700 cost 4 % of the time."""


async def run(settings: Settings, content: Content, *, pace: Pace | None = None) -> None:
    """Run until SIGTERM or SIGINT; at Telegram's pace unless told otherwise."""
    logs.configure()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    async with aiohttp.ClientSession() as session:
        line = Line(session, settings.telegram.api_server, settings.require_token())
        opening = await introduce(line, settings.telegram, stop)
        if opening is None:
            return
        with quick_imports():
            from bot.app import App  # noqa: PLC0415 - see above
        gc.set_threshold(FEWER_COLLECTIONS)
        gc.freeze()  # what is there now stays: never look at it again
        await App(settings, content, pace=pace).run(stop, opening=opening)
