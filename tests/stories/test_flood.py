"""A flood over the real wire: most of it goes, the flooder is warned, then muted, operators get one card."""

import pytest

from tests.bad_input.ground import unharmed
from tests.stories.stage import BOT, OPS, OWNER, Stage
from tests.stories.test_ladder import ANN, BO, cards, given, status


async def flood(stage: Stage, *, awake: bool) -> None:
    """Sixty messages in ten seconds, as long as Telegram takes them; the bot hears them, or is away."""
    for second in range(10):
        for number in range(6):
            if await status(stage, ANN) == "member":
                await stage.say(ANN, f"hey {second * 6 + number}")
        if awake:
            await stage.pass_time(seconds=1)
        else:
            stage.clock.advance(seconds=1)
            await stage.post("clock", set=int(stage.clock.now().timestamp()))


@pytest.mark.parametrize("awake", [True, False])
async def test_a_flood_is_mostly_deleted_ends_in_a_mute_and_is_one_card(stage: Stage, *, awake: bool) -> None:
    await stage.say(BO, "good morning")
    await stage.settle()
    if not awake:
        await stage.end()
    await flood(stage, awake=awake)
    if not awake:
        await stage.restart(minutes=5)
    left = [each for each in await stage.seen(BO) if each["text"].startswith("hey")]
    assert len(left) == 14
    assert await given(stage) == [("warn", None, False), ("mute", 3600, False)]
    assert await status(stage, ANN) == "restricted"
    [card] = await cards(stage)
    assert "flooding" in card["text"]
    assert "🔇 Muted, until" in card["text"]
    assert [each for each in await stage.seen(OWNER, OPS) if each["from"]["id"] == BOT] == [card]
    assert [each for each in await stage.heard(BO) if "hey" in each] == []
    await unharmed(stage)
