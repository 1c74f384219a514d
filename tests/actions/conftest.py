"""The scene of every action's test, on both databases."""

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.storage.database import Database
from tests.actions.scene import PEOPLE, Scene, community_of


@pytest.fixture(scope="session")
def content() -> Content:
    """The content as it ships."""
    return load_content(SHIPPED_CONTENT)


@pytest.fixture
async def scene(database: Database, content: Content) -> Scene:
    """A community with three members."""
    async with database.begin() as uow:
        community = await community_of(uow)
        for person in PEOPLE:
            await uow.members.ensure(community.id, person)
    return Scene(database, content, community)
