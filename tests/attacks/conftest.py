"""The town, once for all the attacks of a file: none of them may change it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.attacks.town import Town, town


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def busy(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A town in which everything is open. (tests/bad_input presses garbage on PostgreSQL, too.)"""
    folder = tmp_path_factory.mktemp("town")
    path = shutil.copy(sqlite_template, folder / "steward.db")
    with pytest.MonkeyPatch.context() as patch:
        async with town(f"sqlite+aiosqlite:///{path}", folder, patch) as made:
            yield made
