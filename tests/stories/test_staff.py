"""Staff commands over the real wire: who is meant, what is done, who reads of it, and how it is undone."""

from collections.abc import AsyncIterator

import pytest

from sandbox.rights import EVERYTHING
from tests.bad_input.ground import rows, text, unharmed
from tests.stories.panel_hands import forge
from tests.stories.staff_hands import ANN, AS_THE_GROUP, BO, CHEN, deeds, given, meet, order, status
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged

TALK = (
    "community", "spoken", "activity", "activity_hour", "member", "standing", "rung", "ledger", "dialogue",
    "operator",
)  # fmt: skip


@pytest.fixture
async def chinese(database_url: str) -> AsyncIterator[Stage]:
    """The stage in Chinese."""
    async with staged(database_url, language="zh") as made:
        yield made


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


async def test_who_is_not_there_is_told_nothing_before_the_group(stage: Stage) -> None:
    await meet(stage)
    done = await order(stage, "/ban 5555555 known elsewhere")
    assert done["ephemeral"]
    assert not any("5555555" in each for each in await stage.heard(CHEN))
    done = await order(stage, "/warn @ann")
    assert done["ephemeral"], "that one person cannot be reached says nothing about the others"
    await unharmed(stage)


async def test_the_end_of_several_mutes_is_told_once(stage: Stage) -> None:
    await meet(stage)
    for length in ("1h", "2h", "3h"):
        await order(stage, f"/mute @ann {length}")
    before = len(await stage.heard(ANN))
    await order(stage, "/unmute @ann")
    assert len(await stage.heard(ANN)) == before + 1
    assert await status(stage, ANN) == "member"


async def test_a_mute_that_an_earlier_one_outlasts_says_so(stage: Stage) -> None:
    await meet(stage)
    await order(stage, "/mute @ann 3h")
    done = await order(stage, "/mute @ann 1h")
    assert "An earlier mute lasts longer and stays (until: 2 Mar 13:00)" in done["text"]
    assert "lasts longer" not in (await order(stage, "/mute @ann 5h"))["text"]


async def test_what_an_administrator_lifts_in_telegram_is_over_on_the_record_too(stage: Stage) -> None:
    await meet(stage)
    await order(stage, "/mute @ann 1d")
    await stage.post(
        f"chats/{GROUP}/restrict", user=ANN, by=OWNER, permissions=dict.fromkeys(EVERYTHING, True)
    )
    await order(stage, "/ban @bo")
    await stage.post(f"chats/{GROUP}/unban", user=BO, by=OWNER)
    await stage.settle()
    assert [undone for *_, undone in await given(stage)] == [True, True]
    assert await status(stage, ANN) == "member"
    await order(stage, "/mute @ann 1h")
    assert (await given(stage))[2:] == [(ANN, "mute", 3600, False)]
    assert await status(stage, ANN) == "restricted"
    assert await deeds(stage) == ["mute", "undo", "ban", "undo", "mute"]


async def test_the_card_of_an_incident_says_what_a_command_took_back(stage: Stage) -> None:
    await meet(stage)
    await stage.say(ANN, "please validate your wallet today")
    await stage.settle()
    await order(stage, "/unmute @ann")
    [card] = [each for each in await stage.seen(OWNER, OPS) if "Incident" in each["text"]]
    assert "taken back by Olga" in card["text"]
    assert not any("unsanction" in (each["data"] or "") for row in card["buttons"] for each in row)


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
    for written in ("/note @Ann spam", f"/note {ANN} spam", '/note "ann" spam'):
        assert "Noted about Ann, for staff only: spam" in (await order(stage, written))["text"]
    assert "Noted about Ann" in (await order(stage, "/note Ann spam", entities=[picked]))["text"]
    assert [each[0] for each in await given(stage)] == [ANN] * 4


async def test_who_is_meant_is_asked_with_an_example_that_fits_the_command(stage: Stage) -> None:
    await meet(stage)
    for command in ("record", "audit", "koc", "points"):
        asked = (await order(stage, f"/{command} somebody"))["text"]
        assert asked.rstrip().endswith(f"\n/{command} @username")
    assert "/note @username promised" in (await order(stage, "/note"))["text"]


async def test_the_second_warning_of_an_hour_mutes_and_says_so(stage: Stage) -> None:
    await meet(stage)
    assert "Warned Ann" in (await order(stage, "/warn @ann spam"))["text"]
    refused = (await order(stage, "/warn @ann spam"))["text"]
    assert "Ann was warned just now, by Olga" in refused
    await stage.pass_time(minutes=1)
    done = await order(stage, "/warn @ann spam")
    assert "This warning makes it 10 points" in done["text"]
    assert "🔇 Ann can't write for 1 hour, until" in done["text"]
    assert await status(stage, ANN) == "restricted"
    await stage.press(OWNER, done, "staff:undo")
    assert await status(stage, ANN) == "member"
    assert await given(stage) == [(ANN, "warn", None, False), (ANN, "mute", 3600, True)]


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
    anonymous = await stage.say(CHEN, "as the group", **AS_THE_GROUP)
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
