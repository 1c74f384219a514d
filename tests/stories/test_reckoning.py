"""Figures are worked out where they are sent: the batch that asks for them only says what is wanted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

import pytest

from bot.storage.database import Database
from bot.storage.statistics import StatisticsRows
from bot.storage.uow import UnitOfWork
from tests.stories.stage import OPS, OWNER, Stage
from tests.stories.test_challenge import tell
from tests.stories.test_compare import two_groups
from tests.stories.test_summary import SUNDAY_EVENING, until

WRITING: ContextVar[bool] = ContextVar("writing", default=False)


@pytest.fixture
def reckoned(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each time that a group's figures were worked out: whether a transaction that writes waited."""
    found: list[bool] = []
    begin = Database.begin

    @asynccontextmanager
    async def noted(self: Database) -> AsyncIterator[UnitOfWork]:
        before = WRITING.set(True)
        try:
            async with begin(self) as uow:
                yield uow
        finally:
            WRITING.reset(before)

    def spied(name: str) -> None:
        plain = getattr(StatisticsRows, name)

        async def look(self: StatisticsRows, *args: Any) -> object:
            found.append(WRITING.get())
            return await plain(self, *args)

        monkeypatch.setattr(StatisticsRows, name, look)

    monkeypatch.setattr(Database, "begin", noted)
    spied("figures")
    spied("summary")
    return found


async def test_no_figures_are_worked_out_inside_a_batch(stage: Stage, reckoned: list[bool]) -> None:
    await two_groups(stage)
    for words in ("/compare", "/compare month", "/stats", "/health"):
        before = len(reckoned)
        await tell(stage, OWNER, words, OPS if words in {"/stats", "/health"} else OWNER)
        await stage.settle()
        if words.startswith("/compare"):
            assert len(reckoned) >= before + 2, "both groups were looked at"
    assert not any(reckoned)


async def test_the_evenings_summary_is_worked_out_when_it_is_sent(stage: Stage, reckoned: list[bool]) -> None:
    await until(stage, SUNDAY_EVENING)
    await stage.pass_time(minutes=2)
    assert reckoned, "an evening has passed"
    assert not any(reckoned)
