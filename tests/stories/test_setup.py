"""A group is set up over the real wire."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.community import Community
from bot.storage.tables import activity, community, member, operator, outbox
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage, staged

ANN = 1002


@pytest.fixture
async def bare(database_url: str) -> AsyncIterator[Stage]:
    """A bot in two groups that it knows nothing of; its owner has set nothing up yet."""
    async with staged(database_url, declared=False) as made:
        yield made


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> None:
    await stage.say(user, text, chat, **more)
    await stage.settle()


async def the_community(stage: Stage) -> Community:
    async with stage.database.read() as uow:
        [found] = await uow.communities.all()
        return found


async def counts(stage: Stage) -> list[int]:
    """Rows of communities, members, activity and operators."""
    async with stage.database.read() as uow:
        return [
            (await uow.connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (community, member, activity, operator)
        ]


async def choose(stage: Stage, *labels: str, user: int = OWNER, chat: int = GROUP) -> Any:
    """Press buttons of the bot's last message by what they say; the last toast."""
    toast = None
    for label in labels:
        message = await stage.last(user, chat)
        data = next(button["data"] for row in message["buttons"] for button in row if label in button["text"])
        toast = await stage.press(user, message, data, chat)
    return toast


async def forge(stage: Stage, user: int, data: str) -> str:
    """Press a button that the last message does not have (any more); the toast."""
    message = (await stage.last(user))["message_id"]
    done = await stage.post("forge", chat=GROUP, user=user, message=message, data=data, wait=5)
    await stage.settle()
    return str(done["answer"]["text"])


async def test_a_group_nobody_set_up_hears_once_how_and_nothing_of_it_is_kept(bare: Stage) -> None:
    for text in ("hello", "check in", "/checkin", "/points"):
        await tell(bare, ANN, text)
    assert len(await bare.heard(ANN)) == 1
    assert "/setup" in (await bare.heard(ANN))[0]
    assert await counts(bare) == [0, 0, 0, 0]


async def test_a_stranger_is_told_who_may_set_up(bare: Stage) -> None:
    await tell(bare, ANN, "/setup")
    assert "owners and operators" in (await bare.heard(ANN))[-1]
    await bare.join(ANN, chat=OPS)
    await tell(bare, ANN, "/ops", OPS)
    assert "owners and operators" in (await bare.heard(ANN, OPS))[-1]
    assert await counts(bare) == [0, 0, 0, 0]


async def test_an_owner_sets_a_group_up_in_five_steps_in_one_message(bare: Stage) -> None:
    await tell(bare, OWNER, "/ops", OPS)
    before = len(await bare.seen(OWNER))
    await tell(bare, OWNER, "/setup")
    await choose(bare, "KOC", "English", "Berlin", "Our operators' chat", "General")
    assert len(await bare.seen(OWNER)) == before + 2
    found = await the_community(bare)
    assert (found.title, found.kind, found.language, found.timezone) == (
        "Readers",
        "koc",
        "en",
        "Europe/Berlin",
    )
    assert (found.ops_chat_id, found.pack, found.state) == (OPS, "general", "active")
    said = (await bare.heard(OWNER))[-1]
    assert "All set" in said
    assert "every right" in said
    assert "Readers" in (await bare.heard(OWNER, OPS))[-1]


async def test_each_missing_right_is_named_at_the_end(bare: Stage) -> None:
    await bare.post(f"chats/{GROUP}/bot", bot=BOT, by=OWNER, admin={"can_pin_messages": True})
    await tell(bare, OWNER, "/setup")
    await choose(bare, *["Keep it"] * 4, "Finish")
    said = (await bare.heard(OWNER))[-1]
    assert "can_delete_messages" in said
    assert "can_pin_messages" not in said
    assert "can_manage_topics" not in said


async def test_a_member_cannot_press_and_an_old_dialogue_is_over(bare: Stage) -> None:
    await tell(bare, OWNER, "/setup")
    message = await bare.last(OWNER)
    data = message["buttons"][0][0]["data"]
    toast = await bare.press(ANN, message, data)
    assert "owners and operators" in toast["text"]
    await tell(bare, OWNER, "/setup")
    assert "is over" in await forge(bare, OWNER, data)
    data = (await bare.last(OWNER))["buttons"][0][0]["data"]
    await choose(bare, *["Keep it"] * 4, "Finish")
    assert "is over" in await forge(bare, OWNER, data)
    assert (await the_community(bare)).kind == "interest"


