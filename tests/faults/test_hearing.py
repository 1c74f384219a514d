"""Fetching updates goes wrong: nothing said is lost, nothing counts twice."""

from typing import Any

import pytest
from sqlalchemy import func, select

from bot.intake import polling
from bot.storage.tables import activity, dead_update
from tests.stories.stage import BOT, TOKEN, Stage

ANN = 1002


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble is waited out in hundredths of a second."""
    monkeypatch.setattr(polling, "BACK_OFF", (0.01, 0.02, 0.05))


async def _messages(stage: Stage) -> int:
    async with stage.database.read() as uow:
        total = await uow.connection.scalar(select(func.sum(activity.c.messages)))
    return int(total or 0)


@pytest.mark.parametrize("kind", ["429", "500", "502", "reset", "lost", "garbled"])
async def test_updates_that_could_not_be_fetched_are_fetched_later(stage: Stage, kind: str) -> None:
    await stage.post("faults", kind=kind, method="getUpdates", times=4, retry_after=0)
    for number in range(20):
        await stage.say(ANN, f"line {number}")
    await stage.settle()
    assert await _messages(stage) == 20


async def test_a_second_poller_ends_and_the_bot_goes_on(stage: Stage) -> None:
    url = f"{stage.url}/bot{TOKEN}/getUpdates"
    for _ in range(3):
        async with stage.http.post(url, json={"timeout": 0}) as answer:
            assert answer.status == 200
        await stage.say(ANN, "hello")
    await stage.settle()
    assert await _messages(stage) == 3
    conflicts = [each for each in stage.box.journal.select(0, "getUpdates") if each.status == 409]
    assert conflicts


async def test_an_update_that_breaks_the_whole_answer_is_set_aside_and_told_once(stage: Stage) -> None:
    await stage.say(ANN, "before")
    queue = stage.box.mailbox(BOT).queue
    broken = f'{{"update_id": {queue._next_id + 1}, "message": '
    await stage.post("updates", bot=BOT, raw=broken)
    await stage.say(ANN, "after")
    await stage.settle()
    assert await _messages(stage) == 2
    async with stage.database.read() as uow:
        dead = list((await uow.connection.execute(select(dead_update.c.error))).scalars())
    assert len(dead) == 1
    told = _told(stage, 1001)
    assert len(told) == 1
    assert "no. 1" in told[0]


def _told(stage: Stage, chat: int) -> list[str]:
    """What was sent to a chat, whether or not it was taken there."""
    sent: list[Any] = [each.params for each in stage.box.journal.select(0, "sendMessage", str(chat))]
    return [params["text"] for params in sent]
