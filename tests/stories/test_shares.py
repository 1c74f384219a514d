"""Shares over the real wire: by reply and hashtag, approved, featured, declined, undone; the gallery."""

from datetime import timedelta
from typing import Any

from tests.stories.stage import GROUP, OPS, OWNER, START, Stage

ANN, BO, CHEN = 1002, 1003, 1004
SUNDAY = START + timedelta(days=6, hours=10)
"""Eight in the evening in Shanghai."""


async def say(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; their message."""
    said: dict[str, Any] = await stage.say(user, text, chat, **more)
    await stage.settle()
    found = [each for each in await stage.seen(OWNER, chat) if each["from"]["id"] == user]
    return found[-1] if found else said


async def share(stage: Stage, user: int, text: str) -> None:
    """Somebody shows something, with /share in reply to it."""
    shown = await say(stage, user, text)
    await say(stage, user, "/share", reply_to=shown["message_id"])


async def card(stage: Stage, number: int) -> dict[str, Any]:
    """A share's card in the operators' chat."""
    return next(each for each in await stage.seen(OWNER, OPS) if f"Share {number} ·" in each["text"])


async def balance(stage: Stage, user: int) -> int:
    async with stage.database.read() as uow:
        return sum(each.amount for each in await uow.ledger.last(1, user, 50) if "share" in each.kind)


async def told(stage: Stage, user: int, words: str, chat: int = GROUP) -> list[str]:
    return [text for text in await stage.heard(user, chat) if words in text]


async def test_shares_are_looked_at_paid_undone_and_shown_on_sunday(stage: Stage) -> None:
    await share(stage, ANN, "My first scarf")
    assert await told(stage, ANN, "the team will have a look")
    copies = [each for each in await stage.seen(OWNER, OPS) if each["text"] == "My first scarf"]
    assert len(copies) == 1, "the operators see the message itself"
    await stage.press(OWNER, await card(stage, 1), "share:1.approved", OPS)
    assert await balance(stage, ANN) == 10
    assert await told(stage, ANN, "is approved: 10 points")
    assert "Approved by Olga" in (await card(stage, 1))["text"]

    await say(stage, BO, "look #Share at this")
    await say(stage, BO, "nothing to #see here")
    await stage.restart(minutes=5)
    await stage.press(OWNER, await card(stage, 2), "share:2.featured", OPS)
    assert await balance(stage, BO) == 30
    await stage.press(OWNER, await card(stage, 1), "share:1.featured", OPS)
    assert await balance(stage, ANN) == 30

    await stage.press(OWNER, await card(stage, 2), "share:2.undo", OPS)
    assert await balance(stage, BO) == 0
    assert await told(stage, BO, "its 30 points are taken back")
    await stage.press(OWNER, await card(stage, 2), "share:2.approved", OPS)
    assert await balance(stage, BO) == 10

    await share(stage, CHEN, "Buy my course")
    await stage.press(OWNER, await card(stage, 3), "share:3.declined", OPS)
    asked = await stage.last(OWNER, OPS)
    await say(stage, OWNER, "no advertising please", OPS, reply_to=asked["message_id"])
    assert await told(stage, CHEN, "not taken this time: no advertising please")
    assert await balance(stage, CHEN) == 0

    await stage.until(SUNDAY + timedelta(seconds=2), step=timedelta(days=7))
    [post] = await told(stage, CHEN, "This week's gallery")
    assert post.index("⭐ Ann") < post.index("· Bo")
    assert "Chen" not in post
    await say(stage, CHEN, "/gallery")
    assert "⭐ Ann" in (await stage.last(CHEN))["text"]
    await stage.until(SUNDAY + timedelta(days=7, seconds=2), step=timedelta(days=8))
    assert len(await told(stage, CHEN, "This week's gallery")) == 1, "nothing new, no post"


async def test_what_cannot_be_shared_is_refused_kindly(stage: Stage) -> None:
    shown = await say(stage, ANN, "a vase")
    await say(stage, BO, "/share", reply_to=shown["message_id"])
    assert await told(stage, BO, "your own messages only")
    await say(stage, OWNER, "/share", reply_to=shown["message_id"])
    assert "put forward by Olga" in (await card(stage, 1))["text"]
    await say(stage, ANN, "/share", reply_to=shown["message_id"])
    assert await told(stage, ANN, "shared already")
    for number in range(4):
        await share(stage, BO, f"cup {number}")
    assert await told(stage, BO, "3 shares a day are the limit")
    await say(stage, BO, "one more #share")
    await say(stage, OWNER, "/share tags diy")
    await say(stage, CHEN, "mine #share")
    await say(stage, CHEN, "mine #DIY")
    async with stage.database.read() as uow:
        waiting = await uow.shares.waiting([1], 10)
    assert [each.user_id for each in waiting] == [ANN, BO, BO, BO, CHEN]
    await say(stage, ANN, "/share")
    assert "#diy" in (await stage.last(ANN))["text"]
    for data in (
        "share:1.approved:",
        "share:999.approved:",
        "share:x.approved:",
        "share:1.dance:",
        "share:1.undo:",
    ):
        await stage.post("forge", chat=GROUP, user=BO, message=shown["message_id"], data=data, wait=5)
    async with stage.database.read() as uow:
        assert len(await uow.shares.waiting([1], 10)) == 5
