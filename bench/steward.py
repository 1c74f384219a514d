"""Contestant: Steward as `steward run` starts it, with a screen that scans for a thousand words.

Only the pace is off: Telegram's 20 messages a minute would have everybody wait for the clock.
"""

import asyncio
import signal
import sys

from bench.screen import screen
from bench.traffic import GROUPS
from bot.as_needed import quick_imports
from bot.config import SHIPPED_CONTENT, Settings
from bot.content import load_content
from bot.domain.pacing import Pace

with quick_imports():  # as `bot.start` does
    from bot.app import App


def settings_of(server: str, database: str) -> Settings:
    """The groups of the traffic, declared; their menus and rights are looked at as ever."""
    return Settings.model_validate(
        {
            "telegram": {"token": "42:TESTTOKEN", "api_server": server},
            "database": {"url": database},
            "communities": [{"chat_id": chat_id} for chat_id in GROUPS],
        }
    )


def app_of(server: str, database: str) -> App:
    """Steward for the feeder at `server`."""
    content = load_content(SHIPPED_CONTENT)
    return App(settings_of(server, database), content, pace=Pace.off(), screen=screen)


async def run(server: str, database: str) -> None:
    """Run until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await app_of(server, database).run(stop)


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:3]))
