"""Updates from chats nobody registered, and updates that cannot be: told once, and nobody else is held up."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.outgoing import Text
from bot.storage.tables import activity, dead_update
from tests.bad_input.ground import rows, unharmed
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage

ANN, ELSEWHERE = 1002, -1001000000003
NOW = 1772416800
HUGE = 2**63


async def test_a_chat_nobody_registered_gets_one_hint_and_leaves_no_rows(stage: Stage) -> None:
    await stage.settle()
    before = await rows(stage)
    await stage.post("chats", id=ELSEWHERE, type="supergroup", title="Strangers", owner=OWNER, members=[ANN])
    await stage.post(f"chats/{ELSEWHERE}/bot", bot=BOT, by=OWNER, admin=True)
    await stage.settle()
    message = await stage.say(ANN, "hello?", ELSEWHERE)
    number = message["message_id"]
    await stage.say(ANN, "签到", ELSEWHERE)
    await stage.say(ANN, "/rank", ELSEWHERE)
    await stage.join(7001, chat=ELSEWHERE)
    await stage.post("edit", chat=ELSEWHERE, message=number, user=ANN, text="hello!")
    await stage.post("react", chat=ELSEWHERE, message=number, user=ANN, emoji=["👍"])
    await stage.post("forge", chat=ELSEWHERE, user=ANN, data="checkin::", message=number, wait=10)
    await stage.post(f"chats/{ELSEWHERE}/leave", user=7001)
    await stage.post(f"chats/{ELSEWHERE}/bot", bot=BOT, by=OWNER, admin=False)
    await unharmed(stage)
    assert len(await stage.heard(ANN, ELSEWHERE)) == 1
    assert await rows(stage) == before


def _message(**odd: Any) -> dict[str, Any]:
    chat = {"id": GROUP, "type": "supergroup", "title": "Readers"}
    person = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    return {"message_id": 9000, "date": NOW, "chat": chat, "from": person, "text": "/rank"} | odd


def _person(**odd: Any) -> dict[str, Any]:
    return {"id": ANN, "is_bot": False, "first_name": "Ann"} | odd


IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "a message id no database holds": {"message": _message(message_id=HUGE)},
    "a person no database holds": {"message": _message(**{"from": _person(id=HUGE)})},
    "a chat no database holds": {"message": _message(chat={"id": -HUGE - 1, "type": "supergroup"})},
    "a day before all days": {"message": _message(date=-1)},
    "a day after all days": {"message": _message(date=10**13)},
    "a day in milliseconds": {"message": _message(date=NOW * 1000)},
    "a date that is a word": {"message": _message(date="today")},
    "a text that is a number": {"message": _message(text=5)},
    "a person who is a list": {"message": _message(**{"from": [ANN]})},
    "a message that is a text": {"message": "hello"},
    "a press without a presser": {"callback_query": {"id": "1", "data": "checkin::"}},
    "a newcomer without an id": {"message": _message(text=None, new_chat_members=[{"first_name": "x"}])},
    "a person without a name": {"message": _message(**{"from": {"id": ANN, "is_bot": False}})},
}


async def _dead(stage: Stage) -> list[Any]:
    async with stage.database.read() as uow:
        return list((await uow.connection.execute(select(dead_update.c.id, dead_update.c.error))).all())


async def _told(stage: Stage) -> list[str]:
    """The warnings that owner and operators have read."""
    start = stage.app.content.texts.plain("en", Text("dead-update", {"dead": 1, "update": 0}))[:12]
    zh = stage.app.content.texts.plain("zh", Text("dead-update", {"dead": 1, "update": 0}))[:6]
    heard = await stage.heard(OWNER, OPS) + await stage.heard(OWNER, OWNER)
    return [line for line in heard if line.startswith((start, zh))]


async def test_what_cannot_be_is_set_aside_told_once_and_holds_up_nobody(stage: Stage) -> None:
    await stage.say(OWNER, "/start", OWNER)
    await stage.settle()
    for odd in IMPOSSIBLE.values():
        await stage.post("updates", bot=BOT, raw=odd)
        await stage.say(ANN, "hello")
    await stage.settle()
    async with stage.database.read() as uow:
        counted = (await uow.connection.execute(select(activity.c.messages))).scalars().all()
    assert counted == [len(IMPOSSIBLE) + 1], "one of them could be heard, though not acted on"
    assert len(await _dead(stage)) == len(IMPOSSIBLE)
    assert len(await _told(stage)) == len(IMPOSSIBLE)
    await stage.pass_time(minutes=5)
    assert len(await _told(stage)) == len(IMPOSSIBLE)


@pytest.mark.parametrize("number", [HUGE, 10**40])
async def test_an_update_with_a_number_no_database_holds_is_set_aside_once(stage: Stage, number: int) -> None:
    await stage.post("updates", bot=BOT, raw={"update_id": number, "message": _message()})
    await stage.settle()
    assert len(await _dead(stage)) == 1
