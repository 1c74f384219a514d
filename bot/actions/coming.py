"""What a community is going to be offered, from everything that posts by the clock."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.actions import topics, weekly
from bot.content import Content
from bot.domain.community import Community
from bot.domain.post import Coming
from bot.storage.uow import UnitOfWork

Source = Callable[[UnitOfWork, Content, Community, datetime, datetime], Awaitable[list[Coming]]]
"""Everything due in (after, until]."""

SOURCES: tuple[Source, ...] = (weekly.coming, topics.coming)


def planned(content: Content, community: Community, after: datetime, until: datetime) -> list[Coming]:
    """Everything due in (after, until] as the content has it, ascending; without any database."""
    found = [
        *weekly.planned(content, community, after, until),
        *topics.planned(content, community, after, until),
    ]
    return _sorted(found)


async def coming(
    uow: UnitOfWork, content: Content, community: Community, after: datetime, until: datetime
) -> list[Coming]:
    """Everything due in (after, until], ascending."""
    found = [each for source in SOURCES for each in await source(uow, content, community, after, until)]
    return _sorted(found)


def _sorted(found: list[Coming]) -> list[Coming]:
    return sorted(found, key=lambda each: (each.at, each.kind, each.entry))
