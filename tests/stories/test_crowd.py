"""A wave of bad messages over the real wire: one card for the operators, its buttons, who may press them."""

from typing import Any

from sqlalchemy import select

from bot.storage.tables import incident, sanction
from tests.bad_input.ground import text, unharmed
from tests.stories.panel_hands import forge
from tests.stories.stage import BOT, OPS, OWNER, Stage

WAVE = range(5001, 5008)
MAYBE = "大家看 刷*单*返*现 哦 {}"


async def wave(stage: Stage) -> dict[str, Any]:
    """All of them write while the bot is away; the card that comes of it."""
    await stage.join(*WAVE)
    await stage.settle()
    await stage.end()
    for number, user in enumerate(WAVE):
        await stage.say(user, MAYBE.format("一二三四五六七"[number]))
    await stage.restart(minutes=1)
    [card] = await cards(stage, "incidents at once")
    return card


async def cards(stage: Stage, words: str) -> list[dict[str, Any]]:
    """The bot's messages in the operators' chat with these words."""
    found = await stage.seen(OWNER, OPS)
    return [each for each in found if each["from"]["id"] == BOT and words in each["text"]]


async def verdicts(stage: Stage) -> list[str]:
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(select(incident.c.verdict).order_by(incident.c.id))
        return list(rows.scalars())


async def test_a_wave_is_one_card_and_one_decision_that_is_asked_twice(stage: Stage) -> None:
    card = await wave(stage)
    assert "7 incidents at once" in card["text"]
    assert await cards(stage, "Incident 1") == []
    await stage.press(OWNER, card, "crowd:ban", OPS)
    [card] = await cards(stage, "ban their authors?")
    assert await verdicts(stage) == [""] * 7, "only asked"
    await stage.press(OWNER, card, "crowd:do-ban", OPS)
    [card] = await cards(stage, "incidents at once")
    assert "7 confirmed" in card["text"]
    assert await verdicts(stage) == ["confirmed"] * 7
    assert not any("刷" in each["text"] for each in await stage.seen(1003))
    async with stage.database.read() as uow:
        kinds = await uow.connection.execute(select(sanction.c.kind))
        assert list(kinds.scalars()) == ["ban"] * 7
    await unharmed(stage)


async def test_they_can_be_seen_one_by_one_and_a_step_back_changes_nothing(stage: Stage) -> None:
    card = await wave(stage)
    await stage.press(OWNER, card, "crowd:next", OPS)
    assert len(await cards(stage, "<b>Incident")) + len(await cards(stage, "Incident ")) >= 5
    await stage.press(OWNER, card, "crowd:pardon", OPS)
    [card] = await cards(stage, "Were all 7 of these nothing?")
    await stage.press(OWNER, card, "crowd:show", OPS)
    assert len(await cards(stage, "incidents at once")) == 1
    assert await verdicts(stage) == [""] * 7
    await unharmed(stage)


async def test_members_and_garbage_change_nothing(stage: Stage) -> None:
    card = await wave(stage)
    await stage.say(1003, "/checkin")
    await stage.settle()
    public, last = await stage.last(1003), len(WAVE)
    for data in (
        f"crowd:do-ban.1.{last}:",
        "crowd:do-ban.1:",
        "crowd:do-ban.x.y:",
        "crowd:do-ban.9.1:",
        "crowd::",
    ):
        await forge(stage, 1003, public, data)
        await forge(stage, OWNER, card, data.replace("do-ban", "do-nothing"), OPS)
    assert await forge(stage, OWNER, card, "crowd:do-ban.77.99:", OPS) == await text(stage, "button-too-old")
    assert await verdicts(stage) == [""] * 7
    await unharmed(stage)
