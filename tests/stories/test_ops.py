"""Operators' chats over the real wire: where `/ops` works, what it asks, what it remembers."""

from collections.abc import AsyncIterator

import pytest

from bot.actions import sent
from bot.domain.community import Community
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage, staged

ANN = 1002
SECOND, FORUM = -1001000000003, -1001000000004


@pytest.fixture
async def bare(database_url: str) -> AsyncIterator[Stage]:
    """A bot in two groups that it knows nothing of."""
    async with staged(database_url, declared=False) as made:
        yield made


async def tell(stage: Stage, user: int, text: str, chat: int = OPS, thread: int | None = None) -> str:
    """Somebody writes; the bot's last words in that chat."""
    await stage.say(user, text, chat, **({"thread": thread} if thread else {}))
    await stage.settle()
    return (await stage.heard(user, chat))[-1]


async def press(stage: Stage, label: str, chat: int) -> str:
    """The owner presses a button of the last message by what it says; its text afterwards."""
    message = await stage.last(OWNER, chat)
    data = next(each["data"] for row in message["buttons"] for each in row if label in each["text"])
    await stage.press(OWNER, message, data, chat)
    return (await stage.heard(OWNER, chat))[-1]


async def room(stage: Stage, chat: int, title: str, *, forum: bool = False) -> None:
    await stage.post("chats", id=chat, type="supergroup", title=title, owner=OWNER, is_forum=forum)
    await stage.post(f"chats/{chat}/bot", bot=BOT, by=OWNER, admin=True)
    await stage.settle()


async def communities(stage: Stage) -> dict[int, Community]:
    async with stage.database.read() as uow:
        return {each.chat_id: each for each in await uow.communities.all()}


async def test_before_there_is_a_community_the_chat_is_noted_and_stays_quiet(bare: Stage) -> None:
    assert "Noted" in await tell(bare, OWNER, "/ops")
    before = len(await bare.heard(OWNER, OPS))
    await tell(bare, OWNER, "let's talk about it")
    assert len(await bare.heard(OWNER, OPS)) == before
    assert "Send /setup in the group" in await tell(bare, OWNER, "/setup")
    assert await communities(bare) == {}


async def test_the_only_community_is_taken_at_once_and_alerts_go_to_the_topic(stage: Stage) -> None:
    await room(stage, FORUM, "Team", forum=True)
    made = await stage.post(f"chats/{FORUM}/topics", name="Alerts")
    said = await tell(stage, OWNER, "/ops", FORUM, made["message_thread_id"])
    assert "operators' chat of Readers" in said
    found = (await communities(stage))[GROUP]
    assert (found.ops_chat_id, found.topic_alerts) == (FORUM, made["message_thread_id"])
    assert "another one" in (await stage.heard(OWNER, OPS))[-1]


async def test_summaries_and_the_queue_go_to_the_topics_where_that_was_asked_for(stage: Stage) -> None:
    await room(stage, FORUM, "Team", forum=True)
    topics = [
        (await stage.post(f"chats/{FORUM}/topics", name=name))["message_thread_id"]
        for name in ("Alerts", "Reports", "Queue")
    ]
    assert "Send /ops alone first" in await tell(stage, OWNER, "/ops queue", FORUM, topics[2])
    await tell(stage, OWNER, "/ops", FORUM, topics[0])
    assert "summaries for Readers" in await tell(stage, OWNER, "/ops reports", FORUM, topics[1])
    assert "waits for a decision in Readers" in await tell(stage, OWNER, "/ops 待办", FORUM, topics[2])
    found = (await communities(stage))[GROUP]
    assert [found.ops_topic(what) for what in ("alerts", "reports", "queue")] == topics


async def test_of_several_communities_one_is_chosen_by_its_button(stage: Stage) -> None:
    await room(stage, SECOND, "Walkers")
    await tell(stage, OWNER, "/setup", SECOND)
    await room(stage, FORUM, "Team")
    assert "Which community" in await tell(stage, OWNER, "/ops", FORUM)
    assert "operators' chat of Walkers" in await press(stage, "Walkers", FORUM)
    assert {chat: each.ops_chat_id for chat, each in (await communities(stage)).items()} == {
        GROUP: OPS,
        SECOND: FORUM,
    }
    assert "Readers" in await tell(stage, OWNER, f"/ops {GROUP}", FORUM)
    assert (await communities(stage))[GROUP].ops_chat_id == FORUM


