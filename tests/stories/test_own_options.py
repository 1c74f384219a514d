"""Help, rules, language, quiet, one's own data: over the real wire."""

import json
from typing import Any

from sqlalchemy import select

from bot.storage.tables import contact, member, metadata
from tests.stories.stage import GROUP, OWNER, Stage

ANN, BO = 1002, 1003


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def test_help_is_by_role_and_by_place(stage: Stage) -> None:
    mine = await tell(stage, ANN, "/help")
    assert "/checkin" in mine["text"]
    staffs = (await tell(stage, OWNER, "/help"))["text"].splitlines()
    for line in staffs:
        assert (line in mine["text"].splitlines()) != ("(admins" in line), line
    assert any(line.startswith("/award") for line in staffs)
    private = await tell(stage, BO, "/start", BO)
    assert "Add me with the button" in private["text"]
    assert private["buttons"][0][0]["url"] == "https://t.me/steward_bot?startgroup=true"
    async with stage.database.read() as uow:
        assert (await uow.connection.execute(select(contact.c.user_id))).scalars().all() == [BO]
    assert "Add me" in (await tell(stage, BO, "what are you?", BO))["text"]


async def test_the_rules_come_in_the_members_language(stage: Stage) -> None:
    assert "Be kind" in (await tell(stage, ANN, "/rules"))["text"]
    choice = await tell(stage, ANN, "/language")
    await stage.press(ANN, choice, "language:zh")
    assert "我用中文" in (await stage.last(ANN))["text"]
    assert "好好说话" in (await tell(stage, ANN, "群规"))["text"]
    assert "Be kind" in (await tell(stage, BO, "/rules"))["text"]
    assert "whatever the group speaks" in (await tell(stage, ANN, "/language auto"))["text"]
    assert "/language zh" in (await tell(stage, ANN, "/language klingon"))["text"]


async def test_quiet_is_a_switch(stage: Stage) -> None:
    assert "no more reminders" in (await tell(stage, ANN, "/quiet"))["text"]
    assert "Reminders are back" in (await tell(stage, ANN, "/quiet"))["text"]


async def _file(stage: Stage, message: dict[str, Any]) -> dict[str, Any]:
    async with stage.http.get(stage.url + message["document"]["url"]) as answer:
        read: dict[str, Any] = json.loads(await answer.read())
        return read


async def test_ones_data_comes_in_private_only(stage: Stage) -> None:
    await tell(stage, ANN, "check in")
    asked = await tell(stage, ANN, "/mydata")
    assert asked["buttons"][0][0]["url"] == "https://t.me/steward_bot?start=mydata"
    sent = await tell(stage, ANN, "/start mydata", ANN)
    data = await _file(stage, sent)
    assert data["checkins"][0]["points"] == 35
    assert [each["username"] for each in data["memberships"]] == ["ann"]
    assert "in private" in (await tell(stage, ANN, "/mydata"))["text"]
    assert len(await stage.seen(ANN, ANN)) == 3


async def test_whoever_asks_to_be_forgotten_and_means_it_is_gone_from_every_table(stage: Stage) -> None:
    await stage.say(ANN, "good morning")
    await tell(stage, ANN, "check in")
    await tell(stage, ANN, "/points", ANN)
    question = await tell(stage, ANN, "/forgetme", ANN)
    pressed = await stage.post(
        "forge", chat=ANN, user=ANN, wait=5, data=f"forget:1:{ANN}", message=question["message_id"]
    )
    assert "expired" in pressed["answer"]["text"]
    recent = stage.app.school.guard._recent
    assert any(user == ANN for _, user in recent._times)
    toast = await stage.press(ANN, question, "forget", ANN)
    assert not any(user == ANN for _, user in recent._times)
    assert "All gone" in toast["text"]
    async with stage.database.read() as uow:
        for name, table in metadata.tables.items():
            rows = str((await uow.connection.execute(select(table))).all())
            assert str(ANN) not in rows, name
            assert "'Ann'" not in rows, name
        names = (await uow.connection.execute(select(member.c.user_id).where(member.c.user_id < 0))).scalars()
        assert names.all() == [-1]
    assert "+33" in (await tell(stage, ANN, "check in"))["text"]


async def test_a_question_left_alone_for_ten_minutes_erases_nothing(stage: Stage) -> None:
    await tell(stage, ANN, "check in")
    question = await tell(stage, ANN, "/forgetme")
    await stage.post("clock", advance=0)
    stage.clock.advance(minutes=11)
    toast = await stage.press(ANN, question, "forget")
    assert "expired" in toast["text"]
    assert "35 points" in (await tell(stage, ANN, "/points"))["text"]
