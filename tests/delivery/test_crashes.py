"""The process dies, the database goes, the stop comes: nothing is lost that must stay, or said twice."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy.exc import OperationalError

from bot.delivery import post
from bot.delivery.record import Result
from bot.domain.outgoing import Probe
from bot.storage.outbox_care import STOPPED
from bot.storage.uow import UnitOfWork
from tests.delivery.office import GROUP, OPS, Office, say


async def _die_while_sending(office: Office, owner: str = "one") -> None:
    """Leave every waiting row as a process does that is killed after claiming it."""
    async with office.database.begin() as uow:
        found = await uow.outbox.waiting(office.clock.now(), [], 100)
        await uow.outbox.claim([row_id for row_id, _ in found], owner, office.clock.now())


async def test_after_a_crash_an_alert_is_repeated_and_an_answer_dropped(office: Office) -> None:
    await office.put(say("answer"))
    await office.put(say("alert", OPS), repeat=True)
    await _die_while_sending(office)
    office._delivery = office.restarted()
    await office.delivery.recover()
    await office.delivery.drain()
    assert await office.seen() == []
    assert await office.seen(chat=OPS) == ["alert"]
    assert [(row["state"], row["error"]) for row in await office.rows()] == [
        ("failed", STOPPED),
        ("sent", ""),
    ]


async def test_a_question_is_asked_again_after_a_crash(office: Office) -> None:
    await office.put(Probe(GROUP))
    await _die_while_sending(office)
    await office.delivery.recover()
    await office.delivery.drain()
    assert await office.states() == ["sent"]


async def test_what_another_process_is_sending_is_left_to_it_for_two_minutes(office: Office) -> None:
    await office.put(say("theirs"), repeat=True)
    await _die_while_sending(office, "two")
    await office.delivery.recover()
    assert await office.states() == ["sending"]
    office.clock.advance(minutes=3)
    await office.delivery.recover()
    assert await office.states() == ["waiting"]


async def test_a_chat_in_which_another_process_is_sending_waits_for_its_order(office: Office) -> None:
    await office.put(say("first"), repeat=True)
    await _die_while_sending(office, "two")
    assert await office.send(say("second")) == 0
    office.clock.advance(minutes=3)
    await office.delivery.recover()
    await office.delivery.drain()
    assert await office.seen() == ["first", "second"]


async def test_two_processes_send_each_message_once_and_in_order(office: Office) -> None:
    words = [f"line {number}" for number in range(10)]
    await office.put(*(say(each) for each in words), *(say(each, OPS) for each in words))
    one, two = office.restarted("one"), office.restarted("two")
    sent = 0
    while "waiting" in await office.states():
        sent += sum(await asyncio.gather(one.drain(), two.drain()))
    assert sent == 20
    assert await office.seen() == words
    assert await office.seen(chat=OPS) == words


async def test_a_result_that_cannot_be_written_is_written_when_the_database_is_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.put(say("hello"))
    settle, away = office.delivery._recorder.settle, [OperationalError("COMMIT", {}, OSError("gone"))]

    async def interrupted(uow: UnitOfWork, results: Sequence[Result], now: datetime) -> None:
        if results and away:
            raise away.pop()
        await settle(uow, results, now)

    monkeypatch.setattr(office.delivery._recorder, "settle", interrupted)
    with pytest.raises(OperationalError):
        await office.delivery.drain()
    assert await office.states() == ["sending"]
    assert await office.delivery.drain() == 1
    assert await office.states() == ["sent"]
    assert await office.seen() == ["hello"]


async def test_a_stop_sends_what_is_due_first(office: Office) -> None:
    await office.put(*(say(f"line {number}") for number in range(5)))
    stop = asyncio.Event()
    stop.set()
    await office.delivery.run(stop)
    assert await office.states() == ["sent"] * 5


async def test_a_stop_does_not_wait_for_a_telegram_that_is_away(office: Office) -> None:
    api = office.telegram._bot.session.api
    office.telegram._bot.session.api = type(api).from_base("http://127.0.0.1:9")
    await office.put(say("hello"))
    stop = asyncio.Event()
    stop.set()
    async with asyncio.timeout(5):
        await office.delivery.run(stop)
    assert await office.states() == ["waiting"]


async def test_a_queue_does_not_wait_for_others_where_there_are_none(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post, "GATHER", 60.0)
    await office.put(*(say(f"line {number}") for number in range(12)))
    stop = asyncio.Event()
    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        group.create_task(office.delivery.run(stop))
        await _until_sent(office, 12)
        stop.set()
    assert await office.seen() == [f"line {number}" for number in range(12)]


async def test_a_running_post_office_is_woken_by_a_commit(office: Office) -> None:
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group, asyncio.timeout(10):
        group.create_task(office.delivery.run(stop))
        await office.put(say("one"))
        office.delivery.wake()
        await _until_sent(office, 1)
        await office.put(say("two"))  # nobody wakes it: found by the next look
        await _until_sent(office, 2)
        stop.set()
    assert await office.seen() == ["one", "two"]


async def _until_sent(office: Office, many: int) -> None:
    for _ in range(500):
        if (await office.states()).count("sent") == many:
            return
        await asyncio.sleep(0.01)
