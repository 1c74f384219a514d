"""The seven-day path: each task pays once, within the first days, and all of them are a graduation."""

import pytest
from sqlalchemy import event

from bot.actions import welcome
from bot.domain.hearing import Heard
from bot.domain.outgoing import Place, Text
from bot.domain.welcome import ACTIVE_TASKS, ANSWER, CHECKIN, GRADUATE, HELLO, REACT
from bot.storage.database import Database
from tests.actions.arrivals import CHAT, DAY, HOUR, SECOND, START, Group, person


@pytest.fixture
async def group(database: Database) -> Group:
    made = Group(database)
    await made.register()
    return made


async def test_the_first_message_is_the_first_task_and_pays_five_once(group: Group) -> None:
    await group.join(1)
    await group.speak(1, at=START + SECOND)
    await group.speak(1, at=START + DAY)
    [entry] = await group.entries(1, "task")
    assert (entry.amount, entry.key, entry.ref) == (5, "task:hello:1", "hello")
    assert await group.tasks(1) == {HELLO}


async def test_several_newcomers_of_one_batch_are_each_paid(group: Group) -> None:
    await group.join(1, 2, 3)
    await group.speak(1, 3, 77, at=START + SECOND)
    assert [await group.tasks(user) for user in (1, 2, 3, 77)] == [{HELLO}, set(), {HELLO}, set()]


async def test_who_joins_and_speaks_in_one_batch_has_said_hello(group: Group) -> None:
    heard = Heard()
    heard.message(group.community, person(1), START + SECOND, media=False, reply=False)
    async with group.database.begin() as uow:
        await uow.activity.flush(heard)
        await welcome.arrive(uow, group.content, START, group.community, person(1), START)
        await welcome.heard(uow, group.content, START, [group.community], heard)
    assert await group.tasks(1) == {HELLO}


async def test_members_of_old_have_no_tasks(group: Group) -> None:
    await group.speak(1, at=START)
    await group.react(1, at=START)
    await group.check_in(1, at=START)
    assert await group.entries(1) == []


async def test_a_reaction_and_a_check_in_are_tasks(group: Group) -> None:
    await group.join(1)
    await group.react(1, at=START + SECOND)
    await group.react(1, at=START + 2 * SECOND)
    await group.check_in(1, at=START + 3 * SECOND)
    assert await group.tasks(1) == {REACT, CHECKIN}
    assert sorted(entry.key for entry in await group.entries(1, "task")) == ["task:checkin:1", "task:react:1"]


async def test_a_reaction_is_not_a_hello(group: Group) -> None:
    await group.join(1)
    heard = Heard()
    heard.reaction(group.community, person(1), START + SECOND, 1)
    await group.take_in(heard, START + SECOND)
    assert await group.tasks(1) == set()


async def test_a_task_that_cannot_be_asked_for_yet_is_not_paid(group: Group) -> None:
    await group.join(1)
    async with group.database.begin() as uow:
        await welcome.complete(uow, group.content, group.community, 1, ANSWER, START)
    assert await group.entries(1, "task") == []


async def test_the_path_ends_with_the_seventh_local_day(group: Group) -> None:
    end = START + 7 * DAY - 8 * HOUR  # four in the morning in Shanghai
    await group.join(1, 2)
    await group.speak(1, at=end - SECOND)
    await group.react(1, at=end - SECOND)
    await group.speak(2, at=end)
    await group.react(2, at=end)
    assert await group.tasks(1) == {HELLO, REACT}
    assert await group.tasks(2) == set()


async def test_a_message_of_the_last_day_counts_also_when_it_is_taken_in_later(group: Group) -> None:
    await group.join(1)
    await group.speak(1, at=START + 6 * DAY, processed=START + 8 * DAY)
    assert await group.tasks(1) == {HELLO}


async def test_who_has_left_does_no_tasks(group: Group) -> None:
    await group.join(1)
    await group.leave(1, at=START + SECOND)
    await group.speak(1, at=START + SECOND)
    await group.react(1, at=START + SECOND)
    assert await group.tasks(1) == set()


async def graduate(group: Group, user: int = 1) -> None:
    await group.join(user)
    await group.speak(user, at=START + SECOND)
    await group.check_in(user, at=START + HOUR)
    await group.react(user, at=START + 2 * HOUR)


async def test_all_tasks_done_are_a_graduation_told_once_and_quietly(group: Group) -> None:
    await graduate(group)
    assert await group.tasks(1) == {*ACTIVE_TASKS, GRADUATE}
    [(user, say)] = await group.whispered()
    assert (user, say.text.key, say.to.chat_id, say.lifetime) == (1, "welcome-graduated", CHAT, 600)
    assert await group.in_group() == []
    assert sum(entry.amount for entry in await group.entries(1, "task")) == 15


async def test_a_graduation_is_told_in_private_where_that_is_possible(group: Group) -> None:
    await group.open_private_chat(1)
    await group.join(1)
    await group.change(1, language="zh")
    await graduate(group)
    assert await group.whispered() == []
    [say] = await group.in_private(1)
    assert (say.to, say.language, say.lifetime) == (Place(1), "zh", 0)
    assert "Name1" in group.read(say)


async def test_the_quiet_graduate_without_a_word(group: Group) -> None:
    await group.change(1, quiet=True)
    await graduate(group)
    assert GRADUATE in await group.tasks(1)
    assert await group.said() == []


async def test_coming_back_pays_no_task_twice(group: Group) -> None:
    await graduate(group)
    await group.leave(1, at=START + DAY)
    await group.join(1, at=START + 2 * DAY)
    await group.speak(1, at=START + 3 * DAY)
    await group.check_in(1, at=START + 3 * DAY)
    assert len(await group.entries(1, "task")) == 3
    assert len(await group.whispered()) == 1


async def test_the_hello_button_knows_what_is_still_to_be_done(group: Group) -> None:
    async def ahead(at_day: int) -> tuple[str, ...]:
        member = await group.member(1)
        async with group.database.read() as uow:
            at = START + at_day * DAY
            return await welcome.ahead_of(uow, group.content, group.community, member, at)

    await group.join(1)
    assert await ahead(0) == ACTIVE_TASKS
    await group.speak(1, at=START + SECOND)
    assert await ahead(0) == (CHECKIN, REACT)
    assert await ahead(7) == ()


async def test_hearing_a_batch_costs_one_statement_and_none_if_nobody_spoke(group: Group) -> None:
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    spoken, reacted = Heard(), Heard()
    for user in range(100):
        spoken.message(group.community, person(user), START, media=False, reply=False)
        reacted.reaction(group.community, person(user), START, 1)
    async with group.database.begin() as uow:
        await uow.activity.flush(spoken)
        event.listen(group.database.engine.sync_engine, "before_cursor_execute", note)
        await welcome.heard(uow, group.content, START, [group.community], reacted)
        assert asked == []
        await welcome.heard(uow, group.content, START, [group.community], spoken)
        event.remove(group.database.engine.sync_engine, "before_cursor_execute", note)
    assert len(asked) == 1


async def test_every_task_has_its_words_in_both_languages(group: Group) -> None:
    for task in ACTIVE_TASKS:
        texts = {
            group.content.texts.plain(language, Text(f"welcome-task-{task}")) for language in ("zh", "en")
        }
        assert len(texts) == 2
