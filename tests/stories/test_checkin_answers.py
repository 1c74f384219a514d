"""What a member is told, and can press, around their check-in."""

from datetime import date, timedelta
from typing import Any

from bot.domain.points import Entry
from tests.stories.panel_hands import SECOND, second_community
from tests.stories.stage import GROUP, Stage

ANN, BO = 1002, 1003


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


def data_of(message: dict[str, Any]) -> list[str]:
    return [button["data"] for row in message["buttons"] for button in row]


async def give(stage: Stage, user: int, amount: int) -> None:
    async with stage.database.begin() as uow:
        [community] = await uow.communities.all()
        now = stage.clock.now()
        entry = Entry(user, amount, "gift", f"story:{user}")
        await uow.ledger.record(community.id, entry, community.day_of(now), now)


async def test_the_answer_tells_why_and_shows_the_month_and_what_is_next(stage: Stage) -> None:
    answer = await tell(stage, ANN, "check in")
    for told in ("+35", "check-in +10", "first one ever +20", "early bird +5", "[ 2✓]", "6 more days to 7"):
        assert told in answer["text"], told
    assert answer["ephemeral"]
    again = await tell(stage, ANN, "签到")
    assert "already in for today" in again["text"]
    await tell(stage, BO, "/language zh")
    assert "今天第 2 个到" in (await tell(stage, BO, "打卡"))["text"]


async def test_a_missed_day_is_made_up_for_by_button_or_by_name(stage: Stage) -> None:
    await tell(stage, ANN, "check in")
    assert "Nothing to make up for" in (await tell(stage, ANN, "/makeup"))["text"]
    await stage.pass_time(days=3)
    await give(stage, ANN, 100)
    answer = await tell(stage, ANN, "check in")
    assert [data for data in data_of(answer) if data.startswith("makeup")] == [
        f"makeup:2026-03-04:{ANN}", f"makeup:2026-03-03:{ANN}",
    ]  # fmt: skip
    await stage.press(ANN, answer, "makeup:2026-03-04")
    assert "4 Mar is mended" in (await stage.last(ANN))["text"]
    twice = await stage.press(ANN, answer, "makeup:2026-03-04")
    assert twice["show_alert"]
    assert "can't be made up" in twice["text"]
    assert "couldn't tell which day" in (await tell(stage, ANN, "/makeup whenever"))["text"]
    mended = await tell(stage, ANN, "/makeup 3-3")
    assert "4 days in a row" in mended["text"]
    assert "[ 5✓]" in mended["text"]


async def test_a_button_works_only_for_whom_it_is_meant_and_forged_data_does_nothing(stage: Stage) -> None:
    answer = await tell(stage, BO, "check in")
    place = {"ephemeral": answer["ephemeral_message_id"]}
    for data, told in (
        (f"makeup:2026-03-01:{ANN}", "someone else's"),
        ("makeup:2026-03-02:", "can't be made up"),
        ("makeup:nonsense:", "couldn't tell"),
        ("nothing::", "no longer of use"),
        (f"rank:century:{BO}", "no longer of use"),
        (f"undo:{'9' * 30}:", "for admins"),
        ("undo:1:", "for admins"),
        (f"language:xx:{BO}", "I speak Chinese and English"),
        (f"forget:{'9' * 20}:{BO}", "expired"),
    ):
        pressed = await stage.post("forge", chat=GROUP, user=BO, data=data, wait=5, **place)
        await stage.settle()
        assert told in pressed["answer"]["text"], data
    async with stage.database.read() as uow:
        assert await uow.ledger.balance(1, BO) == 35


async def test_the_reminder_is_offered_from_three_days_on_and_comes_only_when_asked_for(stage: Stage) -> None:
    for day in range(3):
        answer = await tell(stage, ANN, "check in")
        assert (f"remind:on:{ANN}" in data_of(answer)) == (day == 2)
        toast = await stage.press(ANN, answer, "remind:on") if day == 2 else {"text": ""}
        await stage.pass_time(days=1)
    assert "21:00" in toast["text"]
    await tell(stage, ANN, "/start", ANN)
    await stage.until(stage.clock.now() + timedelta(hours=11, minutes=5))
    reminder = await stage.last(ANN, ANN)
    assert "3 days in a row in Readers" in reminder["text"]
    await stage.press(ANN, reminder, "checkin", ANN)
    answer = await stage.last(ANN, ANN)
    assert "4 days in a row" in answer["text"]
    assert f"remind:off:{ANN}" in data_of(answer)


async def test_in_private_a_day_is_made_up_for_in_the_group_that_offered_it(stage: Stage) -> None:
    await second_community(stage)
    for chat in (GROUP, SECOND):
        await tell(stage, ANN, "check in", chat)
    await stage.pass_time(days=3)
    async with stage.database.begin() as uow:
        for community in await uow.communities.all():
            entry, now = Entry(ANN, 100, "gift", f"story:{ANN}"), stage.clock.now()
            await uow.ledger.record(community.id, entry, community.day_of(now), now)
    await tell(stage, ANN, "check in")
    await tell(stage, ANN, "/start", ANN)
    offer = await tell(stage, ANN, "/makeup", ANN)
    await stage.pass_time(days=1)
    await tell(stage, ANN, "check in", SECOND)
    await stage.press(ANN, offer, "makeup:2026-03-04", ANN)
    assert "4 Mar is mended" in (await stage.last(ANN, ANN))["text"]
    async with stage.database.read() as uow:
        days = [await uow.checkins.history(number, ANN) for number in (1, 2)]
    assert [date(2026, 3, 4) in each for each in days] == [True, False]
