"""A challenge over the real wire: announced, joined, proved, struck, restarted in the middle, over."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN, BO, CHEN = 1002, 1003, 1004


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def saying(stage: Stage, words: str) -> dict[str, Any]:
    """The one message with these words that the owner sees."""
    [found] = [each for each in await stage.seen(OWNER) if words in each["text"]]
    return found


async def announced(stage: Stage) -> dict[str, Any]:
    """The announcement as the group sees it now."""
    found = [
        each for each in await stage.seen(ANN) if "days make it" in each["text"] and not each["ephemeral"]
    ]
    return found[0]


async def prove(stage: Stage, *users: int, word: str = "#reading today") -> None:
    for user in users:
        await stage.say(user, word)
    await stage.settle()


async def test_a_challenge_from_its_announcement_to_its_result(stage: Stage) -> None:
    await tell(stage, OWNER, "/challenge Read a little | 3 days | #reading --need 2 --points 40")
    for user in (ANN, BO, CHEN):
        toast = await stage.press(user, await announced(stage), "join")
        assert "You're in" in toast["text"]
    assert "already" in (await stage.press(ANN, await announced(stage), "join"))["text"]
    await stage.pass_time(seconds=21)
    assert "3 people are in" in (await announced(stage))["text"]

    first = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)  # four in the morning of the third
    await stage.until(first + timedelta(seconds=2))
    assert (await announced(stage))["buttons"] == []
    assert not any("begins today" in text for text in await stage.heard(ANN)), "at four they sleep"
    await stage.pass_time(hours=5)
    assert any("begins today" in text for text in await stage.heard(ANN))
    await stage.pass_time(hours=3)
    await prove(stage, ANN, BO)
    await prove(stage, ANN, BO, word="#Reading once more")
    seen = await tell(stage, ANN, "/challenge")
    assert seen["ephemeral"]
    assert "✅⚪⚪" in seen["text"]
    assert "You: 1 day of 2, place 1" in seen["text"]

    await stage.restart(minutes=1)
    await stage.until(first + timedelta(hours=23, minutes=59))
    await prove(stage, ANN)  # still the first day
    await stage.pass_time(minutes=1)
    await prove(stage, ANN, BO, CHEN)  # the second one has begun
    said = [each for each in await stage.seen(BO) if each["from"]["id"] == BO][-1]
    struck = await tell(stage, OWNER, "/strike", reply_to=said["message_id"])
    assert "Bo’s 4 Mar doesn't count" in struck["text"]
    assert "for admins" in (await tell(stage, ANN, "/strike", reply_to=said["message_id"]))["text"]
    assert "You: 2 days of 2, place 1" in (await tell(stage, ANN, "/challenge"))["text"]

    await stage.restart(days=2)
    await stage.pass_time(minutes=10)
    await stage.restart()
    await stage.pass_time(seconds=2)
    assert not any("is over" in text for text in await stage.heard(ANN))
    await stage.pass_time(hours=5)
    [result] = [text for text in await stage.heard(ANN) if "is over" in text]
    assert "3 people took part, and 1 made it" in result
    assert "Ann" in result
    async with stage.database.read() as uow:
        paid = [await uow.ledger.times(1, user, "challenge", first.date()) for user in (ANN, BO, CHEN)]
    assert paid == [1, 0, 0]
    assert "No challenge is running" in (await tell(stage, ANN, "/challenge"))["text"]


async def test_a_ready_made_one_starts_by_button_once_and_can_be_called_off(stage: Stage) -> None:
    menu = await tell(stage, OWNER, "/challenge")
    await stage.press(OWNER, menu, "challenge:new.photo")
    [started] = [each for each in await stage.seen(OWNER) if "is announced" in each["text"]]
    again = await stage.press(OWNER, menu, "challenge:new.photo")
    assert "already" in again["text"]
    for deed, words in (("cancel", "Call off"), ("keep", "goes on"), ("cancel", "the group is told")):
        await stage.press(OWNER, started, f"challenge:{deed}")
        started = await saying(stage, words)
    assert not any("has been called off" in text for text in await stage.heard(ANN))
    await stage.press(OWNER, started, "challenge:off")
    assert any("has been called off" in text for text in await stage.heard(ANN))
    for line in ("/challenge cancel 99", "/challenge cancel x", "/giveaway cancel 99", "/giveaway redraw 99"):
        assert "no such number" in (await tell(stage, OWNER, line))["text"]
    refused = await tell(stage, ANN, "/challenge Mine | 3 days | picture")
    assert "for admins" in refused["text"]


async def test_operators_start_one_from_their_chat_and_the_group_reads_it(stage: Stage) -> None:
    await tell(stage, OWNER, "/challenge Walk | picture --teams Red, Blue", OPS)
    assert any("is announced" in text for text in await stage.heard(OWNER, OPS))
    message = await announced(stage)
    assert [row[0]["text"] for row in message["buttons"]] == ["🚩 Red", "🚩 Blue", "🎲 Either team"]
    assert "team Blue" in (await stage.press(ANN, message, "join:1.1"))["text"]
    assert "team Red" in (await stage.press(BO, message, "join:1.any"))["text"]
    mine = await tell(stage, ANN, "/challenge")
    assert [row[0]["text"] for row in mine["buttons"]] == ["Drop out: Walk"]
    await stage.press(ANN, mine, "unjoin")
    named = await tell(stage, ANN, "/challenge")
    assert named["buttons"][0][0]["text"] == "🚩 Red · Walk"
    assert "Drop out" not in str((await tell(stage, ANN, "/challenge"))["buttons"])


async def test_forged_presses_change_nothing(stage: Stage) -> None:
    await tell(stage, OWNER, "/challenge Read | #reading")
    message = (await announced(stage))["message_id"]
    for data, told in (
        ("join:999:", "no longer of use"),
        ("join:1.7:", "You're in"),  # there are no teams: which one makes no difference
        ("join:x:", "no longer of use"),
        (f"join:{'9' * 30}:", "no longer of use"),
        ("unjoin:1:", "dropped out"),
        ("unjoin:1:", "weren't in"),
        (f"unjoin:1:{ANN}", "someone else's"),
        ("challenge:cancel.1:", "for admins"),
        ("challenge:off.1:", "for admins"),
        ("challenge:keep.1:", "for admins"),
        ("challenge:new.photo:", "for admins"),
        ("challenge:dance:", "no longer of use"),
        ("unstrike:5:", "for admins"),
    ):
        pressed = await stage.post("forge", chat=GROUP, user=BO, message=message, data=data, wait=5)
        await stage.settle()
        assert told in pressed["answer"]["text"], data
    async with stage.database.read() as uow:
        [each] = await uow.challenges.alive(1)
        assert each.state == "signup"
        assert await uow.challenges.sizes(each) == {}


async def test_what_is_typed_is_asked_again_before_it_is_called_off(stage: Stage) -> None:
    await tell(stage, OWNER, "/challenge Read | #reading")
    asked = await tell(stage, OWNER, "/challenge cancel 1")
    assert "Call off" in asked["text"]
    assert not any("has been called off" in text for text in await stage.heard(ANN))
    await stage.press(OWNER, asked, "challenge:off")
    assert any("has been called off" in text for text in await stage.heard(ANN))


async def test_a_proof_can_be_struck_in_the_batch_it_came_in(stage: Stage) -> None:
    await tell(stage, OWNER, "/challenge Read | 2 days | #reading --need 1")
    await stage.press(ANN, await announced(stage), "join:1")
    await stage.pass_time(days=1)
    await stage.end()
    said = await stage.say(ANN, "#reading today")
    await stage.say(OWNER, "/strike", reply_to=said["message_id"])
    await stage.restart(minutes=1)
    assert any("doesn't count any more" in text for text in await stage.heard(OWNER))
    async with stage.database.read() as uow:
        assert list((await uow.challenges.proofs_of(1, 1, ANN)).values()) == [True]
