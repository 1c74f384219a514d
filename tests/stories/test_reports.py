"""`/report` over the real wire: unseen by the group, two before staff are asked, abuse and what it costs."""

from typing import Any

from sqlalchemy import select

from bot.storage.tables import incident, report
from tests.stories.stage import BOT, GROUP, OPS, OWNER, Stage

ANN, BO, CHEN, DAN = 1002, 1003, 1004, 1005


async def complain(stage: Stage, user: int, message: dict[str, Any], reason: str = "") -> str:
    """Somebody reports a message; what they are told."""
    await stage.say(user, f"/report {reason}".strip(), reply_to=message["message_id"])
    await stage.settle()
    return str((await stage.last(user))["text"])


async def write(stage: Stage, user: int, text: str) -> dict[str, Any]:
    """Somebody writes something; the message."""
    await stage.say(user, text)
    await stage.settle()
    return [each for each in await stage.seen(OWNER) if each["from"]["id"] == user][-1]


async def verdicts(stage: Stage) -> list[str]:
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(select(incident.c.verdict).order_by(incident.c.id))
        return list(rows.scalars())


async def test_two_members_report_and_staff_decide_after_a_restart(stage: Stage) -> None:
    await stage.join(DAN)
    bad = await write(stage, DAN, "Buy <b>followers</b> from me, ask in private")
    assert "I've noted it" in await complain(stage, ANN, bad, "advert")
    assert not any("reports by members" in text for text in await stage.heard(OWNER, OPS))
    await stage.restart()
    assert "has been asked to look" in await complain(stage, BO, bad)
    card = await stage.last(OWNER, OPS)
    assert "Buy <b>followers</b> from me" in card["text"] or "Buy" in card["text"]
    assert "advert" in card["text"]
    for who in (ANN, BO):
        seen = [each for each in await stage.seen(CHEN) if each["from"]["id"] == who]
        assert not any("/report" in each["text"] for each in seen), "nobody else sees who reported"
    assert not any("noted" in text for text in await stage.heard(CHEN))
    await stage.press(OWNER, card, "incident:ban", OPS)
    assert await verdicts(stage) == ["confirmed"]


async def test_staff_the_bot_and_ones_own_cannot_be_reported(stage: Stage) -> None:
    own = await write(stage, ANN, "hello")
    assert "is your own" in await complain(stage, ANN, own)
    assert "runs this group" in await complain(stage, ANN, await write(stage, OWNER, "good morning"))
    await stage.say(OWNER, "/vote Tea? | Yes | No")
    await stage.settle()
    of_bot = [each for each in await stage.seen(ANN) if each["from"]["id"] == BOT][-1]
    assert "bots and channels" in await complain(stage, ANN, of_bot)
    await stage.say(ANN, "/report")
    await stage.settle()
    assert "Reply to the message" in (await stage.last(ANN))["text"]


async def test_report_abuse_costs_the_right_to_and_comes_back(stage: Stage) -> None:
    await stage.say(ANN, "/start", ANN)
    for number in range(3):
        fine = await write(stage, CHEN, f"a harmless sentence, number {number}")
        await complain(stage, ANN, fine)
        await complain(stage, BO, fine)
        card = await stage.last(OWNER, OPS)
        await stage.press(OWNER, card, "incident:pardon", OPS)
        await stage.pass_time(minutes=5)
    assert await verdicts(stage) == ["pardoned"] * 3
    assert any("3 of your last 5 reports in Readers" in text for text in await stage.heard(ANN, ANN))
    fine = await write(stage, CHEN, "one more")
    assert "I take none from you until" in await complain(stage, ANN, fine)
    await stage.restart(days=31)
    fine = await write(stage, CHEN, "a month later")
    assert "I've noted it" in await complain(stage, ANN, fine)


async def test_the_same_report_in_a_repeated_batch_counts_once(stage: Stage) -> None:
    bad = await write(stage, CHEN, "hm")
    for _ in range(3):
        await complain(stage, ANN, bad)
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(select(report.c.reporter_id))
        assert rows.scalars().all() == [ANN]
    assert await verdicts(stage) == []
    assert GROUP
