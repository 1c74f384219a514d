"""Arriving and being greeted: counted once, named together, quiet when it is a raid or too late."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.content_packs import Pack
from bot.domain.community import State
from bot.domain.outgoing import Say, Text
from bot.storage.database import Database
from bot.storage.tables import movement
from tests.actions.arrivals import (
    CHAT,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    START,
    Group,
    names,
    person,
    pressed,
    seconds,
)


@pytest.fixture
async def group(database: Database) -> Group:
    made = Group(database)
    await made.register()
    return made


async def only_greeting(group: Group) -> Say:
    [say] = await group.in_group()
    return say


async def test_one_join_is_greeted_by_name_after_a_minute(group: Group) -> None:
    await group.join(7)
    await group.sweep(START + 59 * SECOND)
    assert await group.in_group() == []
    await group.sweep(START + MINUTE)
    await group.sweep(START + 2 * MINUTE)
    say = await only_greeting(group)
    assert "Name7" in group.read(say)
    assert "Readers" in group.read(say)
    assert (say.slot, say.lifetime, say.silent) == ("greeting", 600, False)
    assert pressed(say) == ["rules::", "checkin::", "hello::"]


async def test_nobody_waiting_means_no_greeting(group: Group) -> None:
    await group.sweep(START)
    assert await group.said() == []


async def test_twenty_five_joins_in_fifty_seconds_are_one_greeting_with_ten_names(group: Group) -> None:
    people = range(1, 26)
    for number, user in enumerate(people):
        at = START + number * 2 * SECOND
        await group.join(user, at=at)
        await group.sweep(at)
    await group.sweep(START + MINUTE)
    read = group.read(await only_greeting(group))
    assert "Name1, Name2, Name3, Name4, Name5, Name6, Name7, Name8, Name9, Name10 and 15 more" in read
    assert "Name11" not in read
    assert await group.waiting() == 0


async def test_a_chinese_group_is_greeted_in_chinese(group: Group) -> None:
    await group.register(2, language="zh")
    await group.join(*range(1, 13), home=2)
    await group.sweep(START + MINUTE)
    [say] = [each for each in await group.said() if each.to.chat_id == 2 * CHAT]
    assert "Name10 和另外 2 位朋友" in group.read(say)


async def test_who_joins_after_the_minute_has_a_greeting_of_their_own(group: Group) -> None:
    await group.join(1)
    await group.join(2, at=START + 61 * SECOND)
    await group.sweep(START + 62 * SECOND)
    assert "Name2" not in group.read(await only_greeting(group))
    await group.sweep(START + 121 * SECOND)
    assert [("Name1" in group.read(say), "Name2" in group.read(say)) for say in await group.in_group()] == [
        (True, False),
        (False, True),
    ]


async def test_who_leaves_before_the_greeting_is_not_greeted(group: Group) -> None:
    await group.join(1, 2)
    await group.leave(1, at=START + 30 * SECOND)
    await group.sweep(START + MINUTE)
    assert "Name1" not in group.read(await only_greeting(group))


async def test_when_all_have_left_there_is_no_greeting(group: Group) -> None:
    await group.join(1, 2)
    await group.leave(1, 2, at=START + 30 * SECOND)
    await group.sweep(START + MINUTE)
    assert await group.said() == []
    assert await group.waiting() == 0


async def test_who_leaves_and_comes_back_within_the_minute_is_named_once(group: Group) -> None:
    await group.join(1)
    await group.leave(1, at=START + 10 * SECOND)
    await group.join(1, at=START + 20 * SECOND)
    await group.sweep(START + MINUTE)
    assert group.read(await only_greeting(group)).count("Name1") == 1


async def test_who_comes_back_later_is_greeted_again_and_counted_again(group: Group) -> None:
    await group.join(1)
    await group.sweep(START + MINUTE)
    await group.leave(1, at=START + HOUR)
    await group.join(1, at=START + 2 * HOUR)
    await group.sweep(START + 2 * HOUR + MINUTE)
    assert len(await group.in_group()) == 2
    assert await group.movements() == [(1, "join"), (1, "leave"), (1, "join")]


@pytest.mark.parametrize("after", [(0, 1), (1, 0), (0, 0), (0, 0, 1, 1)], ids=str)
async def test_a_join_told_twice_is_counted_once_in_whichever_order(
    group: Group, after: tuple[int, ...]
) -> None:
    for at in seconds(*after):
        await group.join(1, at=at)
    await group.sweep(START + 2 * MINUTE)
    assert await group.movements() == [(1, "join")]
    assert group.read(await only_greeting(group)).count("Name1") == 1
    assert len(await group.entries(1, "gift")) == 1


async def test_news_of_a_join_that_come_after_the_leaving_change_nothing(group: Group) -> None:
    await group.join(1)
    await group.leave(1, at=START + MINUTE)
    await group.join(1, at=START)
    assert (await group.member(1)).left_at == START + MINUTE
    assert await group.movements() == [(1, "join"), (1, "leave")]


async def test_who_leaves_and_comes_back_within_one_second_is_here(group: Group) -> None:
    await group.join(1)
    await group.leave(1, at=START + MINUTE)
    await group.join(1, at=START + MINUTE)
    assert (await group.member(1)).left_at is None
    assert await group.movements() == [(1, "join"), (1, "leave"), (1, "join")]


async def test_who_is_thrown_out_within_the_second_of_joining_stays_out(group: Group) -> None:
    await group.join(1)
    await group.leave(1, at=START)
    await group.join(1)  # told a second time, by the service message
    assert (await group.member(1)).left_at == START


async def test_a_raid_of_two_hundred_is_not_greeted_and_told_to_the_operators_once(group: Group) -> None:
    for number in range(20):
        at = START + number * 5 * SECOND
        await group.join(*range(number * 10, number * 10 + 10), at=at)
        await group.sweep(at)
    await group.sweep(START + 10 * MINUTE)
    assert await group.in_group() == []
    assert await group.waiting() == 0
    [alert] = await group.to_operators()
    assert alert.text == Text("welcome-raid", {"community": "Readers", "joins": 40})


async def test_a_long_raid_with_breaks_is_told_once_and_the_next_one_again(group: Group) -> None:
    user = 0
    for start in (START, START + 8 * MINUTE, START + 16 * MINUTE, START + 2 * HOUR):
        for number in range(35):
            user += 1
            await group.join(user, at=start + number * SECOND)
        await group.sweep(start + 40 * SECOND)
    assert [say.text.key for say in await group.to_operators()] == ["welcome-raid"] * 2
    assert await group.in_group() == []


async def test_who_joins_when_a_raid_is_over_is_greeted(group: Group) -> None:
    await group.join(*range(1, 41))
    await group.sweep(START + SECOND)
    await group.join(99, at=START + 5 * MINUTE)
    await group.sweep(START + 6 * MINUTE)
    read = group.read(await only_greeting(group))
    assert "Name99" in read
    assert not any(name in read for name in names(range(1, 5)))


async def test_a_raid_in_one_group_does_not_silence_another(group: Group) -> None:
    await group.register(2)
    await group.join(*range(1, 41))
    await group.join(50, home=2)
    await group.sweep(START + MINUTE)
    assert await group.in_group() == []
    assert [say.to.chat_id for say in await group.said() if say.slot == "greeting"] == [2 * CHAT]


async def test_after_downtime_those_of_the_last_hour_are_greeted_in_one_message(group: Group) -> None:
    for minutes, user in ((0, 1), (30, 2), (50, 3)):
        await group.join(user, at=START + minutes * MINUTE)
    await group.sweep(START + 70 * MINUTE)
    read = group.read(await only_greeting(group))
    assert "Name2, Name3" in read
    assert "Name1" not in read


async def test_a_greeting_more_than_an_hour_late_is_left_out_quietly(group: Group) -> None:
    await group.join(1)
    await group.sweep(START + HOUR + MINUTE + SECOND)
    assert await group.said() == []
    assert await group.waiting() == 0


async def test_while_a_group_is_being_set_up_joins_count_but_nothing_is_said(group: Group) -> None:
    await group.register(2, state=State.SETUP)
    await group.join(1, home=2)
    await group.sweep(START + MINUTE)
    assert await group.said() == []
    assert await group.waiting() == 0
    assert await group.movements() == [(1, "join")]
    assert await group.entries(1, home=2) == []


async def test_a_group_that_threw_the_bot_out_meanwhile_is_not_greeted(group: Group) -> None:
    await group.join(1)
    async with group.database.begin() as uow:
        await uow.communities.change(group.community.id, state=State.LEFT)
    await group.sweep(START + MINUTE)
    assert await group.said() == []
    assert await group.waiting() == 0


async def test_a_name_with_mark_up_is_only_a_name(group: Group) -> None:
    async with group.database.begin() as uow:
        await uow.members.ensure(group.community.id, person(1))
    await group.join(1)
    await group.change(1, name="<b>Eve</b> & {members}")
    await group.sweep(START + MINUTE)
    say = await only_greeting(group)
    html = group.content.texts.render("en", say.text)
    assert "&lt;b&gt;Eve&lt;/b&gt; &amp; {members}" in html


async def test_replicas_that_sweep_at_the_same_moment_greet_once(group: Group) -> None:
    group.rules(codes=("RED", "BLUE", "GREEN"))
    await group.join(1, 2)
    await asyncio.gather(*(group.sweep(START + MINUTE) for _ in range(4)))
    await only_greeting(group)
    assert await group.codes() == {1: "RED", 2: "BLUE"}


async def test_old_joins_do_not_count_towards_todays_raid(group: Group) -> None:
    await group.join(*range(1, 26), at=START - DAY)
    await group.sweep(START - DAY + MINUTE)
    await group.join(*range(30, 40))
    await group.sweep(START + MINUTE)
    assert len(await group.in_group()) == 2
    async with group.database.read() as uow:
        rows = await uow.connection.execute(select(func.count()).select_from(movement))
        assert rows.scalar_one() == 35


async def test_the_greeting_goes_with_the_picture_of_the_communitys_pack(group: Group) -> None:
    packs = {**group.content.packs, "books": Pack("general", "pictures/books.png")}
    group.content = replace(group.content, packs=packs)
    await group.register(2, pack="books")
    await group.join(1)
    await group.join(2, home=2)
    await group.sweep(START + MINUTE)
    greetings = [say for say in await group.said() if say.slot == "greeting"]
    assert {say.to.chat_id: say.picture for say in greetings} == {CHAT: "", 2 * CHAT: "pictures/books.png"}
