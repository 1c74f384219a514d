"""A moderator at the desk of the scene's community, for the tests of staff commands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.desk import Call, Desk
from bot.domain.community import Person
from tests.actions.scene import GROUP, NOON, Scene

BOT, OWNER, MOD = 42, 1001, 777010


async def hire(scene: Scene, user_id: int = MOD, name: str = "Mo") -> None:
    """Somebody administers the group."""
    async with scene.database.begin() as uow:
        await uow.members.ensure(scene.community.id, Person(user_id, name, name.lower()))
        await uow.members.change(scene.community.id, user_id, status="administrator")


@asynccontextmanager
async def asking(scene: Scene, by: int = MOD, at: datetime = NOON) -> AsyncIterator[Call]:
    """A request of a moderator in the group, in a transaction of its own."""
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        communities = {GROUP: scene.community}
        desk = Desk(uow, scene.content, at, BOT, "steward_bot", frozenset({OWNER}), communities, {})
        member = await uow.members.get(scene.community.id, by)
        yield Call(
            desk, "mute", "", GROUP, private=False, person=Person(by, "Mo"), language="en", sent_at=at,
            community=scene.community, member=member,
        )  # fmt: skip
