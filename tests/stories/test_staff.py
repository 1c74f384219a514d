"""Staff commands over the real wire: who is meant, what is done, who reads of it, and how it is undone."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.storage.tables import audit, sanction
from tests.bad_input.ground import rows, text, unharmed
from tests.stories.panel_hands import SECOND, forge, second_community
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged

ANN, BO, CHEN = 1002, 1003, 1004
TALK = ("community", "spoken", "activity", "activity_hour", "member", "standing", "rung", "ledger", "dialogue", "operator")


@pytest.fixture
async def chinese(database_url: str) -> AsyncIterator[Stage]:
    """The stage in Chinese."""
    async with staged(database_url, language="zh") as made:
        yield made


async def order(
    stage: Stage, written: str, user: int = OWNER, chat: int = GROUP, **more: Any
) -> dict[str, Any]:
    """Somebody writes a command; the bot's last message that they see."""
    await stage.say(user, written, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def meet(stage: Stage) -> None:
    """Everybody has said something, so that the bot knows their names."""
    for user in (ANN, BO, CHEN):
        await stage.say(user, "hi")
    await stage.settle()


async def status(stage: Stage, user: int, chat: int = GROUP) -> str:
    """What Telegram says somebody is in the group."""
    members = await stage.get("chats/members", chat=chat)
    return next(str(each["status"]) for each in members if each["id"] == user)


async def given(stage: Stage) -> list[tuple[int, str, int | None, bool]]:
    """The sanctions: whom, what, for how long, whether taken back."""
    async with stage.database.read() as uow:
        found = await uow.connection.execute(select(sanction).order_by(sanction.c.id))
        return [(row.user_id, row.kind, row.seconds, row.undone_at is not None) for row in found]


async def deeds(stage: Stage) -> list[str]:
    async with stage.database.read() as uow:
        return list((await uow.connection.execute(select(audit.c.action).order_by(audit.c.id))).scalars())


async def test_a_mute_by_reply_is_told_to_staff_alone_and_undone_once(stage: Stage) -> None:
    await meet(stage)
    message = await stage.say(ANN, "buy my course")
    done = await order(stage, "/mute 2h advertising", reply_to=message["message_id"])
    assert done["text"] == ("🔇 Ann can't write for 2 hours, until 2 Mar 12:00. Reason: advertising")
    assert done["ephemeral"]
    assert await status(stage, ANN) == "restricted"
    assert not any("2 hours" in each for each in await stage.heard(CHEN))
    assert any("advertising" in each for each in await stage.heard(ANN))
    await stage.press(OWNER, done, "staff:undo")
    assert (await stage.last(OWNER))["text"] == "↩️ Ann can write again."
    assert await status(stage, ANN) == "member"
    assert await forge(stage, OWNER, await stage.last(OWNER), "staff:undo.1.1:") == await text(
        stage, "already-done"
    )
    assert await given(stage) == [(ANN, "mute", 7200, True)]
    assert await deeds(stage) == ["mute", "undo"]
    await unharmed(stage)


async def test_chinese_staff_write_as_they_speak(chinese: Stage) -> None:
    await meet(chinese)
    done = await order(chinese, "/mute @ANN 两小时半 发广告")
    assert done["text"] == "🔇 已禁言 Ann，时长 2小时30分钟，到 3月2日 12:30 为止。理由：发广告"
    done = await order(chinese, "/ban 刷屏 永久 @bo")
    assert done["text"] == "⛔ 已封禁 Bo，永久。理由：刷屏"
    assert await status(chinese, BO) == "kicked"
    await chinese.press(OWNER, done, "staff:undo")
    assert await status(chinese, BO) == "left"
    assert "单位" in (await order(chinese, "/mute @ann 30 发广告"))["text"]
    assert "不止一个人" in (await order(chinese, "/mute @ann @chen 30分钟"))["text"]
    assert "没见过" in (await order(chinese, "/mute @nobody 30分钟"))["text"]
    assert [each[1:] for each in await given(chinese)] == [("mute", 9000, False), ("ban", None, True)]
    await unharmed(chinese)


async def test_name_id_picked_name_and_quoted_name_mean_the_same(stage: Stage) -> None:
    await meet(stage)
    picked = {
        "type": "text_mention", "offset": 6, "length": 3,
        "user": {"id": ANN, "is_bot": False, "first_name": "Ann"},
    }  # fmt: skip
    for written in ("/warn @Ann spam", f"/warn {ANN} spam", '/warn "ann" spam'):
        assert "Warned Ann. Reason: spam" in (await order(stage, written))["text"]
    assert "Warned Ann" in (await order(stage, "/warn Ann spam", entities=[picked]))["text"]
    assert [each[0] for each in await given(stage)] == [ANN] * 4


async def test_each_command_does_what_it_says(stage: Stage) -> None:
    await meet(stage)
    assert "can't write for good" in (await order(stage, "/mute @ann forever"))["text"]
    lifted = await order(stage, "/unmute @ann")
    assert "Ann can write again" in lifted["text"]
    assert await status(stage, ANN) == "member"
    await stage.press(OWNER, lifted, "staff:again")
    assert await status(stage, ANN) == "restricted"
    assert "for good (Telegram" in (await order(stage, "/ban @bo 9999d"))["text"]
    assert await status(stage, BO) == "kicked"
    assert "no longer banned" in (await order(stage, "/unban @bo"))["text"]
    assert await status(stage, BO) == "left"
    assert "hadn't banned" in (await order(stage, "/unban @bo"))["text"]
    assert "may come back" in (await order(stage, "/kick @chen rude"))["text"]
    assert await status(stage, CHEN) == "left"
    assert "isn't in the group any more" in (await order(stage, "/kick @chen"))["text"]
    assert "Noted about Chen" in (await order(stage, "/note @chen promised to be kind"))["text"]
    await unharmed(stage)


async def test_a_trusted_member_is_trusted_until_it_is_undone(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/trust @ann")
    assert "Ann is trusted" in done["text"]
    assert "trusted already" in (await order(stage, "/trust @ann"))["text"]
    await stage.press(OWNER, done, "staff:untrust")
    assert (
        "screened again" in (await order(stage, "/untrust @ann"))["text"]
        or "wasn't" in (await stage.last(OWNER))["text"]
    )
    assert await deeds(stage) == ["trust", "untrust"]


async def test_del_removes_the_message_and_the_command(stage: Stage) -> None:
    message = await stage.say(ANN, "buy my course")
    await stage.settle()
    asked = await stage.say(OWNER, "/del", reply_to=message["message_id"])
    await stage.settle()
    left = {each["message_id"] for each in await stage.seen(OWNER)}
    assert not {message["message_id"], asked["message_id"]} & left
    assert "Deleted" in (await stage.last(OWNER))["text"]
    own = await stage.say(OWNER, "mine")
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER)
    assert "looks after the group" in (await order(stage, "/del", BO, reply_to=own["message_id"]))["text"]
    assert "Reply with /del" in (await order(stage, "/del"))["text"]
    await unharmed(stage)


async def test_nobody_acts_on_staff_owners_operators_the_bot_or_a_channel(stage: Stage) -> None:
    await meet(stage)
    for user in (BO, CHEN):
        await stage.post(f"chats/{GROUP}/admin", user=user, by=OWNER)
    await stage.say(OWNER, "I am here")
    channel = -1001000000099
    await stage.post("chats", id=channel, type="channel", title="Ads", owner=ANN, members=[])
    posted = await stage.say(ANN, "as a channel", **{"as": channel})
    anonymous = await stage.say(CHEN, "as the group", **{"as": "anonymous"})
    await stage.settle()
    before = await rows(stage, *TALK)
    for command in ("/warn", "/mute", "/ban", "/kick", "/note", "/trust"):
        for who in ("@chen x", f"{OWNER} x", "@olga x"):
            told = (await order(stage, f"{command} {who}", BO))["text"]
            assert "looks after this group too" in told, (command, who)
        assert "yourself" in (await order(stage, f"{command} @bo x", BO))["text"]
    assert "no member but" in (await order(stage, "/ban", BO, reply_to=posted["message_id"]))["text"]
    assert "no member but" in (await order(stage, "/ban", BO, reply_to=anonymous["message_id"]))["text"]
    assert "no member but" in (await order(stage, "/ban 1087968824", BO))["text"]
    assert await rows(stage, *TALK) == before
    await unharmed(stage)


async def test_members_can_neither_command_nor_press(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/warn @ann spam")
    public = await stage.say(BO, "hello")
    await stage.settle()
    before = await rows(stage, *TALK)
    for written in (
        "/warn @bo", "/mute @bo", "/unmute @bo", "/ban @bo", "/unban @bo", "/kick @bo", "/del", "/note @bo x",
        "/record @bo", "/trust @ann", "/untrust @bo", "/audit",
    ):  # fmt: skip
        assert (await order(stage, written, ANN))["text"] == await text(stage, "not-staff"), written
    under = next(each for each in await stage.seen(ANN) if each["ephemeral"])
    for data in ("staff:undo.1.1:", "staff:trust.1.1002:", "record:1.1:", "audit:1.0.0:", "audit:1.0.csv:"):
        assert await forge(stage, ANN, under, data) == await text(stage, "not-staff"), data
    for data in ("staff:undo.1.99:", "staff:undo.99.1:", "staff:again.1.x:", "staff:x.1.1:", "staff::",
                 "record:1.99:", "audit:1.0.x:", "audit:::"):  # fmt: skip
        assert await forge(stage, OWNER, done, data) in {"", await text(stage, "button-too-old")}, data
    assert await rows(stage, *TALK) == before
    assert public
    await unharmed(stage)


async def test_the_button_has_no_effect_after_a_day_and_the_record_has(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/mute @ann 7d spam", OWNER, OPS)
    await order(stage, "/start", OWNER, OWNER)
    await stage.restart(hours=25)
    told = await forge(stage, OWNER, done, "staff:undo.1.1:", OPS)
    assert "After 24 hours" in told
    assert await status(stage, ANN) == "restricted"
    shown = await order(stage, "/record @ann", OWNER, OWNER)
    assert "mute (until 9 Mar 10:00) · Olga: spam" in shown["text"]
    await stage.press(OWNER, shown, "record:", OWNER)
    assert "(taken back)" in (await stage.last(OWNER, OWNER))["text"]
    assert await status(stage, ANN) == "member"
    await unharmed(stage)


async def test_where_the_bot_may_not_it_says_which_right_is_missing(stage: Stage) -> None:
    await meet(stage)
    async with stage.database.begin() as uow:
        [home] = await uow.communities.all()
        await uow.communities.change(home.id, rights=["administrator", "can_pin_messages"])
    told = (await order(stage, "/mute @ann 2h"))["text"]
    assert "can_restrict_members" in told
    message = await stage.say(ANN, "spam")
    assert "can_delete_messages" in (await order(stage, "/del", reply_to=message["message_id"]))["text"]
    assert await given(stage) == []
    assert "Warned Ann" in (await order(stage, "/warn @ann"))["text"]


async def test_operators_and_private_chats_reach_the_one_group_that_is_meant(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/mute @ann 1h", OWNER, OPS)
    assert done["text"].startswith("Readers · 🔇 Ann can't write for 1 hour")
    assert not done["ephemeral"]
    await order(stage, "/start", OWNER, OWNER)
    await second_community(stage)
    assert "Warned Bo" in (await order(stage, "/warn @bo x", OWNER, OWNER))["text"]
    await stage.join(BO, chat=SECOND)
    await stage.say(BO, "hello", SECOND)
    await stage.settle()
    for chat in (OPS, OWNER):
        told = (await order(stage, "/warn @bo x", OWNER, chat))["text"]
        assert "Readers, Runners" in told
    await unharmed(stage)


async def test_the_record_is_for_one_person_and_never_for_the_group(stage: Stage) -> None:
    await meet(stage)
    await order(stage, "/warn @ann <b>bold</b> & *star*")
    await order(stage, "/note @ann talks too much")
    shown = await order(stage, "/record @ann")
    assert shown["ephemeral"]
    assert "points of sanction today: 5" in shown["text"]
    assert "warning · Olga: <b>bold</b> & *star*" in shown["text"]
    assert "talks too much" in shown["text"]
    assert not any("talks too much" in each for each in await stage.heard(ANN))
    await stage.post(f"chats/{GROUP}/admin", user=CHEN, anonymous=True)
    count = len(await stage.heard(ANN))
    for written in ("/record @ann", "/audit"):
        told = (await order(stage, written, CHEN, **{"as": "anonymous"}))["text"]
        assert "You write as the group" in told
    assert "talks too much" not in str((await stage.heard(ANN))[count:])
    await unharmed(stage)


async def test_the_audit_log_turns_its_pages_and_becomes_a_file(stage: Stage) -> None:
    await meet(stage)
    for number in range(12):
        await order(stage, f"/note @ann number {number}")
        await order(stage, f"/note @bo number {number}")
    page = await order(stage, "/audit", OWNER, OPS)
    assert page["text"].count("number") == 20
    assert "number 11" in page["text"]
    await stage.press(OWNER, page, "audit:1.0.5", OPS)
    page = await stage.last(OWNER, OPS)
    assert page["text"].count("number") == 4
    await stage.press(OWNER, page, "audit:1.0.csv", OPS)
    paper = await stage.last(OWNER, OPS)
    assert paper["document"]["name"] == "audit-1.csv"
    own = await order(stage, "/audit @ann", OWNER, OPS)
    assert own["text"].count("→ Ann") == 12
    assert "Bo" not in own["text"]
    await unharmed(stage)


async def test_administrators_find_the_commands_in_their_menu(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/admin", user=BO, by=OWNER)
    for user, sees in ((BO, True), (ANN, False)):
        menu = await stage.get("commands", chat=str(GROUP), **{"as": str(user)})
        assert ("Mute a member" in str(menu)) is sees
    unseen = await order(stage, f"/warn {CHEN} spam", BO, ephemeral="auto")
    assert unseen["ephemeral"]
    assert "spam" not in str([each["text"] for each in await stage.seen(ANN) if not each["ephemeral"]])
