"""One operators' chat for groups of different languages: each is spoken about in its own."""

from tests.stories.panel_hands import SECOND, again, datas, panel, press, second_community
from tests.stories.stage import OPS, OWNER, Stage

BO = 1003


async def chinese_neighbour(stage: Stage) -> None:
    """A second group, which speaks Chinese; the first one speaks English."""
    await second_community(stage)
    async with stage.database.begin() as uow:
        community = (await uow.communities.by_chats([SECOND]))[SECOND]
        await uow.communities.change(community.id, language="zh")


async def test_the_panel_speaks_the_language_of_the_group_that_is_chosen(stage: Stage) -> None:
    await chinese_neighbour(stage)
    asked = await panel(stage, OWNER, OPS)
    assert "Which group" in asked["text"]
    number = next(each for each in datas(asked) if not each.startswith("panel:1."))
    chosen = await press(stage, asked, number.rpartition(":")[0], chat=OPS)
    assert "日程" in str(chosen["buttons"])


async def test_a_proposal_is_answered_in_the_language_in_which_it_came(stage: Stage) -> None:
    await chinese_neighbour(stage)
    await stage.post(f"chats/{SECOND}/join", user=BO)
    await stage.say(BO, "/vote 去跑步吗 | 去 | 不去 --until 2h", SECOND)
    await stage.settle()
    asked = await stage.last(OWNER, OPS)
    assert "想在 Runners 发起投票" in asked["text"]
    await stage.press(OWNER, asked, "vote:approve.", OPS)
    assert "已开始" in (await again(stage, OWNER, asked, OPS))["text"]
