"""A command line in an empty folder, and a stage in each language on each database."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.stage import Stage, staged


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, without the variables of whoever runs the tests."""
    for name in os.environ:
        if name.startswith("STEWARD_") or name == "BOT_TOKEN":
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(params=["sqlite-zh", pytest.param("postgres-en", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A fresh database's address and the language spoken: each of both once."""
    kind, language = request.param.split("-")
    return request.getfixturevalue(f"{kind}_url"), language


@pytest.fixture
async def stage(world: tuple[str, str]) -> AsyncIterator[Stage]:
    """A running bot in a furnished sandbox."""
    url, language = world
    async with staged(url, language=language) as made:
        yield made
