"""What fails is rolled back, tried three times and told; it holds nobody else up. Replicas share the work."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from bot.clock import SetClock
from bot.content import Content
from bot.domain.community import Community
from bot.storage.database import Database
from bot.storage.uow import UnitOfWork
from tests.scheduled.conftest import DAY, SLOT, Stage

SECOND = timedelta(seconds=1)


async def test_a_failing_action_leaves_nothing_and_is_tried_again_later(stage: Stage) -> None:
    community = await stage.community()
    stage.diary.trouble = lambda _community, _slot: ValueError("out of order")
    heartbeat = stage.heartbeat()
    for second in range(5):
        await stage.at(heartbeat, SLOT + second * SECOND)
    assert stage.diary.tried == 1
    assert await stage.runs() == []
    assert await stage.sent_to(community.chat_id) == []
    stage.diary.trouble = lambda _community, _slot: None
    await stage.at(heartbeat, SLOT + 5 * SECOND)
    assert stage.diary.acted == [(community.id, SLOT)]
    assert await stage.told() == []


async def test_after_three_tries_it_is_recorded_as_failed_and_told_once(stage: Stage) -> None:
    community = await stage.community()
    stage.diary.trouble = lambda _community, slot: ValueError() if slot == SLOT else None
    heartbeat = stage.heartbeat()
    for second in range(60):
        await stage.at(heartbeat, SLOT + second * SECOND)
    assert stage.diary.tried == 3
    assert await stage.runs() == [(community.id, "evening", SLOT, "failed")]
    assert await stage.told() == ["schedule-failed"]
    await stage.at(heartbeat, SLOT + DAY)
    assert stage.diary.acted == [(community.id, SLOT + DAY)]


async def test_the_tries_are_counted_anew_for_each_slot(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    for day in range(2):
        stage.diary.trouble = lambda _community, _slot: ValueError()
        for second in range(10):
            await stage.at(heartbeat, SLOT + day * DAY + second * SECOND)
        stage.diary.trouble = lambda _community, _slot: None
        for second in range(10, 40):
            await stage.at(heartbeat, SLOT + day * DAY + second * SECOND)
    assert stage.diary.tried == 6
    assert await stage.states() == ["done", "done"]


async def test_one_community_in_trouble_does_not_hold_up_the_others(stage: Stage) -> None:
    first, second = await stage.community(1), await stage.community(2)
    stage.diary.trouble = lambda community, _slot: ValueError() if community == first else None
    await stage.at(stage.heartbeat(), SLOT)
    assert stage.diary.acted == [(second.id, SLOT)]


async def test_a_slot_in_trouble_holds_up_those_after_it(stage: Stage) -> None:
    await stage.community()
    stage.diary.trouble = lambda _community, slot: ValueError() if slot == SLOT else None
    heartbeat = stage.heartbeat(stage.job(act_on_latest=False, hours=72))
    now = SLOT + DAY
    await stage.at(heartbeat, now)
    assert stage.diary.acted == []
    for second in range(60):
        await stage.at(heartbeat, now + second * SECOND)
    assert await stage.states() == ["failed", "done"]


async def test_a_slot_that_keeps_failing_until_it_is_too_late_is_missed(stage: Stage) -> None:
    await stage.community()
    stage.diary.trouble = lambda _community, _slot: ValueError()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT)
    for second in range(10):
        await stage.at(heartbeat, SLOT + timedelta(hours=3) + second * SECOND)
    assert stage.diary.tried == 1
    assert await stage.states() == ["missed"]


async def test_a_database_that_goes_away_costs_no_try(stage: Stage) -> None:
    first, second = await stage.community(1), await stage.community(2)
    stage.diary.trouble = lambda community, _slot: ConnectionError() if community == first else None
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT)
    assert stage.diary.acted == []
    for second_later in range(1, 60):
        await stage.at(heartbeat, SLOT + second_later * SECOND)
    assert stage.diary.acted == [(second.id, SLOT)]
    assert stage.diary.tried > 3
    stage.diary.trouble = lambda _community, _slot: None
    for second_later in range(60, 130):
        await stage.at(heartbeat, SLOT + second_later * SECOND)
    assert await stage.states() == ["done", "done"]


@pytest.mark.postgres
async def test_a_connection_cut_in_the_middle_is_an_outage(postgres_url: str, content: Content) -> None:
    database = Database(postgres_url)
    stage = Stage(database, content, SetClock(SLOT - SECOND))
    await stage.community()
    cut: list[datetime] = []

    async def act(
        uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
    ) -> None:
        await stage.diary.act(uow, content, now, community, slot)
        if not cut:
            cut.append(slot)
            await uow.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    heartbeat = stage.heartbeat(replace(stage.job(), act=act))
    await stage.at(heartbeat, SLOT)
    assert await stage.runs() == []
    await stage.at(heartbeat, SLOT + SECOND)
    assert await stage.states() == ["done"]
    await database.close()


async def test_two_replicas_at_once_do_each_slot_once(stage: Stage, database_url: str) -> None:
    for number in range(1, 9):
        await stage.community(number)
    other = Database(database_url)
    one, two = stage.heartbeat(), stage.heartbeat(database=other)
    for day in range(3):
        stage.clock.set(SLOT + day * DAY)
        await asyncio.gather(one.tick(), two.tick())
    await other.close()
    assert len(stage.diary.acted) == len(set(stage.diary.acted)) == 24
    assert await stage.states() == ["done"] * 24


async def test_two_replicas_at_once_tell_of_a_missed_slot_once(stage: Stage, database_url: str) -> None:
    for number in range(1, 5):
        await stage.community(number)
    other = Database(database_url)
    stage.clock.set(SLOT + timedelta(hours=5))
    await asyncio.gather(stage.heartbeat().tick(), stage.heartbeat(database=other).tick())
    await other.close()
    assert await stage.told() == ["schedule-missed"]


async def test_a_quiet_tick_asks_the_database_nothing(stage: Stage) -> None:
    for number in range(1, 31):
        await stage.community(number)
    heartbeat = stage.heartbeat(*(stage.job(f"job_{number}") for number in range(5)))
    await stage.at(heartbeat, SLOT - timedelta(minutes=1))
    asked: list[object] = []
    for engine in {stage.database.engine, stage.database.readers}:
        event.listen(engine.sync_engine, "begin", asked.append)
    await stage.at(heartbeat, SLOT - timedelta(seconds=59))
    assert asked == []
    await stage.at(heartbeat, SLOT)
    assert len(asked) > 150
