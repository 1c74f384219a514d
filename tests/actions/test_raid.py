"""Raid mode in the rows: begun once, counted from joins and knocks, ended once, undone."""

import asyncio
from datetime import timedelta

import pytest

from bot.actions import raid, sanctions
from bot.actions.welcome_greeting import greet_waiting
from bot.content import Content
from bot.domain.community import Person
from bot.domain.outgoing import Ban, Edit, Mute, Say, Unban
from bot.domain.refusal import Refusal
from bot.domain.sanctions import Kind
from bot.storage.database import Database
from tests.actions.entrance import MINUTE, OPS, SECOND, STAFF, Entrance
from tests.actions.scene import GROUP, NOON

FIRST = 9000


@pytest.fixture
async def group(database: Database, content: Content) -> Entrance:
    return await Entrance.furnished(database, content)


async def rush(group: Entrance, count: int = 31, start: int = FIRST) -> None:
    await group.join(*range(start, start + count), at=NOON)


async def test_as_many_as_allowed_are_no_raid_and_one_more_is(group: Entrance) -> None:
    await rush(group, 30)
    assert await group.measures() == {}
    await group.join(FIRST + 30, at=NOON + MINUTE)
    assert (await group.measures())["raid"].since == NOON
    assert len(await group.acts(Mute)) == 31
    assert [say.text.key for say in await group.to_operators()] == ["raid-began"]


async def test_the_same_number_over_a_longer_time_is_none(group: Entrance) -> None:
    for number in range(62):
        await group.join(FIRST + number, at=NOON + number * 2 * SECOND + number * SECOND)
    assert await group.measures() == {}


async def test_who_comes_later_is_muted_and_operators_hear_nothing_more(group: Entrance) -> None:
    await rush(group)
    await group.join(*range(9100, 9150), at=NOON + 5 * SECOND)
    assert len(await group.acts(Mute)) == 81
    assert len(await group.to_operators()) == 1


async def test_two_replicas_that_see_the_same_rush_begin_one_raid(group: Entrance) -> None:
    async def batch(users: range) -> None:
        await group.join(*users, at=NOON)

    await asyncio.gather(batch(range(9000, 9040)), batch(range(9100, 9140)))
    assert len(await group.to_operators()) == 1
    assert len({act.user_id for act in await group.acts(Mute)}) == 80


async def test_it_lasts_as_long_as_people_rush_in_and_ends_once(group: Entrance) -> None:
    await rush(group)
    await group.join(*range(9100, 9140), at=NOON + 9 * MINUTE)
    await group.sweep(NOON + 11 * MINUTE)
    assert "raid" in await group.measures()
    await group.sweep(NOON + 19 * MINUTE)
    await group.sweep(NOON + 20 * MINUTE)
    assert [say.text.key for say in await group.to_operators()] == ["raid-began", "raid-over"]
    assert await group.deeds() == ["raid-begin", "raid-end"]


async def test_a_few_who_come_meanwhile_do_not_prolong_it(group: Entrance) -> None:
    await rush(group)
    await group.join(9100, at=NOON + 9 * MINUTE)
    await group.sweep(NOON + 10 * MINUTE)
    assert await group.measures() == {}


async def test_staff_end_it_free_everybody_and_the_same_rush_is_no_news(group: Entrance) -> None:
    await rush(group)
    async with group.database.begin() as uow:
        await raid.end(uow, group.content, NOON + MINUTE, group.community, STAFF)
    assert sum(act.off for act in await group.acts(Mute)) == 31
    await group.join(*range(9100, 9140), at=NOON + MINUTE)
    assert [say.text.key for say in await group.to_operators()] == ["raid-began", "raid-over"]
    await group.sweep(NOON + 12 * MINUTE)
    await group.join(*range(9200, 9240), at=NOON + 13 * MINUTE)
    assert "raid" in await group.measures()
    with pytest.raises(Refusal, match="raid-is-on"):
        async with group.database.begin() as uow:
            await raid.begin_by_hand(uow, group.content, NOON + 13 * MINUTE, group.community, STAFF)


async def test_what_staff_call_no_raid_is_no_raid_for_the_greeting_either(group: Entrance) -> None:
    await rush(group)
    async with group.database.begin() as uow:
        await raid.end(uow, group.content, NOON + SECOND, group.community, STAFF)
    for minute in range(1, 4):
        async with group.database.begin() as uow:
            await greet_waiting(uow, group.content, NOON + minute * MINUTE)
    assert [say.text.key for say in await group.to_operators()] == ["raid-began", "raid-over"]