async def test_a_forged_choice_takes_nothing(stage: Stage) -> None:
    await room(stage, SECOND, "Walkers")
    await tell(stage, OWNER, "/setup", SECOND)
    await tell(stage, OWNER, "/ops", OPS)
    message = (await stage.last(OWNER, OPS))["message_id"]
    await stage.join(ANN, chat=OPS)
    for data in ("ops:999:", "ops:x:", "ops::", "setup::", "setup:x.y.z:"):
        await stage.post("forge", chat=OPS, user=ANN, message=message, data=data, wait=5)
    await stage.settle()
    assert (await communities(stage))[SECOND].ops_chat_id is None


async def test_a_community_cannot_be_its_own_operators_chat(stage: Stage) -> None:
    assert "separate chat" in await tell(stage, OWNER, "/ops", GROUP)
    assert "I don't know a community" in await tell(stage, OWNER, "/ops -5")
    assert (await communities(stage))[GROUP].ops_chat_id == OPS


async def test_help_there_names_what_works_there(stage: Stage) -> None:
    told = await tell(stage, OWNER, "/help")
    assert "/cases" in told
    assert "/checkin" not in told


async def test_where_the_bot_is_thrown_out_of_the_operators_chat_administrators_hear_it(
    stage: Stage,
) -> None:
    await stage.say(ANN, "hello there")
    await stage.post(f"chats/{OPS}/bot", bot=BOT, by=OWNER, status="kicked")
    await stage.settle()
    await stage.pass_time(hours=1)
    told = [text for text in await stage.heard(OWNER) if "operators' chat of Readers" in text]
    assert len(told) == 1
    assert "Add me there again" in told[0]
    assert not any("operators' chat" in text for text in await stage.heard(ANN))
    assert (await communities(stage))[GROUP].ops_chat_id == OPS


async def test_who_finds_out_only_by_a_refusal_tells_it_as_well(stage: Stage) -> None:
    async with stage.database.begin() as uow:
        await sent.expelled(uow, stage.clock.now(), OPS, "kicked")
        await sent.expelled(uow, stage.clock.now(), OPS, "kicked")
    await stage.pass_time(seconds=2)
    assert len([text for text in await stage.heard(OWNER) if "operators' chat of Readers" in text]) == 1
    assert (await communities(stage))[GROUP].state == "active"


async def test_ops_off_ends_it(stage: Stage) -> None:
    assert "no longer" in await tell(stage, OWNER, "/ops off")
    assert (await communities(stage))[GROUP].ops_chat_id is None


async def test_a_time_zone_can_be_typed(stage: Stage) -> None:
    assert "Did you mean Europe/Rome" in await tell(stage, OWNER, "/setup timezone Europe/Rom", GROUP)
    await tell(stage, OWNER, "/setup timezone rome", GROUP)
    assert (await communities(stage))[GROUP].timezone == "Europe/Rome"


async def test_a_community_at_work_is_changed_in_its_panel(stage: Stage) -> None:
    assert "What would you like to change" in await tell(stage, OWNER, "/setup", GROUP)
    assert "kind of community" in await press(stage, "Kind", GROUP)
    assert "Kind: 🌟 KOC" in await press(stage, "KOC", GROUP)
    assert "every right" in await press(stage, "Check my rights", GROUP)
    assert (await communities(stage))[GROUP].state == "active"
    message = await stage.last(OWNER)
    close = message["buttons"][-1][-1]["data"]
    await stage.press(OWNER, message, close)
    assert message["message_id"] not in [each["message_id"] for each in await stage.seen(OWNER)]


async def test_operators_speak_their_own_language(stage: Stage) -> None:
    await stage.post("users", id=3001, first_name="Li", language_code="zh-hans")
    await stage.join(3001, chat=OPS)
    await stage.join(3001)
    await stage.settle()
    assert "想改哪一项" in await tell(stage, 3001, "/setup", GROUP)
