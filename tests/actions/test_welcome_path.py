"""The seven-day path: each task pays once, within the first days, and all of them are a graduation."""

import pytest
from sqlalchemy import event

from bot.actions import welcome
from bot.domain.hearing import Answer, Heard, Reacted
from bot.domain.outgoing import Place, Text
from bot.domain.welcome import ACTIVE_TASKS, ANSWER, CHECKIN, GRADUATE, HELLO, REACT
from bot.storage.database import Database
from bot.storage.swift import driver_of
from bot.storage.uow import UnitOfWork
from tests.actions.arrivals import CHAT, DAY, HOUR, SECOND, START, Group, person, say


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
    say(heard, group.community, 1, START + SECOND)
    async with group.database.begin() as uow:
        await uow.activity.flush(heard)
        await welcome.arrive(uow, group.content, START, group.community, person(1), START)
        await welcome.heard(uow, group.content, START, {group.community.id: group.community}, heard)
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
    await group.react(1, at=START + SECOND)
    assert await group.tasks(1) == {REACT}


async def test_taking_a_reaction_back_is_no_task(group: Group) -> None:
    await group.join(1)
    await group.react(1, at=START + SECOND, now=0, before=1)
    assert await group.tasks(1) == set()


async def test_a_first_vote_is_as_good_as_a_first_reaction_and_they_pay_once(group: Group) -> None:
    await group.join(1, 2)
    await group.vote(1, 2, at=START + SECOND)
    await group.react(1, at=START + HOUR)
    assert [await group.tasks(user) for user in (1, 2)] == [{REACT}, {REACT}]
    assert [entry.amount for entry in await group.entries(1, "task")] == [5]


async def test_the_first_answer_to_a_topic_is_a_task_and_pays_ten_once(group: Group) -> None:
    await group.join(1)
    await group.speak(1, at=START + SECOND)
    await group.answer(1, at=START + HOUR)
    await group.answer(1, at=START + DAY)
    assert await group.tasks(1) == {HELLO, ANSWER}
    pays = {entry.key: entry.amount for entry in await group.entries(1, "task")}
    assert pays == {"task:hello:1": 5, "task:answer:1": 10}


async def test_one_batch_can_bring_several_tasks_of_several_newcomers(group: Group) -> None:
    await group.join(1, 2, 3)
    heard, home = Heard(), group.community
    for user in (1, 2, 77):
        say(heard, home, user, START + SECOND)
        heard.answers.append(Answer(home.id, 1, user, user, START + SECOND))
    for user in (1, 3):
        heard.reaction(home, person(user), START + SECOND, 1)
        heard.reactions.append(Reacted(home.id, 5, user, 1, 0, START + SECOND))
    await group.take_in(heard, START + SECOND)
    done = [await group.tasks(user) for user in (1, 2, 3, 77)]
    assert done == [{HELLO, ANSWER, REACT}, {HELLO, ANSWER}, {REACT}, set()]


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
    assert await group.whispered() == []
    await group.answer(user, at=START + 3 * HOUR)


async def test_all_tasks_done_are_a_graduation_told_once_and_quietly(group: Group) -> None:
    await graduate(group)
    assert await group.tasks(1) == {*ACTIVE_TASKS, GRADUATE}
    [(user, say)] = await group.whispered()
    assert (user, say.text.key, say.to.chat_id, say.lifetime) == (1, "welcome-graduated", CHAT, 600)
    assert await group.in_group() == []
    assert sum(entry.amount for entry in await group.entries(1, "task")) == 25


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
    assert len(await group.entries(1, "task")) == 4
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
    assert await ahead(0) == (CHECKIN, REACT, ANSWER)
    assert await ahead(7) == ()


async def test_hearing_a_batch_costs_one_statement_if_nobody_in_it_is_new_whatever_they_do(
    group: Group,
) -> None:
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    def statements(uow: UnitOfWork) -> int:
        """Those through SQLAlchemy, and those put straight to SQLite's driver."""
        driver = driver_of(uow.connection)
        return len(asked) + (driver.asked if driver is not None else 0)

    home, heard = group.community, Heard()
    communities = {home.id: home}
    for user in range(100):
        heard.person(home, person(user), home.day_of(START))
    async with group.database.begin() as uow:
        await uow.activity.flush(heard)
        event.listen(group.database.engine.sync_engine, "before_cursor_execute", note)
        before = statements(uow)
        await welcome.heard(uow, group.content, START, communities, heard)
        assert statements(uow) == before
        for user in range(100):
            say(heard, home, user, START)
        await welcome.heard(uow, group.content, START, communities, heard)
        assert statements(uow) == before + 1
        heard.answers += [Answer(home.id, 1, user, user, START) for user in range(100)]
        heard.reactions += [Reacted(home.id, 5, user, 1, 0, START) for user in range(100)]
        await welcome.heard(uow, group.content, START, communities, heard)
        event.remove(group.database.engine.sync_engine, "before_cursor_execute", note)
        assert statements(uow) == before + 1 + 1


async def test_every_task_has_its_words_in_both_languages(group: Group) -> None:
    for task in ACTIVE_TASKS:
        texts = {
            group.content.texts.plain(language, Text(f"welcome-task-{task}")) for language in ("zh", "en")
        }
        assert len(texts) == 2
