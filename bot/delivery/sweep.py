"""Deleting messages of ours whose time is over. The rows say which; so it goes on after a restart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.delivery.outcome import Outcome, TooFast, Unauthorized, Unavailable, Unreached, Unsure
from bot.delivery.telegram import BATCH, Telegram
from bot.domain.pacing import Pace
from bot.storage.database import Database
from bot.storage.parcel import Litter

KEPT = timedelta(days=7)
"""How long the outbox remembers what ended."""
AT_ONCE = 500

log = structlog.get_logger()


class Sweeper:
    """Deletes what is due and forgets what is old."""

    def __init__(self, database: Database, telegram: Telegram, clock: Clock) -> None:
        self._database = database
        self._telegram = telegram
        self._clock = clock

    async def sweep(self, pace: Pace, at: float) -> int:
        """Delete the messages that are due, except in chats that are shut; returns how many are settled.

        A message that Telegram will not let go (too old, no right) is let be, quietly.
        """
        async with self._database.read() as uow:
            found = await uow.outbox.litter(self._clock.now(), AT_ONCE)
        shut = pace.shut_chats(at)
        gone: set[int] = set()
        later: set[int] = set()
        for group in _groups([litter for litter in found if litter.chat_id not in shut]):
            outcome = await self._delete(group)
            rows = {litter.row_id for litter in group}
            if isinstance(outcome, TooFast):
                pace.shut(group[0].chat_id, at + outcome.seconds)
                later |= rows
            elif isinstance(outcome, Unreached | Unavailable | Unsure | Unauthorized):
                pace.shut(group[0].chat_id, at + 5)
                later |= rows
            else:
                gone |= rows
        gone -= later  # a row of several messages is settled when all of them are
        if gone:
            async with self._database.begin() as uow:
                await uow.outbox.swept(gone)
        return len(gone)

    async def _delete(self, group: Sequence[Litter]) -> Outcome:
        first = group[0]
        if first.receiver_id:
            return await self._telegram.delete_ephemeral(first.chat_id, first.receiver_id, first.message_id)
        return await self._telegram.delete(first.chat_id, [litter.message_id for litter in group])

    async def prune(self) -> int:
        """Forget what ended long ago; returns how many rows."""
        async with self._database.begin() as uow:
            return await uow.outbox.prune(self._clock.now() - KEPT)


def _groups(found: Sequence[Litter]) -> Iterator[list[Litter]]:
    """What can be deleted in one call: a hundred ordinary messages of a chat, or one ephemeral one."""
    chats: dict[int, list[Litter]] = defaultdict(list)
    for litter in found:
        if litter.receiver_id:
            yield [litter]
        else:
            chats[litter.chat_id].append(litter)
    for group in chats.values():
        for start in range(0, len(group), BATCH):
            yield group[start : start + BATCH]
