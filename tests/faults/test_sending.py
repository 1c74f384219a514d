"""Telegram refuses, breaks off or stays silent: what becomes of answers and of alerts."""

import asyncio
import time
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery.telegram_call import UNKNOWN
from bot.storage.tables import outbox
from tests.stories.stage import BOT, GROUP, OPS, Stage

ANN, BO = 1002, 1003


async def _fault(stage: Stage, kind: str, **more: Any) -> None:
    await stage.post("faults", kind=kind, method="sendMessage", **more)


async def _errors(stage: Stage) -> list[str]:
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(
            select(outbox.c.state, outbox.c.error).where(outbox.c.error != "")
        )
        return [f"{row.state}: {row.error}" for row in rows]


async def _heard(stage: Stage, user: int, within: float) -> None:
    """Wait until somebody has an answer in private."""
    async with asyncio.timeout(within):
        while True:
            if await stage.heard(user, user):
                return
            await asyncio.sleep(0.01)


async def _poison(stage: Stage) -> None:
    """Something that can be heard but not handled, so that the operators are told."""
    place = {"id": GROUP, "type": "supergroup", "title": "Readers"}
    sender = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    message = {"message_id": 1, "date": 1_772_424_000, "chat": place, "from": sender, "text": "/points"}
    await stage.post("updates", bot=BOT, raw={"message": message | {"entities": "none"}})


async def test_after_429_only_that_chat_waits_and_nothing_is_lost(stage: Stage) -> None:
    await _fault(stage, "429", chat=GROUP, retry_after=1)
    began = time.monotonic()
    await stage.say(ANN, "/points")
    await stage.say(ANN, "/points", chat=ANN)
    await _heard(stage, ANN, within=10)
    assert not await stage.heard(ANN)
    await stage.settle()
    assert len(await stage.heard(ANN)) == 1
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize("kind", ["500", "502"])
async def test_while_telegram_is_unwell_answers_wait_and_come_once(stage: Stage, kind: str) -> None:
    await _fault(stage, kind, chat=GROUP, times=2)
    await stage.say(ANN, "/points")
    await stage.settle()
    assert len(await stage.heard(ANN)) == 1


@pytest.mark.parametrize(("kind", "shown"), [("lost", 1), ("garbled", 1), ("reset", 0)])
async def test_an_answer_of_which_nobody_knows_whether_it_came_is_not_given_twice(
    stage: Stage, kind: str, shown: int
) -> None:
    await _fault(stage, kind, chat=GROUP)
    await stage.say(ANN, "/points")
    await stage.settle()
    assert len(await stage.heard(ANN)) == shown
    assert any(UNKNOWN in error for error in await _errors(stage))


@pytest.mark.parametrize("kind", ["lost", "reset", "500", "429"])
async def test_an_alert_comes_at_least_once_whatever_happens(stage: Stage, kind: str) -> None:
    await _fault(stage, kind, chat=OPS)
    await _poison(stage)
    await stage.settle()
    told = await stage.heard(1001, OPS)
    assert len(told) == (2 if kind == "lost" else 1)
    assert "steward inspect dead" in told[0]


async def test_a_slow_chat_holds_up_no_other(stage: Stage) -> None:
    await _fault(stage, "slow", chat=GROUP, seconds=3)
    await stage.say(ANN, "/points")
    await stage.say(BO, "/points", chat=BO)
    await _heard(stage, BO, within=2)
    await stage.settle()
    assert len(await stage.heard(ANN)) == 1


async def test_in_the_worst_of_weathers_everything_is_counted_once(stage: Stage) -> None:
    for kind in ("429", "500", "reset", "lost", "garbled"):
        await stage.post("faults", kind=kind, times=-1, probability=0.08, retry_after=0)
    people = list(range(2001, 2013))
    await stage.join(*people)
    for user in people:
        await stage.say(user, "/checkin")
        await stage.say(user, "/checkin")
    await stage.settle()
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        today = community.day_of(stage.clock.now())
        paid = [await uow.ledger.times(community.id, user, "checkin", today) for user in people]
    assert paid == [1] * len(people)
    for user in people:
        told = await stage.heard(user)
        assert len(told) == len(set(told)), "the same was said twice"
