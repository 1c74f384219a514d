"""`/compare`: the owner's groups side by side, and nobody else's."""

from tests.bad_input.ground import text, unharmed
from tests.stories.panel_hands import SECOND, again, forge, second_community
from tests.stories.stage import OPS, OWNER, Stage
from tests.stories.test_challenge import tell

ANN, BO, CHEN = 1002, 1003, 1004


async def two_groups(stage: Stage) -> None:
    await second_community(stage, ops=None)
    for number in range(3):
        await stage.say(BO, f"I have read page {number} of it by now.")
    await tell(stage, BO, "/checkin")
    for other in (ANN, OWNER):
        await stage.say(other, "So have I, and more than once.")
    await stage.say(ANN, "Who runs today?", SECOND)
    await stage.settle()
    for user in (OWNER, ANN, CHEN):
        await tell(stage, user, "/start", user)


async def test_the_owner_sees_all_groups_in_private_and_turns_the_period(stage: Stage) -> None:
    await two_groups(stage)
    shown = await tell(stage, OWNER, "/compare", OWNER)
    said = shown["text"]
    assert "The week, 2 groups" in said
    assert said.index("Readers") < said.index("Runners"), "those with most members first"
    assert "active · 💬 6" in said
    assert "active · 💬 1" in said
    await stage.press(OWNER, shown, "compare:month", OWNER)
    assert "The month, 2 groups" in (await again(stage, OWNER, shown, OWNER))["text"]
    assert "The day, 2 groups" in (await tell(stage, OWNER, "/compare day", OWNER))["text"]
    assert "Which period?" in (await tell(stage, OWNER, "/compare year", OWNER))["text"]
    await unharmed(stage)


async def test_who_runs_one_of_them_or_none_sees_nothing_of_the_other(stage: Stage) -> None:
    await two_groups(stage)
    for chat in (ANN, SECOND):
        assert "only one group" in (await tell(stage, ANN, "/compare", chat))["text"]
    assert "Runners" not in str(await stage.heard(ANN, ANN))
    assert "met in a group" in (await tell(stage, CHEN, "/compare", CHEN))["text"]
    public = await tell(stage, CHEN, "/checkin")
    assert await forge(stage, CHEN, public, "compare:week:") == await text(stage, "not-staff")
    alone = await tell(stage, OWNER, "/compare", OPS)
    assert "only one group" in alone["text"]
    assert await forge(stage, OWNER, alone, "compare:year:", OPS) == await text(stage, "button-too-old")
    assert "Readers" not in str(await stage.heard(CHEN, CHEN))
    await unharmed(stage)
