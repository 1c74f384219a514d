"""A whole bot before a sandbox where things go wrong on purpose: the wire, so SQLite will do."""

from collections.abc import AsyncIterator

import pytest

from tests.stories.stage import Stage, staged


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """A running bot, its group, its operators' chat."""
    async with staged(sqlite_url) as made:
        yield made
