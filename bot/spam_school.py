"""The spam model's school: it learns from what staff have decided, beside the work and never in its way.

Every replica learns for itself: the same examples give the same model, and the rows say when there are more.
"""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.spam import SAMPLED_FROM, is_enough
from bot.guard import Guard
from bot.lookout import keep_looking
from bot.screening.spam import SpamModel, train
from bot.storage.database import Database
from bot.storage.spam import Lore

LOOK_SECONDS = 15.0
"""How often it is asked whether there is something new."""
DECISIONS = 10
"""So many new decisions are worth learning anew at once."""
PATIENCE = timedelta(minutes=10)
"""Fewer wait that long."""

log = structlog.get_logger()


class SpamSchool:
    """Keeps `guard.spam` up to date."""

    def __init__(self, database: Database, guard: Guard, clock: Clock) -> None:
        self._database = database
        self.guard = guard
        self._clock = clock
        self._known: Lore | None = None
        self._learned_at: datetime | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again until `stop`; while the database is away, what was learned stays."""
        await keep_looking(stop, self.look, LOOK_SECONDS)

    async def look(self) -> bool:
        """Learn anew where it is time to; whether it was."""
        now = self._clock.now()
        async with self._database.read() as uow:
            lore = await uow.spam.lore(now)
            self.guard.sampling = lore.spam >= SAMPLED_FROM
            if not self._is_time(lore, now):
                return False
            examples = await uow.spam.examples(now) if is_enough(lore.spam, lore.harmless) else []
        self._known, self._learned_at = lore, now
        self.guard.spam = (
            await asyncio.to_thread(train, examples) if examples else SpamModel(lore.spam, lore.harmless)
        )
        log.info("the spam model has learned", spam=lore.spam, harmless=lore.harmless)
        return True

    def _is_time(self, lore: Lore, now: datetime) -> bool:
        """At the start, after many decisions, after a while; and at once where examples were erased."""
        known = self._known
        if known is None or self._learned_at is None:
            return lore.spam + lore.harmless > 0
        if lore == known:
            return False
        fresh = lore.spam + lore.harmless - known.spam - known.harmless
        return fresh >= DECISIONS or fresh < 0 or now - self._learned_at >= PATIENCE
