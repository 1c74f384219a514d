"""The gate over the real wire: passed, failed, ignored; at the door and in the group; over a restart."""

from typing import Any

import pytest

from tests.stories.door import NEW, calls, knock, labels, staff_say, standing, told
from tests.stories.panel_hands import forge
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage


async def right(stage: Stage, user: int = NEW) -> str:
    """The label of the right button."""
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
        found = await uow.knocks.get(community.id, user)
    assert found is not None
    return str(found.question["options"][found.question["right"]])


def data(message: dict[str, Any], label: str) -> str:
    found = [each for row in message["buttons"] for each in row if each["text"] == label]
    return str(found[0]["data"])


async def choose(stage: Stage, label: str, user: int = NEW, chat: int = NEW) -> Any:
    """Press the button with this label under the bot's last message."""
    message = await stage.last(user, chat)
    return await stage.press(user, message, data(message, label), chat)


async def wrong(stage: Stage) -> str:
    message = await stage.last(NEW, NEW)
    answer = await right(stage)
    return next(label for label in labels(message) if label != answer)


@pytest.mark.parametrize("query", [False, True])
async def test_who_answers_right_at_the_door_is_let_in(stage: Stage, query: bool) -> None:  # noqa: FBT001
    await staff_say(stage, "/gate sum")
    await knock(stage, NEW, query=query)
    question = await stage.last(NEW, NEW)
    assert "How much is" in question["text"]
    assert await standing(stage, NEW) == "left"
    await choose(stage, await right(stage))
    assert await standing(stage, NEW) == "member"
    assert "come on in" in (await stage.last(NEW, NEW))["text"]
    assert await calls(stage, "restrictChatMember") == [], "they have been asked already"


async def test_wrong_answers_turn_away_and_the_next_knock_has_to_wait(stage: Stage) -> None:
    await staff_say(stage, "/gate picture")
    await knock(stage, NEW)
    await choose(stage, await wrong(stage))
    assert "last try" in (await stage.last(NEW, NEW))["text"]
    await choose(stage, await wrong(stage))
    assert "stays closed" in (await stage.last(NEW, NEW))["text"]
    assert len(await calls(stage, "declineChatJoinRequest")) == 1
    await knock(stage, NEW)
    assert "Please ask again in 60 minutes" in (await stage.last(NEW, NEW))["text"]
    assert len(await calls(stage, "declineChatJoinRequest")) == 2
    await stage.pass_time(minutes=61)
    await knock(stage, NEW)
    await choose(stage, await right(stage))
    assert await standing(stage, NEW) == "member"


async def test_silence_is_turned_away_after_five_minutes_also_when_the_bot_was_away(stage: Stage) -> None:
    await staff_say(stage, "/gate button")
    await knock(stage, NEW)
    await stage.pass_time(seconds=299)
    assert await calls(stage, "declineChatJoinRequest") == []
    question = await stage.last(NEW, NEW)
    await stage.restart(seconds=60)
    assert len(await calls(stage, "declineChatJoinRequest")) == 1
    toast = await stage.press(NEW, question, "gate:", NEW)
    assert "closed" in toast["text"]
    assert await standing(stage, NEW) == "left"
    await stage.pass_time(minutes=5)
    assert len(await calls(stage, "declineChatJoinRequest")) == 1
    await knock(stage, NEW)
    await choose(stage, "🚪 Let me in")
    assert await standing(stage, NEW) == "member"


async def test_a_restart_between_question_and_answer_is_of_no_matter(stage: Stage) -> None:
    await staff_say(stage, "/gate sum")
    await knock(stage, NEW)
    await stage.restart(seconds=30)
    await choose(stage, await right(stage))
    assert await standing(stage, NEW) == "member"


async def test_who_knocked_while_the_bot_was_away_for_long_waits_for_staff(stage: Stage) -> None:
    await staff_say(stage, "/gate sum")
    await stage.end()
    await stage.post("users", id=NEW, first_name="Nora", language_code="en")
    await stage.post(f"chats/{GROUP}/request", user=NEW)
    await stage.restart(minutes=10)
    [card] = await told(stage, "waiting at the gate")
    assert card["text"].startswith("🚪 Readers: Nora")
    await stage.press(OWNER, card, data(card, "✅ Let in"), OPS)
    assert await standing(stage, NEW) == "member"
    [done] = await told(stage, "was let in by Olga")
    await stage.press(OWNER, done, "gatekeep", OPS)
    assert await standing(stage, NEW) == "left"


