"""Alarms over the real wire: told once, with buttons that do the real thing, silent while they last."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete

from bot.storage.tables import headcount
from tests.stories.koc_past import DAY, days, spoke
from tests.stories.panel_hands import SECOND, datas, forge, second_community
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage

ANN, BO = 1002, 1003
TODAY = START.date()
LATER = timedelta(minutes=31)
"""From ten to after half past ten in Shanghai, when alarms are looked at."""
TALKERS = range(5001, 5004)


async def told(stage: Stage, words: str, chat: int = OPS) -> list[dict[str, Any]]:
    return [
        each for each in await stage.seen(OWNER, chat) if each["from"]["id"] == BOT and words in each["text"]
    ]


async def counted(stage: Stage, members: int, until: date, since: date | None = None) -> None:
    """Telegram said so many on these days."""
    async with stage.database.begin() as uow:
        for day in days(since or until, until):
            await uow.alarms.count(1, day, members, START - 30 * DAY)


async def mornings(stage: Stage, number: int, members: int) -> None:
    """It is past half past ten, so many days after the first; a week of such counts lies before that."""
    today = TODAY + number * DAY
    await stage.until(START + number * DAY, step=timedelta(days=60))
    await counted(stage, members, today, today - 7 * DAY)
    await stage.pass_time(seconds=LATER.total_seconds())


async def lasting(stage: Stage) -> list[str]:
    async with stage.database.read() as uow:
        return [each.cause for each in await uow.alarms.open(1)]


async def card(stage: Stage, words: str) -> dict[str, Any]:
    """The one card with these words, as it is now."""
    [found] = await told(stage, words)
    return found


async def test_telegram_is_asked_once_a_day_how_many_there_are(stage: Stage) -> None:
    await stage.pass_time(minutes=1)
    await stage.say(OWNER, "/stats", OPS)
    await stage.settle()
    assert "4 members" in (await stage.last(OWNER, OPS))["text"], "the owner, Ann, Bo and Chen, no bot"
    await stage.restart(minutes=90)
    await stage.pass_time(hours=2)
    asked = (await stage.get("journal", kind="request"))["entries"]
    assert len([each for each in asked if each["method"] == "getChatMemberCount"]) == 1
    await stage.pass_time(days=1)
    async with stage.database.read() as uow:
        assert await uow.alarms.watched(1, [TODAY, TODAY + DAY]) == 2


async def test_a_quiet_group_gets_a_question_a_giveaway_and_a_kind_word(stage: Stage) -> None:
    for line in range(5):
        await stage.say(ANN, f"I have read page {line} of it by now.")
    await stage.settle()
    await mornings(stage, 12, 30)
    assert not await told(stage, "getting quiet"), "it is too young"
    await mornings(stage, 15, 30)
    alarm = await card(stage, "Readers is getting quiet")
    assert "0 of 30 members said something: 0 %" in alarm["text"]
    assert len(datas(alarm)) == 3

    await stage.press(OWNER, alarm, "alarm:1.topic", OPS)
    asked = [each for each in await stage.heard(ANN) if "💬" in each or "❓" in each]
    assert asked
    assert "Olga: posted a question" in (await card(stage, "getting quiet"))["text"]
    before = len(await stage.heard(ANN))
    assert "already" in (await stage.press(OWNER, alarm, "alarm:1.topic", OPS))["text"]
    assert len(await stage.heard(ANN)) == before

    await stage.restart(minutes=1)
    await stage.press(OWNER, alarm, "alarm:1.giveaway", OPS)
    form = await card(stage, "Tell me in one line")
    await stage.say(OWNER, "Tea | a tin of tea | 1 --until 3h", OPS, reply_to=form["message_id"])
    await stage.settle()
    assert any("Tea" in each for each in await stage.heard(ANN))

    await stage.press(OWNER, alarm, "alarm:1.wake", OPS)
    assert "Ann, last here on 2 Mar" in (await card(stage, "Silent for 14 days"))["text"]
    assert not any("been a while" in each for each in await stage.heard(ANN)), "not before they say so"
    preview = await card(stage, "This is how it will look")
    await stage.press(OWNER, preview, "panel:1.post.send", OPS)
    [word] = [each for each in await stage.heard(ANN) if "It's been a while" in each]
    assert "Ann" not in word
    assert not [each for each in await stage.seen(ANN, ANN) if each["from"]["id"] == BOT], (
        "nobody is written to"
    )
    text = (await card(stage, "getting quiet"))["text"]
    assert text.count("Olga:") == 3

    await mornings(stage, 16, 30)
    assert len(await told(stage, "getting quiet")) == 1, "silent while it lasts"
    for user in TALKERS:
        await spoke(stage.database, user, [TODAY + 16 * DAY])
    await spoke(stage.database, BO, [TODAY + 16 * DAY])
    await mornings(stage, 17, 30)
    assert await told(stage, "The alarm is over")
    over = await card(stage, "getting quiet")
    assert "Over since 19 Mar" in over["text"]
    assert not over["buttons"]
    assert "over already" in await forge(stage, OWNER, over, "alarm:1.topic.0:", OPS)
    await mornings(stage, 27, 30)
    assert len(await told(stage, "getting quiet")) == 2, "raised again later"


async def test_three_weeks_of_quiet_name_the_groups_that_one_could_join(stage: Stage) -> None:
    await second_community(stage)
    async with stage.database.begin() as uow:
        await uow.alarms.raise_(1, "quiet", TODAY - 21 * DAY, START - 21 * DAY)
    await mornings(stage, 0, 30)
    advice = await card(stage, "has been quiet for 3 weeks")
    assert "Runners: 2 members" in advice["text"]
    assert await lasting(stage) == ["quiet", "merge"]
    await stage.restart(hours=1)
    await stage.press(OWNER, advice, "alarm:2.join.2", OPS)
    preview = await card(stage, "This is how it will look")
    assert "together with Runners" in preview["text"]
    await stage.press(OWNER, preview, "panel:1.post.send", OPS)
    assert [each for each in await stage.heard(ANN) if "together with Runners" in each]
    assert "Olga: is preparing a move" in (await card(stage, "quiet for 3 weeks"))["text"]
    for user in (*TALKERS, BO):
        await spoke(stage.database, user, [TODAY])
    await mornings(stage, 1, 30)
    assert await lasting(stage) == []
    assert len(await told(stage, "The alarm is over")) == 1
    assert not await told(stage, "has come back to life"), "one all-clear for both"


async def test_without_another_group_three_weeks_of_quiet_can_still_be_acted_on(stage: Stage) -> None:
    async with stage.database.begin() as uow:
        await uow.alarms.raise_(1, "quiet", TODAY - 21 * DAY, START - 21 * DAY)
    await mornings(stage, 0, 30)
    advice = await card(stage, "has been quiet for 3 weeks")
    assert "no other group" in advice["text"]
    verbs = [data.split(".")[1] for data in datas(advice)]
    assert verbs == ["topic", "giveaway", "wake", "done", "later"]
    await stage.press(OWNER, advice, "alarm:2.wake", OPS)
    assert await told(stage, "This is how it will look")
    await stage.press(OWNER, advice, "alarm:2.later", OPS)
    assert "Olga: wants to be reminded" in (await card(stage, "quiet for 3 weeks"))["text"]
    await mornings(stage, 30, 30)
    reminded = (await told(stage, "quiet for 3 weeks"))[-1]
    await stage.press(OWNER, reminded, "alarm:2.done", OPS)
    done = (await told(stage, "quiet for 3 weeks"))[-1]
    assert "Olga: has seen to it" in done["text"]
    assert not done["buttons"]


async def test_a_small_group_is_called_quiet_and_days_on_which_somebody_was_heard_count(stage: Stage) -> None:
    await stage.until(START + 15 * DAY, step=timedelta(days=60))
    today = TODAY + 15 * DAY
    async with stage.database.begin() as uow:
        await uow.connection.execute(delete(headcount))
    for user, day in enumerate(days(today - 6 * DAY, today - 2 * DAY), 6001):
        await spoke(stage.database, user, [day], 0)
    await counted(stage, 12, today - DAY)
    async with stage.database.read() as uow:
        assert await uow.alarms.watched(1, days(today - 7 * DAY, today - DAY)) == 6
    await stage.pass_time(seconds=LATER.total_seconds())
    assert await card(stage, "Readers is getting quiet")


async def test_a_large_group_is_prepared_for_a_second_one_and_then_split(stage: Stage) -> None:
    await mornings(stage, 0, 501)
    first = await card(stage, "Readers has 501 members")
    assert "prepare a second group" in first["text"]
    await stage.press(OWNER, first, "alarm:1.later", OPS)
    assert "Olga: wants to be reminded" in (await card(stage, "has 501 members"))["text"]
    await stage.restart(hours=20)
    await mornings(stage, 29, 520)
    assert not await told(stage, "has 520 members")
    await mornings(stage, 30, 540)
    reminded = await card(stage, "has 540 members")
    await stage.press(OWNER, reminded, "alarm:1.done", OPS)
    done = await card(stage, "has 540 members")
    assert "Olga: has seen to it" in done["text"]
    assert not done["buttons"]
    await mornings(stage, 61, 560)
    assert not await told(stage, "has 560 members"), "done is done"
    await mornings(stage, 62, 1001)
    assert "Split it" in (await card(stage, "has 1001 members"))["text"]
    await mornings(stage, 63, 900)
    assert await told(stage, "nothing to split any more")
    await mornings(stage, 64, 300)
    assert await told(stage, "one group is enough again")
    assert not {"second", "split"} & {*await lasting(stage)}


async def test_switched_off_nothing_is_said(stage: Stage) -> None:
    await stage.say(OWNER, "/settings", OPS)
    await stage.settle()
    await stage.press(OWNER, await stage.last(OWNER, OPS), "panel:1.settings.alarms.off", OPS)
    await mornings(stage, 0, 700)
    assert await lasting(stage) == []
    await stage.press(OWNER, await stage.last(OWNER, OPS), "panel:1.settings.alarms.on", OPS)
    await mornings(stage, 1, 700)
    assert await lasting(stage) == ["second"]


async def test_without_an_operators_chat_administrators_alone_see_it_and_can_press(stage: Stage) -> None:
    async with stage.database.begin() as uow:
        await uow.communities.change(1, ops_chat_id=None)
    await mornings(stage, 0, 501)
    shown = await stage.last(OWNER)
    assert shown["ephemeral"]
    assert "Readers has 501 members" in shown["text"]
    assert not [each for each in await stage.heard(ANN) if "501" in each]
    await stage.press(OWNER, shown, "alarm:1.done")
    assert "Olga: has seen to it" in (await stage.last(OWNER))["text"]


async def test_forged_presses_change_nothing(stage: Stage) -> None:
    await second_community(stage, ops=None)
    await mornings(stage, 0, 501)
    for user, chat in ((BO, GROUP), (ANN, SECOND), (BO, BO), (OWNER, OPS)):
        await stage.say(user, "/me" if chat == GROUP else "/help", chat)
        await stage.settle()
        shown = await stage.last(user, chat)
        verbs = ("topic", "giveaway", "wake", "join", "dance", "done.0.0")
        for verb in verbs if user == OWNER else ("done", "later", *verbs):
            assert await forge(stage, user, shown, f"alarm:1.{verb}.2:", chat)
        assert await forge(stage, user, shown, "alarm:9.done.0:", chat)
    async with stage.database.read() as uow:
        [each] = await uow.alarms.open(1)
        assert not each.done
        assert not await uow.alarms.pressed(each)
