"""The stage of every story, on both databases."""

from collections.abc import AsyncIterator

import pytest

from tests.stories.stage import Stage, staged


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[Stage]:
    """A running bot in a furnished sandbox, speaking English."""
    async with staged(database_url) as made:
        yield made
