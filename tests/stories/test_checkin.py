"""Members check in over the real wire."""

from datetime import timedelta

from tests.stories.stage import GROUP, Stage


async def test_a_member_checks_in_once_a_day_and_is_told_so_quietly(stage: Stage) -> None:
    await stage.say(1002, "check in")
    await stage.settle()
    mine = await stage.last(1002)
    assert mine["ephemeral"]
    assert not await stage.heard(1003)
    await stage.say(1002, "/checkin")
    await stage.settle()
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        assert len(await uow.checkins.history(community.id, 1002)) == 1
        assert await uow.ledger.balance(community.id, 1002) == 10 + 20 + 5


async def test_five_days_in_a_row_make_a_streak_of_five(stage: Stage) -> None:
    for _ in range(5):
        await stage.say(1003, "打卡")
        await stage.pass_time(days=1)
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        assert len(await uow.checkins.history(community.id, 1003)) == 5


async def test_fifty_members_press_five_times_in_the_same_second_and_are_paid_once(stage: Stage) -> None:
    people = list(range(2001, 2051))
    await stage.join(*people)
    await stage.settle()
    presses = [{"path": "say", "chat": GROUP, "user": user, "text": "/checkin"} for user in people] * 5
    await stage.post("batch", do=presses)
    await stage.settle()
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        today = community.day_of(stage.clock.now())
        assert await uow.checkins.count(community.id, today) == 50
        paid = [await uow.ledger.times(community.id, user, "checkin", today) for user in people]
        assert paid == [1] * 50


async def test_the_evening_line_tells_the_group_how_many_came(stage: Stage) -> None:
    await stage.say(1002, "check in")
    await stage.say(1003, "check in")
    await stage.until(stage.clock.now() + timedelta(hours=12, minutes=5))
    assert any("2" in text for text in await stage.heard(1004))
