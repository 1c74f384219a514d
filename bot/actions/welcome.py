"""The welcome ritual."""

from datetime import datetime

from bot.actions import membership
from bot.content import Content
from bot.domain.community import Community, Person
from bot.storage.uow import UnitOfWork


async def arrive(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, person: Person, at: datetime
) -> None:
    """Somebody joined: counted once, greeted with the others of the same minute."""
    del now
    await membership.joined(uow, community, person, at)


async def reacted(
    uow: UnitOfWork, content: Content, community: Community, person: Person, at: datetime
) -> None:
    """A member gave a reaction: a newcomer's task."""
    del uow, content, community, person, at


async def complete(
    uow: UnitOfWork, content: Content, community: Community, user_id: int, task: str, at: datetime
) -> None:
    """A member did one of the newcomers' tasks."""
    del uow, content, community, user_id, task, at
