"""A raid over the real wire: two hundred people in twenty seconds, and a group that sees none of it."""

from tests.stories.door import NEW, calls, labels, standing, told
from tests.stories.stage import GROUP, OPS, OWNER, Stage

CROWD = range(NEW, NEW + 200)


async def raid(stage: Stage) -> None:
    """Ten people a second, twenty seconds long."""
    for start in range(0, len(CROWD), 10):
        await stage.join(*CROWD[start : start + 10])
        await stage.pass_time(seconds=1)


async def test_two_hundred_joins_in_twenty_seconds_are_told_once_and_the_group_reads_nothing(
    stage: Stage,
) -> None:
    before = len(await stage.seen(1002))
    await raid(stage)
    await stage.pass_time(minutes=2)
    assert await stage.heard(1002) == []
    assert len(await stage.seen(1002)) - before <= 31
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
    assert "200 people who came with it are still here" in over["text"]
    assert len(await told(stage, "looks like a raid")) == 0
    assert len(await told(stage, "this raid is over")) == 1
    await stage.join(NEW + 500)
    await stage.pass_time(seconds=61)
    assert any("Name3501" in text for text in await stage.heard(1002))


async def test_staff_end_it_and_everybody_may_write_again(stage: Stage) -> None:
    await raid(stage)
    [alarm] = await told(stage, "raid")
    await stage.press(OWNER, alarm, "raid:end", OPS)
    assert {await standing(stage, user) for user in CROWD[::20]} == {"member"}
    await stage.join(*range(NEW + 300, NEW + 340))
    await stage.pass_time(seconds=5)
    assert len(await told(stage, "looks like a raid")) == 0
    assert len(await told(stage, "all clear")) == 1


async def test_those_who_came_are_banned_by_a_button_and_let_back_by_another(stage: Stage) -> None:
    await raid(stage)
    [alarm] = await told(stage, "raid")
    await stage.press(OWNER, alarm, "raid:ban", OPS)
    [sure] = await told(stage, "Sure?")
    assert "200 people" in sure["text"]
    await stage.press(OWNER, sure, "raid:sure", OPS)
    assert {await standing(stage, user) for user in CROWD[::20]} == {"left"} or {
        await standing(stage, user) for user in CROWD[::20]
    } == {"kicked"}
    assert await standing(stage, 1002) == "member"
    [done] = await told(stage, "banned 200 people")
    await stage.press(OWNER, done, "raid:undo", OPS)
    assert len(await calls(stage, "unbanChatMember")) == 200
    await stage.join(NEW)
    assert await standing(stage, NEW) == "member"


async def test_members_can_press_nothing_of_it(stage: Stage) -> None:
    await raid(stage)
    async with stage.database.read() as uow:
        [held] = await uow.measures.named("raid")
    for data in (f"raid:end.{held.community_id}:", f"raid:ban.{held.community_id}.0:"):
        forged = await stage.post("forge", chat=GROUP, user=1002, data=data, wait=5)
        await stage.settle()
        assert "admin" in forged["answer"]["text"].lower()
    async with stage.database.read() as uow:
        assert await uow.measures.named("raid") == [held]


async def test_people_whom_staff_bring_in_are_no_raid(stage: Stage) -> None:
    for user in CROWD[:40]:
        await stage.post("users", id=user, first_name=f"Name{user}")
    await stage.post(f"chats/{GROUP}/join", users=list(CROWD[:40]), by=OWNER)
    await stage.settle()
    assert await calls(stage, "restrictChatMember") == []
