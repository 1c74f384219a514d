"""Night mode in the rows: put to sleep and woken up once each, whatever is changed in between."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.actions import night, permissions
from bot.content import Content
from bot.domain.night import Night, read_night
from bot.domain.outgoing import Say
from bot.domain.permissions import NOTHING, TEXT, USUAL, left_by
from bot.domain.refusal import Refusal
from bot.storage.database import Database
from tests.actions.entrance import MINUTE, STAFF, Entrance

EVENING = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
"""23:00 in Shanghai."""
MORNING = EVENING + timedelta(hours=8)
SILENT, TEXT_ONLY = left_by(USUAL, [NOTHING]), left_by(USUAL, [TEXT])


@pytest.fixture
async def group(database: Database, content: Content) -> Entrance:
    made = await Entrance.furnished(database, content)
    await set_to(made, "23:00-07:00")
    return made


async def set_to(group: Entrance, written: str, now: datetime = EVENING - MINUTE) -> None:
    async with group.database.begin() as uow:
        await night.set_night(uow, now, group.community, STAFF, read_night(written))


async def tick(group: Entrance, now: datetime) -> list[tuple[str, ...]]:
    """What Telegram was told about permissions."""
    for _ in range(2):
        await group.sweep(now)
    return [tuple(each.what) for each in await group.deliver(now, USUAL)]


async def notices(group: Entrance) -> list[str]:
    return [say.text.key for say in await group.acts(Say)]


async def test_it_begins_and_ends_once_at_its_times(group: Entrance) -> None:
    assert await tick(group, EVENING - MINUTE) == []
    assert await tick(group, EVENING) == [SILENT]
    assert await tick(group, MORNING - MINUTE) == []
    assert await tick(group, MORNING) == [USUAL]
    assert await notices(group) == ["night-begins", "night-ends"]
    assert await group.deeds() == ["night-set", "night-begin", "night-end"]
    assert await group.measures() == {}


async def test_late_it_still_begins_and_ends_but_says_nothing(group: Entrance) -> None:
    assert await tick(group, EVENING + timedelta(hours=2)) == [SILENT]
    assert await tick(group, MORNING + timedelta(hours=2)) == [USUAL]
    assert await notices(group) == []


async def test_a_night_that_was_slept_through_is_left_alone(group: Entrance) -> None:
    await tick(group, EVENING - MINUTE)
    assert await tick(group, MORNING + MINUTE) == []


async def test_other_times_during_the_night_hold_at_once(group: Entrance) -> None:
    await tick(group, EVENING)
    await set_to(group, "23:00-06:00 text", EVENING + MINUTE)
    assert await tick(group, EVENING + MINUTE) == [TEXT_ONLY]
    assert await tick(group, MORNING - timedelta(hours=1)) == [USUAL]
    await tick(group, MORNING - MINUTE)
    assert await notices(group) == ["night-begins", "night-ends"]


async def test_switched_off_during_the_night_it_opens_at_once(group: Entrance) -> None:
    await tick(group, EVENING)
    async with group.database.begin() as uow:
        await night.set_night(uow, EVENING + MINUTE, group.community, STAFF, None)
    assert await tick(group, EVENING + MINUTE) == [USUAL]
    assert await notices(group) == ["night-begins", "night-ends-early"]


async def test_tonight_is_left_out_or_taken_up_again(group: Entrance) -> None:
    await tick(group, EVENING)
    async with group.database.begin() as uow:
        until = await night.skip(uow, group.content, EVENING + MINUTE, group.community, STAFF)
    assert until == MORNING
    assert await tick(group, EVENING + MINUTE) == [USUAL]
    async with group.database.begin() as uow:
        await night.resume(uow, group.content, EVENING + 2 * MINUTE, group.community, STAFF)
    assert await tick(group, EVENING + 2 * MINUTE) == [SILENT]
    with pytest.raises(Refusal, match="night-is-day"):
        async with group.database.begin() as uow:
            await night.skip(uow, group.content, MORNING, group.community, STAFF)


async def test_calm_mode_that_outlasts_the_night_keeps_the_group_to_text(group: Entrance) -> None:
    await tick(group, EVENING)
    async with group.database.begin() as uow:
        await permissions.close_to(uow, group.community, EVENING, "calm", TEXT)
    assert (await tick(group, MORNING))[-1] == TEXT_ONLY
    async with group.database.begin() as uow:
        await permissions.restore(uow, group.community, MORNING, "calm")
    assert await tick(group, MORNING + MINUTE) == [USUAL]


async def test_what_is_set_is_read_back(group: Entrance) -> None:
    async with group.database.read() as uow:
        found = await night.night_of(uow, group.community)
    assert isinstance(found, Night)
    assert str(found) == "23:00-07:00"
    assert night.other_what(found).what == "text"
