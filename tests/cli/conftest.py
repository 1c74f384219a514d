"""A command line to call, and a configured database to call it about."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
from bot.storage.database import Database
from tests.cli.community import NOON, fill


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Steward = Callable[..., Answer]


@pytest.fixture
def steward(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Steward:
    """Runs a command in an empty folder, without the variables of whoever runs the tests."""
    for name in ("BOT_TOKEN", "STEWARD_DEBUG", "STEWARD_DATABASE__URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(SystemClock, "now", lambda _: NOON)
    monkeypatch.chdir(tmp_path)

    def call(*words: object) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in words])
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Answer(code, written.out, written.err)

    return call


@pytest.fixture
def past(database_url: str, steward: Steward, monkeypatch: pytest.MonkeyPatch) -> str:
    """The configured database, with a small community in it; its address."""
    del steward

    async def write() -> None:
        database = Database(database_url)
        await fill(database)
        await database.close()

    asyncio.run(write())
    monkeypatch.setenv("STEWARD_DATABASE__URL", re.sub("@/", "@localhost/", database_url))
    return database_url
