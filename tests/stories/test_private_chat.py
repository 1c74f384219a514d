"""Who has opened the bot may be written to, whatever became of what they said."""

import pytest

from bot.storage.database import Database
from tests.stories.stage import Stage

STRANGER = 4001


async def may_write_to(database: Database, user: int) -> bool:
    async with database.read() as uow:
        return bool(await uow.members.open_contacts([user]))


@pytest.mark.parametrize("said", ["/checkin", "/award 5 x", "/setup", "hello", "/start"])
async def test_whoever_writes_in_private_has_opened_the_bot_also_if_the_answer_is_a_no(
    stage: Stage, said: str
) -> None:
    await stage.post("users", id=STRANGER, first_name="Dee", language_code="en")
    await stage.say(STRANGER, said, STRANGER)
    await stage.settle()
    assert await stage.heard(STRANGER, STRANGER), "there is an answer"
    assert await may_write_to(stage.database, STRANGER)


async def test_whoever_blocked_the_bot_and_comes_back_has_opened_it_again(stage: Stage) -> None:
    await stage.post("users", id=STRANGER, first_name="Dee", language_code="en")
    await stage.say(STRANGER, "/start", STRANGER)
    await stage.settle()
    async with stage.database.begin() as uow:
        await uow.members.close_contact(STRANGER, stage.clock.now())
    await stage.say(STRANGER, "/checkin", STRANGER)
    await stage.settle()
    assert await may_write_to(stage.database, STRANGER)


async def test_whoever_speaks_in_the_group_has_not_opened_the_bot(stage: Stage) -> None:
    await stage.say(1002, "/points")
    await stage.settle()
    assert not await may_write_to(stage.database, 1002)
