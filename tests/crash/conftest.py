"""What the crash tests share."""

from collections.abc import AsyncIterator

import pytest

from tests.crash.lives import Nursery, nursery

pytest.register_assert_rewrite("tests.crash.reckoning", "tests.crash.reckoning_rhythm", "tests.crash.town")


@pytest.fixture
async def lives() -> AsyncIterator[Nursery]:
    """Where bots come into the world as processes."""
    async with nursery() as made:
        yield made