async def test_own_questions_are_answered_in_words_or_by_staff(stage: Stage) -> None:
    said = await staff_say(stage, "/gate ask What brings you here? | books, reading")
    assert said["text"].startswith("✍️ Noted: “What brings you here?”. That is your only question.")
    await staff_say(stage, "/gate own")
    await knock(stage, NEW)
    await stage.say(NEW, "money", chat=NEW, bot=BOT)
    await stage.settle()
    assert "Not quite" in (await stage.last(NEW, NEW))["text"]
    await stage.say(NEW, "I love BOOKS", chat=NEW, bot=BOT)
    await stage.settle()
    assert await standing(stage, NEW) == "member"


async def test_an_open_question_is_shown_to_staff_with_its_answer(stage: Stage) -> None:
    await staff_say(stage, "/gate ask Who are you?")
    await staff_say(stage, "/gate own")
    await knock(stage, NEW)
    await stage.say(NEW, "<b>Nora</b> from next door", chat=NEW, bot=BOT)
    await stage.settle()
    assert "will have a look" in (await stage.last(NEW, NEW))["text"]
    [card] = await told(stage, "“<b>Nora</b> from next door”")
    await stage.press(OWNER, card, data(card, "🚫 Turn away"), OPS)
    assert await standing(stage, NEW) == "left"
    assert len(await calls(stage, "declineChatJoinRequest")) == 1


async def test_in_an_open_group_newcomers_are_muted_until_they_have_answered(stage: Stage) -> None:
    await staff_say(stage, "/gate sum")
    await stage.join(NEW)
    await stage.settle()
    assert await standing(stage, NEW) == "restricted"
    assert not any("How much is" in text for text in await stage.heard(1002)), "for their eyes only"
    question = await stage.last(NEW)
    await stage.say(1002, "/help")
    await stage.settle()
    for stolen in (data(question, await right(stage)), data(question, await right(stage)).rpartition(":")[0]):
        assert await forge(stage, 1002, await stage.last(1002), stolen)
        assert await standing(stage, NEW) == "restricted"
    await choose(stage, await right(stage), chat=GROUP)
    assert await standing(stage, NEW) == "member"


async def test_in_an_open_group_silence_sends_out_and_they_may_come_back(stage: Stage) -> None:
    await staff_say(stage, "/gate button")
    await stage.join(NEW)
    await stage.pass_time(seconds=200)
    await stage.restart(seconds=101)
    assert await standing(stage, NEW) in {"left", "kicked"}
    await stage.pass_time(minutes=2)
    await stage.join(NEW)
    await stage.settle()
    await choose(stage, "🚪 Let me in", chat=GROUP)
    assert await standing(stage, NEW) == "member"


async def test_a_closed_gate_asks_nobody_and_leaves_requests_to_administrators(stage: Stage) -> None:
    await stage.join(NEW)
    await knock(stage, NEW + 1)
    assert await calls(stage, "restrictChatMember") == []
    assert await stage.seen(NEW + 1, NEW + 1) == []


async def test_in_a_raid_of_requests_everybody_waits_and_staff_decide_about_all(stage: Stage) -> None:
    await staff_say(stage, "/gate button")
    await staff_say(stage, "/raid 5/60")
    for user in range(NEW, NEW + 20):
        await knock(stage, user)
    await stage.pass_time(seconds=2)
    assert len(await told(stage, "looks like a raid")) == 1
    assert len(await told(stage, "waiting at the gate")) == 0
    await stage.pass_time(minutes=11)
    [over] = await told(stage, "all clear")
    assert "15 are waiting at the gate" in over["text"]
    await stage.press(OWNER, over, data(over, "🚫 Turn them away"), OPS)
    assert len(await calls(stage, "declineChatJoinRequest")) == 20, "five never answered"


async def test_members_can_neither_change_the_gate_nor_decide_about_anybody(stage: Stage) -> None:
    await staff_say(stage, "/gate button")
    await stage.say(1002, "/gate off")
    await stage.settle()
    await knock(stage, NEW)
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
    forged = f"gatekeep:{community.id}.{NEW}.yes:"
    assert "admin" in await forge(stage, 1002, await stage.last(1002), forged)
    assert await standing(stage, NEW) == "left"
