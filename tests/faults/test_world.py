"""The world moves under the bot: groups become supergroups, clocks jump."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.intake import polling
from bot.storage.tables import activity, incident
from tests.stories.stage import OPS, OWNER, Stage

ANN, BO = 1002, 1003


async def _messages(stage: Stage, user: int) -> int:
    mine = select(func.sum(activity.c.messages)).where(activity.c.user_id == user)
    async with stage.database.read() as uow:
        return int(await uow.connection.scalar(mine) or 0)


async def _small_group(stage: Stage, chat: int, **places: int) -> None:
    """A group that is no supergroup yet, made a community."""
    await stage.post("chats", id=chat, type="group", title="Small", owner=OWNER, members=[ANN, BO])
    await stage.post(f"chats/{chat}/bot", bot=42, by=OWNER, admin=True)
    await stage.settle()
    async with stage.database.begin() as uow:
        values = {
            "chat_id": chat, "title": "Small", "kind": "interest", "language": "en", "pack": "general",
            "timezone": "Asia/Shanghai", "rollover_hour": 4, "state": "active",
            "registered_at": stage.clock.now(),
        }  # fmt: skip
        await uow.communities.register(values | places)


async def test_a_group_that_becomes_a_supergroup_keeps_everything(stage: Stage) -> None:
    await _small_group(stage, -777, ops_chat_id=OPS)
    await stage.say(ANN, "/checkin", chat=-777)
    await stage.settle()
    new = (await stage.post("chats/-777/migrate"))["chat"]
    await stage.say(ANN, "/checkin", chat=new)
    await stage.settle()
    async with stage.database.read() as uow:
        community = (await uow.communities.by_chats([new]))[new]
        assert not await uow.communities.by_chats([-777])
        assert len(await uow.checkins.history(community.id, ANN)) == 1
        assert await uow.ledger.times(community.id, ANN, "checkin", community.day_of(stage.clock.now())) == 1
    assert await _messages(stage, ANN) == 2
    assert any("already" in text.lower() for text in await stage.heard(ANN, new))


async def test_a_message_of_the_supergroup_is_not_taken_for_an_older_one_of_its_number(stage: Stage) -> None:
    await _small_group(stage, -777, ops_chat_id=OPS)
    spam = "guaranteed profit, join https://t.me/+AAAAAEHbEkejzxUj now"
    for text in ("hello there", "how are you", spam):
        old = await stage.say(ANN, text, chat=-777)
    await stage.settle()
    new = (await stage.post("chats/-777/migrate"))["chat"]
    while (await stage.say(BO, "hello there", chat=new))["message_id"] < old["message_id"] - 1:
        pass
    assert (await stage.say(BO, spam, chat=new))["message_id"] == old["message_id"]
    await stage.settle()
    async with stage.database.read() as uow:
        found = await uow.connection.execute(select(incident.c.user_id, incident.c.subject))
        of = {tuple(row) for row in found}
    assert of == {(ANN, f"m:-{old['message_id']}"), (BO, f"m:{old['message_id']}")}


async def test_a_group_set_up_anew_before_the_news_of_its_migration_keeps_its_history(stage: Stage) -> None:
    await _small_group(stage, -777)
    await stage.say(ANN, "/checkin", chat=-777)
    await stage.settle()
    await stage.post("faults", kind="500", method="getUpdates", times=1)
    await stage.say(ANN, "last words", chat=-777)
    new = (await stage.post("chats/-777/migrate"))["chat"]
    async with stage.database.begin() as uow:
        old = (await uow.communities.by_chats([-777]))[-777]
        values = {name: getattr(old, name) for name in old.__dataclass_fields__ if name != "id"}
        await uow.communities.register(values | {"chat_id": new})
    await stage.settle()
    async with stage.database.read() as uow:
        now_there = (await uow.communities.by_chats([new]))[new]
        assert (now_there.id, now_there.state) == (old.id, "active")
        assert len(await uow.checkins.history(old.id, ANN)) == 1
        assert (await uow.communities.by_chats([-777]))[-777].state == "left"


async def test_an_operators_chat_that_becomes_a_supergroup_goes_on_being_told(stage: Stage) -> None:
    await stage.post("chats", id=-778, type="group", title="Small ops", owner=OWNER)
    await stage.post("chats/-778/bot", bot=42, by=OWNER, admin=True)
    await _small_group(stage, -777, ops_chat_id=-778)
    new = (await stage.post("chats/-778/migrate"))["chat"]
    await stage.settle()
    async with stage.database.read() as uow:
        assert (await uow.communities.by_chats([-777]))[-777].ops_chat_id == new
    await stage.post("chats/-777/bot", bot=42, by=OWNER, status="kicked")
    await stage.settle()
    assert len(await stage.heard(OWNER, new)) == 1


async def test_who_checked_in_while_the_bot_was_away_is_in_the_evening_line(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.say(BO, "check in")
    await stage.pass_time(hours=11)
    await stage.end()
    await stage.say(ANN, "check in")
    monkeypatch.setattr(polling, "BACK_OFF", (1.5,))  # longer than a beat of the clock
    await stage.post("faults", kind="500", method="getUpdates", times=2)
    await stage.restart(hours=1, minutes=10)
    assert any("2 of us" in text for text in await stage.heard(ANN))


async def test_a_clock_that_jumps_ahead_and_back_pays_nobody_twice(stage: Stage) -> None:
    await stage.say(ANN, "check in")
    await stage.pass_time(days=2)
    await stage.say(ANN, "check in")
    await stage.pass_time(days=-2)
    await stage.say(ANN, "check in")
    await stage.pass_time(minutes=5)
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        assert len(await uow.checkins.history(community.id, ANN)) == 2


async def test_the_evening_line_is_said_once_though_the_clock_goes_back(stage: Stage) -> None:
    await stage.say(BO, "check in")
    evening = stage.clock.now() + timedelta(hours=12, minutes=5)
    await stage.until(evening)
    before = len(await stage.heard(ANN))
    await stage.pass_time(hours=-3)
    await stage.until(evening)
    assert len(await stage.heard(ANN)) == before > 0