async def test_an_anonymous_administrator_presses_as_themselves(bare: Stage) -> None:
    await bare.post(f"chats/{GROUP}/admin", user=OWNER, anonymous=True)
    await tell(bare, OWNER, "/setup")
    assert "anonymous" in (await bare.heard(OWNER))[-1]
    await choose(bare, "It's me")
    await choose(bare, "Members")
    assert (await the_community(bare)).kind == "members"


async def test_a_group_that_migrates_in_the_middle_keeps_the_dialogue(bare: Stage) -> None:
    await bare.post("chats", id=-4001, type="group", title="Small", owner=OWNER, members=[ANN])
    await bare.post("chats/-4001/bot", bot=BOT, by=OWNER, admin=True)
    await tell(bare, OWNER, "/setup", -4001)
    await choose(bare, "Regional", chat=-4001)
    new = (await bare.post("chats/-4001/migrate"))["chat"]
    await bare.settle()
    await choose(bare, "Go on", *["Keep it"] * 4, "Finish", chat=new)
    found = await the_community(bare)
    assert (found.chat_id, found.kind, found.state) == (new, "regional", "active")


async def test_a_lost_right_is_told_to_the_operators_once(stage: Stage) -> None:
    rights = {"can_delete_messages": True, "can_restrict_members": True, "can_invite_users": True}
    await stage.post(f"chats/{GROUP}/bot", bot=BOT, by=OWNER, admin=rights)
    await stage.settle()
    told = await stage.heard(OWNER, OPS)
    assert len(told) == 1
    assert "can_pin_messages" in told[0]
    await stage.pass_time(hours=7)
    told = [text for text in await stage.heard(OWNER, OPS) if "can_pin_messages" in text]
    assert len(told) == 1


async def test_whoever_speaks_in_the_operators_chat_is_an_operator_and_checks_nothing_in(
    stage: Stage,
) -> None:
    async with stage.database.read() as uow:
        assert not await uow.communities.is_operator(OWNER, OPS)
    before = await stage.heard(OWNER, OPS)
    await tell(stage, OWNER, "check in", OPS)
    assert await stage.heard(OWNER, OPS) == before
    async with stage.database.read() as uow:
        assert await uow.communities.is_operator(OWNER, OPS)
    await tell(stage, OWNER, "/checkin", OPS)
    assert "in the group" in (await stage.heard(OWNER, OPS))[-1]
    await tell(stage, OWNER, "/setup check", OPS)
    assert "every right" in (await stage.heard(OWNER, OPS))[-1]


async def test_whoever_comes_into_the_operators_chat_is_an_operator_until_they_leave(stage: Stage) -> None:
    for path, expected in (("join", True), ("leave", False)):
        await stage.post(f"chats/{OPS}/{path}", user=ANN)
        await stage.settle()
        async with stage.database.read() as uow:
            assert await uow.communities.is_operator(ANN, OPS) is expected


async def test_the_bot_comes_back_and_goes_on(stage: Stage) -> None:
    await stage.post(f"chats/{GROUP}/bot", bot=BOT, by=OWNER, status="left")
    await stage.settle()
    assert (await the_community(stage)).state == "left"
    await stage.post(f"chats/{GROUP}/bot", bot=BOT, by=OWNER, admin=True)
    await stage.settle()
    assert (await the_community(stage)).state == "active"
    assert "back" in " ".join(await stage.heard(OWNER, OPS))


async def test_the_hint_is_never_repeated_however_much_time_goes_by(bare: Stage) -> None:
    await tell(bare, ANN, "hello")
    async with bare.database.begin() as uow:
        await uow.outbox.prune(bare.clock.now().replace(year=2030))
        keys = (await uow.connection.execute(select(outbox.c.key))).scalars().all()
        assert f"how:{GROUP}" in keys
