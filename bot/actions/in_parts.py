"""Work that is too long for one transaction: it does a part, and says what is left."""

from datetime import datetime
from typing import Protocol

from bot.content import Content
from bot.domain.community import Community
from bot.storage.uow import UnitOfWork


class Part(Protocol):
    """Takes what a job's action takes; harmless to repeat."""

    async def __call__(
        self, uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime, /
    ) -> "Part | None":
        """Do some of it; returns what is left to do in further transactions, None if nothing is."""
