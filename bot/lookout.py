"""Looking again and again at something that may change: a folder, a few rows."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.storage.database import is_outage
from bot.tasks import rest


async def keep_looking(stop: asyncio.Event, look: Callable[[], Awaitable[object]], seconds: float) -> None:
    """Look, and rest, until `stop`; while the database is away, what is known stays."""
    while not stop.is_set():
        try:
            await look()
        except Exception as error:
            if not is_outage(error):
                raise
        await rest(stop, seconds)
