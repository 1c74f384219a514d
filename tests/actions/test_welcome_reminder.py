"""Reminders on the path: days one, three and six, in private or in one quiet message, never to the quiet."""

import pytest

from bot.domain.outgoing import Say
from bot.storage.database import Database
from tests.actions.arrivals import DAY, HOUR, SECOND, START, Group, names, pressed


@pytest.fixture
async def group(database: Database) -> Group:
    made = Group(database)
    await made.register()
    return made


async def only_reminder(group: Group) -> Say:
    [say] = await group.in_group()
    return say


async def test_newcomers_are_reminded_on_days_one_three_and_six(group: Group) -> None:
    await group.join(1)
    days = []
    for day in range(10):
        before = len(await group.said())
        await group.evening(day)
        if len(await group.said()) > before:
            days.append(day)
    assert days == [1, 3, 6]


async def test_who_cannot_be_written_to_is_named_in_one_quiet_message(group: Group) -> None:
    await group.join(*range(1, 4))
    await group.evening(1)
    say = await only_reminder(group)
    assert "Name1, Name2, Name3" in group.read(say)
    assert (say.silent, say.lifetime, say.slot) == (True, 6 * 3600, "newcomers")
    assert pressed(say) == ["checkin::", "hello::"]


async def test_at_most_ten_are_named(group: Group) -> None:
    await group.join(*range(1, 15))
    await group.evening(1)
    read = group.read(await only_reminder(group))
    assert all(name in read for name in names(range(1, 11)))
    assert "Name11" not in read
    assert "4 more" in read


async def test_who_opened_the_bot_is_reminded_in_private_of_what_is_left(group: Group) -> None:
    await group.open_private_chat(1)
    await group.join(1)
    await group.speak(1, at=START + SECOND)
    await group.evening(1)
    assert await group.in_group() == []
    [say] = await group.in_private(1)
    read = group.read(say)
    assert "check in for the first time" in read
    assert "say hello" not in read
    assert "/quiet" in read


async def test_a_private_reminder_is_in_the_members_own_language(group: Group) -> None:
    await group.open_private_chat(1)
    await group.join(1)
    await group.change(1, language="zh")
    await group.evening(1)
    [say] = await group.in_private(1)
    assert say.language == "zh"


async def test_private_and_grouped_go_together_without_naming_anybody_twice(group: Group) -> None:
    await group.open_private_chat(1)
    await group.join(1, 2)
    await group.evening(1)
    assert "Name1" not in group.read(await only_reminder(group))
    assert len(await group.in_private(1)) == 1


async def test_the_quiet_hear_nothing_either_way(group: Group) -> None:
    await group.open_private_chat(1)
    await group.join(1, 2)
    await group.change(1, quiet=True)
    await group.change(2, quiet=True)
    await group.evening(1)
    assert await group.said() == []


async def test_who_spoke_reacted_or_checked_in_today_is_left_in_peace(group: Group) -> None:
    today = START + DAY
    await group.join(1, 2, 3)
    await group.speak(1, at=today)
    await group.check_in(2, at=today)
    await group.react(3, at=today)
    await group.evening(1)
    assert await group.in_group() == []


async def test_who_spoke_yesterday_but_not_today_is_reminded(group: Group) -> None:
    await group.join(1)
    await group.speak(1, at=START + HOUR)
    await group.evening(1)
    assert "Name1" in group.read(await only_reminder(group))


async def test_a_message_of_the_night_before_roll_over_belongs_to_yesterday(group: Group) -> None:
    await group.join(1, 2)
    await group.speak(1, at=START + 15 * HOUR)  # three in the morning
    await group.speak(2, at=START + 17 * HOUR)  # five in the morning
    await group.evening(1)
    read = group.read(await only_reminder(group))
    assert "Name1" in read
    assert "Name2" not in read


async def test_graduates_need_no_reminder(group: Group) -> None:
    await group.join(1)
    await group.speak(1, at=START + SECOND)
    await group.check_in(1, at=START + SECOND)
    await group.react(1, at=START + SECOND)
    await group.answer(1, at=START + SECOND)
    await group.evening(1)
    assert await group.in_group() == []


async def test_who_left_is_not_reminded(group: Group) -> None:
    await group.join(1)
    await group.leave(1, at=START + HOUR)
    await group.evening(1)
    assert await group.said() == []


async def test_members_of_old_are_not_reminded(group: Group) -> None:
    await group.speak(1, at=START)
    await group.evening(1)
    assert await group.said() == []


async def test_the_group_hears_at_most_one_reminder_a_day(group: Group) -> None:
    await group.join(1)
    await group.evening(1)
    await group.evening(1)
    assert len(await group.in_group()) == 1
