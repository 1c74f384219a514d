"""What the tests of intake share."""

from pathlib import Path

import pytest

from bot.content import Content, load_content
from bot.storage.database import Database
from tests.actions.scene import community_of
from tests.intake.mail import GROUP, OPS
from tests.intake.reception import Reception

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def content() -> Content:
    """What ships."""
    return load_content(CONTENT)


@pytest.fixture
async def reception(database: Database, content: Content) -> Reception:
    """One community with its operators' chat, and an intake in front of it."""
    async with database.begin() as uow:
        await community_of(uow, GROUP, ops_chat_id=OPS)
    return Reception(database, content)
