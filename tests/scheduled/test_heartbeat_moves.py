"""Communities that move to another time zone, or that the bot had to leave for a while."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from bot.actions import rights
from bot.actions.checkin import check_in
from bot.actions.registration import bot_moved
from bot.desk import Desk
from bot.domain.community import Community, Person, State
from bot.domain.outgoing import Place, Probe
from bot.storage.parcel import Parcel, Sent
from scheduled.jobs import JOBS
from tests.scheduled.conftest import DAY, SLOT, START, Stage

HOUR = timedelta(hours=1)
ANN = 7


async def change(stage: Stage, community: Community, **values: object) -> None:
    async with stage.database.begin() as uow:
        await uow.communities.change(community.id, **values)


async def hour_by_hour(stage: Stage, first: float, last: float) -> None:
    """A tick each half hour, counted in hours from the start."""
    heartbeat = stage.heartbeat(*JOBS)
    for half in range(int(first * 2), int(last * 2) + 1):
        await stage.at(heartbeat, START + half * HOUR / 2)


async def checks_in(stage: Stage, community: Community, person: Person, at: datetime) -> None:
    async with stage.database.begin() as uow:
        member = await uow.members.ensure(community.id, person)
        await check_in(uow, stage.content, at, community, member, at)


async def test_moving_west_brings_no_second_reminder_or_evening_line_of_a_day(stage: Stage) -> None:
    community = await stage.community()
    for days in (4, 3, 2, 1):
        await checks_in(stage, community, Person(ANN, "Ann"), START - days * DAY)
    await checks_in(stage, community, Person(8, "Bo"), START)
    async with stage.database.begin() as uow:
        await uow.members.change(community.id, ANN, reminder=True)
        await uow.members.open_contact(ANN, "en", START)
    await hour_by_hour(stage, 0, 3)
    await change(stage, community, timezone="Europe/Berlin")
    await hour_by_hour(stage, 3, 10)
    done = [job for _, job, _, state in await stage.runs() if state == "done"]
    assert (done.count("evening"), done.count("checkin_reminder")) == (2, 2), "each had a second slot"
    assert [say.slot for say in await stage.sent_to(community.chat_id) if say.slot] == ["evening"]
    reminders = [say for say in await stage.sent_to(ANN) if say.text.key == "checkin-reminder"]
    assert [say.to for say in reminders] == [Place(ANN)]


async def returned_by_update(stage: Stage, community: Community) -> None:
    """Telegram says that the bot is in the group again."""
    async with stage.database.begin() as uow:
        homes, ops = await uow.communities.around([community.chat_id])
        desk = Desk(uow, stage.content, stage.clock.now(), 42, "steward", frozenset(), homes, ops)
        await bot_moved(desk, community.chat_id, "administrator", "en")


async def returned_by_probe(stage: Stage, community: Community) -> None:
    """Telegram answers from inside the group."""
    parcel = Parcel(
        id=1, community_id=community.id, chat_id=community.chat_id, lane=1, kind="probe",
        outgoing=Probe(community.chat_id), repeat=True, on_sent="", attempts=1, created_at=START,
    )  # fmt: skip
    async with stage.database.begin() as uow:
        sent = Sent(data={"status": "member", "rights": []})
        await rights.probed(uow, stage.content, stage.clock.now(), parcel, sent)


@pytest.mark.parametrize("returned", [returned_by_update, returned_by_probe])
@pytest.mark.parametrize("restarted", [False, True])
async def test_nobody_is_told_of_what_was_due_while_the_bot_was_away(
    stage: Stage, returned: Callable[[Stage, Community], Awaitable[None]], *, restarted: bool
) -> None:
    community = await stage.community()
    heartbeat = stage.heartbeat()
    await stage.at(heartbeat, SLOT)
    await change(stage, community, state=State.LEFT)
    await stage.at(heartbeat, SLOT + HOUR)
    stage.clock.set(SLOT + 5 * DAY - HOUR)
    await returned(stage, community)
    heartbeat = stage.heartbeat() if restarted else heartbeat
    await stage.at(heartbeat, SLOT + 5 * DAY - HOUR)
    await stage.at(heartbeat, SLOT + 5 * DAY)
    assert await stage.states() == ["done", "done"]
    assert "schedule-missed" not in await stage.told()


async def test_a_slot_missed_after_the_return_is_told(stage: Stage) -> None:
    community = await stage.community(state=State.LEFT)
    stage.clock.set(SLOT + 2 * DAY - HOUR)
    await returned_by_update(stage, community)
    await stage.at(stage.heartbeat(), SLOT + 2 * DAY + 5 * HOUR)
    assert await stage.states() == ["missed"]
    assert (await stage.told()).count("schedule-missed") == 1
