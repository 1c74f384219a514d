"""A raid over the real wire: two hundred people in twenty seconds, and a group that sees none of it."""

from tests.stories.door import NEW, calls, come, crowd, labels, standing, told
from tests.stories.panel_hands import forge
from tests.stories.stage import OPS, OWNER, Stage

CROWD, FEW = range(NEW, NEW + 200), range(NEW, NEW + 80)


async def raid(stage: Stage, people: range = FEW) -> None:
    """Ten people a second."""
    await crowd(stage, people)
    for start in range(0, len(people), 10):
        await come(stage, people[start : start + 10])
        await stage.pass_time(seconds=1)


async def test_two_hundred_joins_in_twenty_seconds_are_told_once_and_the_group_reads_nothing(
    stage: Stage,
) -> None:
    before = len(await stage.seen(1002))
    await raid(stage, CROWD)
    await stage.pass_time(minutes=2)
    assert await stage.heard(1002) == []
    assert len(await stage.seen(1002)) - before <= 61
    [alarm] = await told(stage, "raid")
    assert labels(alarm) == ["✅ End raid mode", "⛔ Ban those who joined since"]
    assert {await standing(stage, user) for user in CROWD[::20]} == {"restricted"}
    assert await standing(stage, 1002) == "member"
    muted = [each["user_id"] for each in await calls(stage, "restrictChatMember")]
    assert sorted(muted) == list(CROWD)


async def test_it_ends_by_itself_after_quiet_minutes_also_when_the_bot_was_away(stage: Stage) -> None:
    await raid(stage)
    await stage.restart(minutes=9)
    assert await told(stage, "all clear") == []
    await stage.restart(minutes=3)
    [over] = await told(stage, "all clear")
    assert "80 people who came with it are still here" in over["text"]
    assert len(await told(stage, "looks like a raid")) == 0
    assert len(await told(stage, "this raid is over")) == 1
    await stage.join(NEW + 500)
    await stage.pass_time(seconds=61)
    assert any("Name3501" in text for text in await stage.heard(1002))


async def test_staff_end_it_and_everybody_may_write_again(stage: Stage) -> None:
    await raid(stage)
    [alarm] = await told(stage, "raid")
    await stage.press(OWNER, alarm, "raid:end", OPS)
    assert {await standing(stage, user) for user in FEW[::8]} == {"member"}
    await crowd(stage, range(NEW + 300, NEW + 340))
    await come(stage, range(NEW + 300, NEW + 340))
    await stage.pass_time(seconds=5)
    assert len(await told(stage, "looks like a raid")) == 0
    assert len(await told(stage, "all clear")) == 1


async def test_those_who_came_are_banned_by_a_button_and_let_back_by_another(stage: Stage) -> None:
    await raid(stage)
    [alarm] = await told(stage, "raid")
    await stage.press(OWNER, alarm, "raid:ban", OPS)
    [sure] = await told(stage, "Sure?")
    assert "80 people" in sure["text"]
    await stage.press(OWNER, sure, "raid:sure", OPS)
    assert {await standing(stage, user) for user in FEW[::8]} == {"kicked"}
    assert await standing(stage, 1002) == "member"
    [done] = await told(stage, "banned 80 people")
    await stage.press(OWNER, done, "raid:undo", OPS)
    assert len(await calls(stage, "unbanChatMember")) == 80
    await stage.join(NEW)
    assert await standing(stage, NEW) == "member"


async def test_members_can_press_nothing_of_it(stage: Stage) -> None:
    await stage.say(1002, "/help")
    await raid(stage)
    async with stage.database.read() as uow:
        [held] = await uow.measures.named("raid")
    for data in (f"raid:end.{held.community_id}:", f"raid:ban.{held.community_id}.0:"):
        assert "admin" in await forge(stage, 1002, await stage.last(1002), data)
    async with stage.database.read() as uow:
        assert await uow.measures.named("raid") == [held]


async def test_people_whom_staff_bring_in_are_no_raid(stage: Stage) -> None:
    await crowd(stage, FEW)
    await come(stage, FEW, by=OWNER)
    await stage.settle()
    assert await calls(stage, "restrictChatMember") == []
