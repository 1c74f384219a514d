"""Each slot of each job of each community is dealt with once, whatever happens."""

from datetime import timedelta

from bot.domain.community import State
from tests.scheduled.conftest import DAY, SLOT, START, Stage


async def test_a_slot_acts_once_and_its_effects_are_committed_with_it(stage: Stage) -> None:
    community = await stage.community()
    heartbeat = stage.heartbeat()
    for moment in (START, SLOT - timedelta(seconds=1), SLOT, SLOT + timedelta(seconds=1)):
        await stage.at(heartbeat, moment)
    assert stage.diary.acted == [(community.id, SLOT)]
    assert await stage.runs() == [(community.id, "evening", SLOT, "done")]
    assert [say.text.params["slot"] for say in await stage.sent_to(community.chat_id)] == [SLOT.isoformat()]
    assert stage.woken == 1


async def test_the_next_day_has_its_own_slot(stage: Stage) -> None:
    await stage.community()
    heartbeat = stage.heartbeat()
    for day in range(3):
        await stage.at(heartbeat, SLOT + day * DAY)
    assert [slot for _, slot in stage.diary.acted] == [SLOT, SLOT + DAY, SLOT + 2 * DAY]


async def test_slots_before_the_registration_never_happen(stage: Stage) -> None:
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT + timedelta(minutes=1))
    await stage.community()
    await stage.at(heartbeat, SLOT + timedelta(minutes=2))
    assert await stage.runs() == []
    assert await stage.told() == []


async def test_a_restart_goes_on_where_the_rows_left_off(stage: Stage) -> None:
    await stage.community()
    await stage.at(stage.heartbeat(), SLOT)
    await stage.at(stage.heartbeat(), SLOT + timedelta(minutes=5))
    await stage.at(stage.heartbeat(), SLOT + DAY)
    assert [slot for _, slot in stage.diary.acted] == [SLOT, SLOT + DAY]


async def test_a_new_community_is_noticed_within_two_seconds(stage: Stage) -> None:
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT - timedelta(seconds=3))
    await stage.community()
    await stage.at(heartbeat, SLOT - timedelta(seconds=1))
    await stage.at(heartbeat, SLOT)
    assert len(stage.diary.acted) == 1


async def test_a_new_community_is_noticed_at_once_when_told(stage: Stage) -> None:
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT - timedelta(seconds=1))
    await stage.community()
    heartbeat.refresh()
    await stage.at(heartbeat, SLOT)
    assert len(stage.diary.acted) == 1


async def test_a_community_that_was_left_is_let_alone(stage: Stage) -> None:
    community = await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT - timedelta(seconds=1))
    async with stage.database.begin() as uow:
        await uow.communities.change(community.id, state=State.LEFT)
    for seconds in range(4):
        await stage.at(heartbeat, SLOT + timedelta(seconds=seconds))
    assert await stage.runs() == []


async def test_a_changed_time_zone_counts_from_the_change_on(stage: Stage) -> None:
    community = await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT - timedelta(seconds=1))
    async with stage.database.begin() as uow:
        await uow.communities.change(community.id, timezone="Europe/Berlin")
    await stage.at(heartbeat, SLOT)
    await stage.at(heartbeat, SLOT + timedelta(seconds=1))
    await stage.at(heartbeat, SLOT + timedelta(hours=7))
    assert stage.diary.acted == [(community.id, SLOT + timedelta(hours=7))]


async def test_a_week_across_the_spring_change_has_each_local_day_once(stage: Stage) -> None:
    start = START.replace(month=3, day=26, hour=0)
    stage.clock.set(start)
    await stage.community(timezone="Europe/Berlin")
    heartbeat = stage.heartbeat()
    for quarter in range(7 * 96):
        await stage.at(heartbeat, start + quarter * timedelta(minutes=15))
    hours = [slot.hour for _, slot in stage.diary.acted]
    assert hours == [21, 21, 21, 20, 20, 20, 20]
