"""Newcomers over the real wire: greeted, helped along, left in peace."""

from tests.stories.stage import GROUP, OPS, Stage

NEW = 3001


async def test_people_who_arrive_together_are_greeted_together_and_the_greeting_goes_again(
    stage: Stage,
) -> None:
    await stage.join(*range(NEW, NEW + 25))
    await stage.pass_time(seconds=61)
    [greeting] = await stage.heard(1002)
    assert "Readers" in greeting
    assert "and 15 more" in greeting
    await stage.pass_time(minutes=10)
    assert await stage.heard(1002) == []


async def test_the_next_greeting_takes_the_place_of_the_one_before(stage: Stage) -> None:
    await stage.join(NEW)
    await stage.pass_time(seconds=61)
    await stage.join(NEW + 1)
    await stage.pass_time(seconds=61)
    await stage.pass_time(seconds=1)
    [greeting] = await stage.heard(1002)
    assert f"Name{NEW + 1}" in greeting
    assert "Name3001" not in greeting


async def test_the_buttons_of_the_greeting_work(stage: Stage) -> None:
    await stage.join(NEW)
    await stage.pass_time(seconds=61)
    greeting = await stage.last(NEW)
    assert "points" in (await stage.press(NEW, greeting, "hello"))["text"]
    await stage.press(NEW, greeting, "checkin")
    async with stage.database.read() as uow:
        community = (await uow.communities.all())[0]
        assert (await uow.welcome.tasks(community.id, [NEW]))[NEW] == {"checkin"}
        # gift, first task, and the first check-in of the day
        assert await uow.ledger.balance(community.id, NEW) == 10 + 5 + (10 + 20 + 5)
    assert len(await stage.heard(1002)) == 1


async def test_a_raid_is_told_to_the_operators_and_not_greeted(stage: Stage) -> None:
    await stage.join(*range(NEW, NEW + 80))
    await stage.pass_time(seconds=5)
    await stage.pass_time(minutes=2)
    assert await stage.heard(1002, GROUP) == []
    alerts = [text for text in await stage.heard(1001, OPS) if "raid" in text]
    assert len(alerts) == 1


async def test_a_newcomer_who_says_nothing_is_reminded_quietly_the_next_evening(stage: Stage) -> None:
    await stage.join(NEW)
    await stage.pass_time(seconds=61)
    await stage.pass_time(hours=23)
    await stage.pass_time(hours=10)
    await stage.pass_time(minutes=1)
    assert any(f"Name{NEW}" in text and "settling in" in text for text in await stage.heard(1002))
    await stage.pass_time(hours=7)
    assert not any("settling in" in text for text in await stage.heard(1002))
