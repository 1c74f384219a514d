"""Groups whose days begin at midnight, and a bot that takes in what was said in them, by a clock of then."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bench.steward import settings_of
from bot.app import App
from bot.clock import SetClock
from bot.config import SHIPPED_CONTENT
from bot.content import load_content
from bot.domain.community import Community
from bot.domain.pacing import Pace
from bot.intake.opening import Me

BATCH = 100
FIRST_CHAT, FIRST_USER = -1_001_000_500_000, 1_000_000
_LONGEST = 4096

Coming = tuple[int, bytes]
"""When (Unix seconds), and the update."""


def said(number: int, place: int, at: int, who: tuple[int, str], text: str) -> Coming:
    """Somebody, by id and name, says something in the group of that place; numbers are from 0."""
    message = {
        "message_id": number + 1, "date": at, "text": text[:_LONGEST],
        "chat": {"id": FIRST_CHAT - place, "type": "supergroup", "title": f"Group {place}"},
        "from": {"id": who[0], "is_bot": False, "first_name": who[1]},
    }  # fmt: skip
    return at, json.dumps({"update_id": number + 1, "message": message}).encode()


async def take_in(app: App, clock: SetClock, coming: Sequence[Coming]) -> None:
    """All of these, in batches, as of then."""
    intake = app.intake(Me(42, "bench_bot"))
    for start in range(0, len(coming), BATCH):
        batch = coming[start : start + BATCH]
        clock.set(datetime.fromtimestamp(batch[-1][0], UTC))
        await intake.take([raw for _, raw in batch])


@asynccontextmanager
async def opened(database: str, zones: Sequence[str]) -> AsyncIterator[tuple[App, SetClock, list[Community]]]:
    """A bot with a group in each zone whose days begin at midnight, and the clock it goes by."""
    settings, clock = settings_of("http://127.0.0.1:9", database), SetClock(datetime.fromtimestamp(0, UTC))
    app = App(settings, load_content(SHIPPED_CONTENT), clock=clock, pace=Pace.off())
    async with app.opened():
        async with app.database.begin() as uow:
            homes = [
                await uow.communities.register({
                    "chat_id": FIRST_CHAT - place, "title": zone, "kind": "interest", "language": "en",
                    "timezone": zone, "rollover_hour": 0, "pack": "general", "state": "active",
                    "registered_at": clock.now(),
                })
                for place, zone in enumerate(zones)
            ]  # fmt: skip
        yield app, clock, homes
