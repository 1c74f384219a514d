"""Contestant: Steward as `steward run` starts it, with everything on.

Only the pace is off: Telegram's 20 messages a minute would have everybody wait for the clock.
"""

import sys
from typing import TYPE_CHECKING

import uvloop

from bench.traffic import GROUPS
from bot.as_needed import quick_imports
from bot.config import SHIPPED_CONTENT, Settings
from bot.content import load_content
from bot.domain.pacing import Pace
from bot.start import run as start

if TYPE_CHECKING:
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


def app_of(server: str, database: str) -> "App":
    """The same, to be driven by hand."""
    with quick_imports():
        from bot.app import App  # noqa: PLC0415 - as `bot.start` does
    content = load_content(SHIPPED_CONTENT)
    return App(settings_of(server, database), content, pace=Pace.off())


if __name__ == "__main__":
    settings = settings_of(*sys.argv[1:3])
    uvloop.run(start(settings, load_content(SHIPPED_CONTENT), pace=Pace.off()))
