"""The heartbeat under APScheduler, and the sweeps that run in the same tick."""

import asyncio
from datetime import datetime, timedelta, tzinfo
from typing import Self

import apscheduler.schedulers.base
import apscheduler.triggers.interval
import pytest

from bot.clock import SetClock
from bot.content import Content
from bot.domain.community import Community
from bot.storage.uow import UnitOfWork
from scheduled import heartbeat as beating
from scheduled.job import Job, Sweep
from tests.scheduled.conftest import SLOT, START, Stage, daily

BEAT = 0.01


class Broom:
    """A sweep that notes when it ran, and fails if told to."""

    def __init__(self, *, error: Exception | None = None) -> None:
        self.swept: list[datetime] = []
        self.error = error

    async def sweep(self, uow: UnitOfWork, content: Content, now: datetime) -> None:
        del uow, content
        self.swept.append(now)
        if self.error:
            raise self.error


class Ticks(SetClock):
    """A clock that can be waited for: each tick asks it once."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.asked = asyncio.Semaphore(0)

    def now(self) -> datetime:
        self.asked.release()
        return super().now()

    async def pass_by(self, number: int) -> None:
        """Wait for so many ticks to begin."""
        async with asyncio.timeout(5):
            for _ in range(number):
                await self.asked.acquire()


@pytest.fixture
def ticks(stage: Stage) -> Ticks:
    stage.clock = clock = Ticks(SLOT - timedelta(hours=1))
    return clock


async def test_it_ticks_until_it_is_told_to_stop(stage: Stage, ticks: Ticks) -> None:
    await stage.community()
    ticks.set(SLOT)
    heartbeat, stop = stage.heartbeat(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(heartbeat.run(stop, BEAT))
        await ticks.pass_by(3)
        stop.set()
    assert len(stage.diary.acted) == 1
    ticks.asked = asyncio.Semaphore(0)
    await asyncio.sleep(5 * BEAT)
    assert ticks.asked.locked()


async def test_a_tick_that_is_under_way_ends_before_the_stop(stage: Stage) -> None:
    begun, go_on, stop = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def act(
        uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
    ) -> None:
        begun.set()
        await go_on.wait()
        await stage.diary.act(uow, content, now, community, slot)

    await stage.community()
    stage.clock.set(SLOT)
    when = daily(stage.clock.now().time().replace(hour=22))
    heartbeat = stage.heartbeat(Job("evening", when, act, timedelta(hours=1)))
    async with asyncio.TaskGroup() as group:
        running = group.create_task(heartbeat.run(stop, BEAT))
        await begun.wait()
        stop.set()
        await asyncio.sleep(2 * BEAT)
        assert not running.done()
        go_on.set()
    assert await stage.states() == ["done"]


async def test_it_goes_on_beating_when_the_machines_clock_is_put_back(
    stage: Stage, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PutBack(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) - timedelta(hours=1)

    heartbeat, stop = stage.heartbeat(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(heartbeat.run(stop, BEAT))
        await ticks.pass_by(2)
        for module in (apscheduler.schedulers.base, apscheduler.triggers.interval):
            monkeypatch.setattr(module, "datetime", PutBack)
        await ticks.pass_by(5)
        stop.set()


async def _waiting(stage: Stage, caught_up: asyncio.Event, ticks: Ticks) -> int:
    """How often it looked while there was a backlog to be read, and that it did afterwards."""
    heartbeat, stop = stage.heartbeat(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(heartbeat.run(stop, BEAT, caught_up=caught_up))
        await asyncio.sleep(8 * BEAT)
        early = ticks.asked._value
        caught_up.set()
        await ticks.pass_by(early + 2)
        stop.set()
    return early


async def test_nothing_is_due_before_what_happened_meanwhile_has_been_read(
    stage: Stage, ticks: Ticks
) -> None:
    assert await _waiting(stage, asyncio.Event(), ticks) == 0


async def test_a_backlog_without_end_does_not_stop_the_clock(
    stage: Stage, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beating, "_PATIENCE", 2 * BEAT)
    assert await _waiting(stage, asyncio.Event(), ticks) > 0


async def test_an_error_in_a_tick_does_not_end_the_beating(stage: Stage, ticks: Ticks) -> None:
    def broken(content: Content, community: Community) -> list[object]:
        raise ValueError((content, community))

    await stage.community()
    heartbeat, stop = stage.heartbeat(Job("broken", broken, stage.diary.act, timedelta())), asyncio.Event()  # type: ignore[arg-type]
    async with asyncio.TaskGroup() as group:
        group.create_task(heartbeat.run(stop, BEAT))
        await ticks.pass_by(3)
        stop.set()


async def test_a_sweep_runs_at_once_and_then_at_its_pace(stage: Stage) -> None:
    broom = Broom()
    heartbeat = stage.heartbeat(sweeps=[Sweep("broom", timedelta(seconds=30), broom.sweep)])
    for second in range(0, 100, 10):
        await stage.at(heartbeat, START + timedelta(seconds=second))
    assert broom.swept == [START + timedelta(seconds=second) for second in (0, 30, 60, 90)]


@pytest.mark.parametrize("error", [ValueError(), ConnectionError()])
async def test_a_failing_sweep_is_tried_again_within_a_minute_and_holds_nobody_up(
    stage: Stage, error: Exception
) -> None:
    bad, good = Broom(error=error), Broom()
    hour = timedelta(hours=1)
    heartbeat = stage.heartbeat(sweeps=[Sweep("bad", hour, bad.sweep), Sweep("good", hour, good.sweep)])
    for second in range(120):
        await stage.at(heartbeat, START + timedelta(seconds=second))
    assert len(bad.swept) == 2
    assert len(good.swept) == 1


async def test_a_sweep_goes_on_when_the_clock_went_backwards(stage: Stage) -> None:
    broom = Broom()
    heartbeat = stage.heartbeat(sweeps=[Sweep("broom", timedelta(seconds=30), broom.sweep)])
    await stage.at(heartbeat, START)
    await stage.at(heartbeat, START - timedelta(days=1))
    assert len(broom.swept) == 2
