"""Appeals over the real wire: by the notice's button, by a link, in words; won and lost, with restarts."""

from typing import Any

from bot.actions import sanctions
from bot.domain.sanctions import Kind
from tests.stories.panel_hands import again, datas
from tests.stories.stage import GROUP, OPS, OWNER, Stage

ANN, BO, MOD = 1002, 1003, 1006


async def punish(stage: Stage, kind: Kind, by: int = 0) -> int:
    """Something is done to Ann; the sanction's id."""
    async with stage.database.begin() as uow:
        [community] = await uow.communities.all()
        await uow.communities.lock([community.id])
        target = await uow.members.get(community.id, ANN)
        assert target is not None
        made = await sanctions.impose(
            uow, stage.app.content, stage.clock.now(), community, target, kind, by=by, reason="too loud",
            seconds=7200,
        )  # fmt: skip
    stage.app.delivery.wake()
    await stage.settle()
    return made.id


async def tell(stage: Stage, user: int, text: str, chat: int) -> str:
    """Somebody writes; the bot's last words that they see."""
    await stage.say(user, text, chat)
    await stage.settle()
    return str((await stage.last(user, chat))["text"])


async def hello(stage: Stage) -> None:
    await stage.say(ANN, "hello everybody")
    await stage.settle()


async def card(stage: Stage) -> dict[str, Any]:
    """The last card in the operators' chat."""
    return [each for each in await stage.seen(OWNER, OPS) if "⚖️" in each["text"]][-1]


async def undone(stage: Stage, sanction: int) -> bool:
    async with stage.database.read() as uow:
        found = await uow.sanctions.get(sanction)
    return found is not None and found.undone_at is not None


async def test_a_muted_member_appeals_by_the_button_and_wins_after_a_restart(stage: Stage) -> None:
    await hello(stage)
    await tell(stage, ANN, "/start", ANN)
    sanction = await punish(stage, Kind.MUTE)
    notice = await stage.last(ANN)
    toast = await stage.press(ANN, notice, "appeal:")
    assert "written to you in our private chat" in toast["text"]
    assert "About the mute in Readers" in (await stage.last(ANN, ANN))["text"]
    await stage.restart()
    assert "Your appeal is with the team now" in await tell(stage, ANN, "It was my brother, sorry", ANN)
    shown = await card(stage)
    assert "It was my brother, sorry" in shown["text"]
    assert "imposed by me, by a rule" in shown["text"]
    await stage.press(OWNER, shown, "appeals:grant.", OPS)
    assert "✅ granted, by Olga" in (await again(stage, OWNER, shown, OPS))["text"]
    assert await undone(stage, sanction)
    assert any("was granted" in text for text in await stage.heard(ANN, ANN))
    await stage.say(ANN, "thank you all")


async def test_whom_the_bot_may_not_write_to_finds_a_link_that_leads_to_the_appeal(stage: Stage) -> None:
    await hello(stage)
    sanction = await punish(stage, Kind.WARN)
    await stage.press(ANN, await stage.last(ANN), "appeal:")
    answer = await stage.last(ANN)
    [[button]] = answer["buttons"]
    assert button["url"] == f"https://t.me/steward_bot?start=appeal_{sanction}"
    assert "About the warning" in await tell(stage, ANN, f"/start appeal_{sanction}", ANN)
    assert "with the team now" in await tell(stage, ANN, "I never said that", ANN)
    shown = await card(stage)
    await stage.press(OWNER, shown, "appeals:refuse.", OPS)
    assert "✖️ refused, by Olga" in (await again(stage, OWNER, shown, OPS))["text"]
    assert not await undone(stage, sanction)
    assert any("stays with its decision" in text for text in await stage.heard(ANN, ANN))
    assert "decided about that already" in await tell(stage, ANN, f"/start appeal_{sanction}", ANN)
    assert "nothing here that you could appeal" in await tell(stage, ANN, "/appeal please", ANN)


async def test_a_banned_member_appeals_in_private_and_may_come_back(stage: Stage) -> None:
    await hello(stage)
    await tell(stage, ANN, "/start", ANN)
    sanction = await punish(stage, Kind.BAN)
    assert "About the ban in Readers" in await tell(stage, ANN, "/appeal", ANN)
    assert "with the team now" in await tell(stage, ANN, "Please look again", ANN)
    listed = await tell(stage, OWNER, "/appeals", OPS)
    assert "Appeals waiting: 1" in listed
    queue = await stage.last(OWNER, OPS)
    await stage.press(OWNER, queue, "appeals:show.", OPS)
    shown = await again(stage, OWNER, queue, OPS)
    assert "Please look again" in shown["text"]
    await stage.press(OWNER, shown, "appeals:grant.", OPS)
    assert await undone(stage, sanction)
    assert "granted" in (await again(stage, OWNER, shown, OPS))["text"]
    cards = [each["text"] for each in await stage.seen(OWNER, OPS) if "⚖️" in each["text"]]
    assert all("granted" in text for text in cards), "also the card that had come by itself"
    assert "No appeal is waiting" in await tell(stage, OWNER, "/appeals", OPS)


async def test_nobody_else_can_appeal_for_one_nor_decide_as_a_member(stage: Stage) -> None:
    await hello(stage)
    await tell(stage, ANN, "/start", ANN)
    sanction = await punish(stage, Kind.WARN)
    notice = await stage.last(ANN)
    await tell(stage, ANN, "/appeal not me", ANN)
    assert "no longer of use" in await tell(stage, BO, f"/start appeal_{sanction}", BO)
    where = (
        {"ephemeral": notice["ephemeral_message_id"]}
        if notice["ephemeral"]
        else {"message": notice["message_id"]}
    )
    for data in ("appeals:grant.1:", "appeals:refuse.1:", "appeals:show.1:"):
        forged = await stage.post("forge", chat=GROUP, user=ANN, data=data, wait=5, **where)
        assert "for admins" in forged["answer"]["text"]
    for data in ("appeal:x:", "appeal::", "appeal:99:", f"appeal:{'9' * 30}:"):
        forged = await stage.post("forge", chat=GROUP, user=ANN, data=data, wait=5, **where)
        assert forged["answer"]["show_alert"], data
    assert not await undone(stage, sanction)


async def test_whoever_imposed_it_leaves_a_refusal_to_others_and_staff_are_reminded(stage: Stage) -> None:
    await stage.join(MOD)
    await stage.post(f"chats/{GROUP}/admin", user=MOD, by=OWNER)
    await stage.settle()
    await hello(stage)
    await tell(stage, ANN, "/start", ANN)
    await punish(stage, Kind.WARN, by=MOD)
    await tell(stage, ANN, "/appeal not me", ANN)
    await stage.say(MOD, "/appeals")
    await stage.settle()
    queue = await stage.last(MOD)
    await stage.press(MOD, queue, "appeals:show.")
    shown = await again(stage, MOD, queue)
    assert any(data.startswith("appeals:refuse.") for data in datas(shown))
    toast = await stage.press(MOD, shown, "appeals:refuse.")
    assert "let somebody else decide" in toast["text"]
    await stage.pass_time(hours=73)
    assert any("has been waiting for 73 hours" in text for text in await stage.heard(OWNER, OPS))
    await stage.pass_time(minutes=5)
    alarms = [text for text in await stage.heard(OWNER, OPS) if "has been waiting" in text]
    assert len(alarms) == 1