async def test_who_was_muted_for_something_else_stays_muted_when_it_ends(group: Entrance) -> None:
    await rush(group)
    async with group.database.begin() as uow:
        row = {
            "community_id": group.community.id, "user_id": FIRST, "kind": "mute", "points": 0,
            "seconds": 3600, "until": NOON + timedelta(hours=1), "reason": "spam", "by_id": STAFF,
            "incident_id": None, "at": NOON,
        }  # fmt: skip
        await uow.sanctions.add([row])
        await raid.end(uow, group.content, NOON + MINUTE, group.community, STAFF)
    assert FIRST not in {act.user_id for act in await group.acts(Mute) if act.off}


async def test_who_came_is_banned_and_let_back_once(group: Entrance) -> None:
    await group.join(8000, at=NOON - timedelta(hours=1))
    await rush(group)
    at = NOON + MINUTE
    async with group.database.begin() as uow:
        assert await raid.ban(uow, group.content, at, group.community, STAFF, NOON, at) == 31
    bans = await group.acts(Ban)
    assert {act.user_id for act in bans} == set(range(FIRST, FIRST + 31))
    assert all(act.clean and act.chat_id == GROUP for act in bans)
    async with group.database.read() as uow:
        [given] = await uow.sanctions.of(group.community.id, FIRST)
    assert (given.kind, given.by_id) == ("ban", STAFF)
    for expected in (31, 0):
        async with group.database.begin() as uow:
            assert await raid.unban(uow, at + MINUTE, group.community, STAFF, at) == expected
    assert len(await group.acts(Unban)) == 31


async def test_staff_operators_owners_and_the_trusted_are_not_banned_with_the_rest(group: Entrance) -> None:
    await rush(group)
    async with group.database.begin() as uow:
        await uow.members.change(group.community.id, FIRST, status="administrator")
        await uow.members.change(group.community.id, FIRST + 1, trusted=True)
        await uow.communities.add_operator(OPS, FIRST + 2)
        await uow.communities.owned_by({FIRST + 3})
        assert await raid.ban(uow, group.content, NOON, group.community, STAFF, NOON, NOON) == 27


async def test_greetings_stop_while_it_is_on_and_nobody_is_greeted_for_it_later(group: Entrance) -> None:
    await rush(group)
    await group.join(9100, at=NOON + 3 * MINUTE)
    for minute in range(1, 15):
        async with group.database.begin() as uow:
            await greet_waiting(uow, group.content, NOON + minute * MINUTE)
        await group.sweep(NOON + minute * MINUTE)
    assert [say.text.key for say in await group.acts(Say)] == ["raid-began", "raid-over"]


async def test_switched_off_it_leaves_people_alone(group: Entrance) -> None:
    async with group.database.begin() as uow:
        await uow.settings.put(group.community.id, "raid", {"joins": 5, "seconds": 60, "on": False})
    await rush(group)
    assert await group.acts(Mute) == []
    assert await group.measures() == {}


async def test_a_rush_of_requests_counts_and_nobody_is_asked_any_more(group: Entrance) -> None:
    await group.set_gate("button")
    for number in range(40):
        await group.knock(9000 + number, NOON + number * SECOND)
    states = [await group.state(9000 + number) for number in range(40)]
    assert states == ["asked"] * 30 + ["queued"] * 10
    assert [say.text.key for say in await group.to_operators()] == ["raid-began"]


async def test_the_alarm_loses_its_buttons_when_it_is_over(group: Entrance) -> None:
    await rush(group)
    async with group.database.begin() as uow:
        state = {"notice": 77, "chat": OPS}
        await uow.measures.change(group.community.id, "raid", state=state)
    await group.sweep(NOON + 11 * MINUTE)
    [edit] = await group.acts(Edit)
    assert (edit.message_id, edit.buttons, edit.text.key) == (77, (), "raid-alarm-over")


async def test_a_raid_cuts_no_longer_mute_short(group: Entrance) -> None:
    async with group.database.begin() as uow:
        member = await uow.members.ensure(group.community.id, Person(FIRST, "Ann"))
        for seconds in (86_400, 600):
            await sanctions.impose(
                uow, group.content, NOON, group.community, member, Kind.MUTE, by=STAFF, seconds=seconds
            )
    await rush(group)
    ends = {act.user_id: act.until for act in await group.acts(Mute)}
    assert ends[FIRST] == (NOON + 24 * 60 * MINUTE).isoformat()
    assert ends[FIRST + 1] == (NOON + 60 * MINUTE).isoformat()
