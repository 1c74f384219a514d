"""Topics over the real wire: asked, answered, paid, wrapped up; ice-breakers; what staff can do."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.domain.topics import ICEBREAKER, TOPIC, WRAPUP
from bot.storage.tables import post
from tests.stories.stage import BOT, GROUP, OPS, OWNER, START, Stage

ANN, BO, CHEN, DORA = 1002, 1003, 1004, 1005
ASKED = START + timedelta(hours=2, minutes=30)
"""Half past twelve in Shanghai."""
QUESTION = "Today's question"


async def question(stage: Stage) -> dict[str, Any]:
    """The day's question as the group sees it."""
    ours = [each for each in await stage.seen(ANN) if each["from"]["id"] == BOT and not each["ephemeral"]]
    return [each for each in ours if each["text"].startswith(f"💬 {QUESTION}\n")][-1]


async def posts(stage: Stage, *kinds: str) -> list[Any]:
    """The rows of posts of these kinds."""
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(select(post).where(post.c.kind.in_(kinds)).order_by(post.c.id))
        return list(rows)


async def balance(stage: Stage, user: int) -> int:
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        return await uow.ledger.balance(community.id, user)


async def told(stage: Stage, user: int, part: str, chat: int = GROUP) -> list[str]:
    """The bot's texts that somebody sees and that have this in them."""
    return [text for text in await stage.heard(user, chat) if part in text]


async def test_a_question_is_asked_answered_paid_and_wrapped_up_across_restarts(stage: Stage) -> None:
    await stage.until(ASKED - timedelta(minutes=10))
    await stage.restart(minutes=20)
    asked = await question(stage)
    await stage.restart()
    assert len(await posts(stage, TOPIC)) == 1
    before = await balance(stage, ANN)
    reply = {"reply_to": asked["message_id"]}
    liked = await stage.say(ANN, "An early walk", **reply)
    await stage.say(ANN, "And tea", **reply)
    await stage.say(BO, "Coffee, always", **reply)
    await stage.settle()
    assert await balance(stage, ANN) - before == 5 + 1  # and a point for talking
    for user in (BO, CHEN):
        await stage.post("react", chat=GROUP, user=user, message=liked["message_id"], emoji=["👍"])
    await stage.until(ASKED + timedelta(hours=22))
    await stage.restart(hours=2)
    await stage.restart()
    [wrapped] = await told(stage, CHEN, "Yesterday's question")
    assert "2 of you answered" in wrapped
    assert "from Ann, with 2 reactions" in wrapped
    assert len(await posts(stage, WRAPUP)) == 1
    assert len(await posts(stage, TOPIC)) == 2
    assert any("first answer to a question" in text for text in await _points(stage, ANN))


async def _points(stage: Stage, user: int) -> list[str]:
    await stage.say(user, "/points")
    await stage.settle()
    return await stage.heard(user)


async def test_a_newcomer_reads_the_question_in_the_greeting_and_can_ask_for_it(stage: Stage) -> None:
    await stage.say(ANN, "/topic")
    await stage.settle()
    assert await told(stage, ANN, "The next one comes at 12:30")
    await stage.until(ASKED + timedelta(minutes=1))
    await stage.join(DORA)
    await stage.pass_time(minutes=2)
    words = (await question(stage))["text"].split("\n\n")[1]
    assert any(f"{QUESTION}: {words}" in text for text in await told(stage, DORA, "Name1005"))
    await stage.say(DORA, "今日话题")
    await stage.settle()
    mine = await stage.last(DORA)
    assert mine["ephemeral"]
    assert words in mine["text"]
    assert "be the first" in mine["text"]


async def test_a_silent_group_is_asked_something_twice_a_day_at_most(stage: Stage) -> None:
    await stage.until(START + timedelta(days=2), timedelta(minutes=30))
    days = [each.local_date for each in await posts(stage, ICEBREAKER)]
    assert days
    assert max(days.count(day) for day in days) <= 2
    assert len(await posts(stage, TOPIC)) == 2
    assert await told(stage, ANN, "Quiet in here")


async def test_staff_ask_in_their_own_words_and_members_cannot(stage: Stage) -> None:
    await stage.say(ANN, "/topic Who likes <b>tea</b>?")
    await stage.settle()
    assert await posts(stage, TOPIC) == []
    assert await told(stage, ANN, "for admins")
    await stage.say(OWNER, "/topic Who likes <b>tea</b>?", OPS)
    await stage.settle()
    [asked] = await posts(stage, TOPIC)
    assert asked.entry.startswith("own-")
    assert "Who likes <b>tea</b>?" in (await question(stage))["text"]
    await stage.say(OWNER, f"/topic {'a' * 301}")
    await stage.settle()
    assert await told(stage, OWNER, "at most 300 characters; yours has 301")
    assert len(await posts(stage, TOPIC)) == 1


async def test_staff_choose_from_the_next_questions_and_a_forged_press_changes_nothing(stage: Stage) -> None:
    await stage.say(OWNER, "/topic")
    await stage.settle()
    offer = await stage.last(OWNER)
    asks = [button["data"] for row in offer["buttons"] for button in row if ".topic.ask." in button["data"]]
    assert len(asks) == 3
    await stage.say(ANN, "/topic")
    await stage.settle()
    seen = (await stage.last(ANN))["ephemeral_message_id"]
    for data in (asks[0], asks[0].removesuffix(str(OWNER))):
        forged = await stage.post("forge", chat=GROUP, user=ANN, data=data, wait=5, ephemeral=seen)
        assert forged["answer"]["text"]
    await stage.settle()
    assert await posts(stage, TOPIC) == []
    await stage.press(OWNER, offer, asks[1])
    [asked] = await posts(stage, TOPIC)
    assert asked.state == "sent"
    assert (await question(stage))["text"]
    again = {"data": asks[1], "ephemeral": offer["ephemeral_message_id"], "wait": 5}
    twice = await stage.post("forge", chat=GROUP, user=OWNER, **again)
    assert "asked lately" in twice["answer"]["text"]
    await stage.settle()
    assert len(await posts(stage, TOPIC)) == 1


async def test_a_pause_keeps_questions_back_until_staff_resume(stage: Stage) -> None:
    await stage.say(OWNER, "/topic off")
    await stage.until(ASKED + timedelta(hours=8))
    assert await posts(stage, TOPIC, ICEBREAKER) == []
    await stage.say(ANN, "/topic")
    await stage.settle()
    assert await told(stage, ANN, "taking a break")
    await stage.say(OWNER, "/topic 恢复")
    await stage.until(ASKED + timedelta(days=1))
    assert len(await posts(stage, TOPIC)) == 1
