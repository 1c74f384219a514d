"""Staff of several groups press in private what belongs to one, having been active in another since."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.storage.tables import challenge, giveaway, ledger, member, purchase
from tests.bad_input.ground import unharmed
from tests.stories.panel_hands import ANN, SECOND, orders, second_community
from tests.stories.stage import BOT, OPS, OWNER, Stage


async def tell(stage: Stage, written: str, chat: int = OWNER) -> dict[str, Any]:
    """The owner writes, in private unless told otherwise; the bot's last message there."""
    await stage.say(OWNER, written, chat)
    await stage.settle()
    return await stage.last(OWNER, chat)


async def turned_away(stage: Stage) -> None:
    """The owner was last active in the other group."""
    await stage.say(OWNER, "good morning", SECOND)
    await stage.settle()
    async with stage.database.begin() as uow:
        tomorrow = stage.clock.now().date() + timedelta(days=1)
        theirs = (member.c.user_id == OWNER) & (member.c.community_id != 1)
        await uow.connection.execute(update(member).where(theirs).values(last_day=tomorrow))


async def states(stage: Stage) -> list[tuple[int, str]]:
    """Challenges, giveaways and orders: their community and state."""
    async with stage.database.read() as uow:
        return [
            (row.community_id, row.state)
            for table in (challenge, giveaway, purchase)
            for row in await uow.connection.execute(select(table.c.community_id, table.c.state))
        ]


async def test_a_button_is_about_the_group_it_was_made_for(stage: Stage) -> None:
    await stage.say(OWNER, "hello everybody")
    await second_community(stage)
    await orders(stage, 1)
    race = await tell(stage, "/challenge Read | 3 days | #reading")
    raffle = await tell(stage, "/giveaway Mug | a mug | 1")
    await stage.say(ANN, "hello")
    award = await tell(stage, "/award @ann 20 for the cake")
    waiting = await tell(stage, "/orders")
    menu = await tell(stage, "/challenge")
    await turned_away(stage)
    await stage.press(OWNER, race, "challenge:cancel", OWNER)
    await stage.press(OWNER, raffle, "giveaway:cancel", OWNER)
    for name in ("challenge", "giveaway"):
        [sure] = [each for each in await stage.seen(OWNER, OWNER) if f"{name}:off" in str(each["buttons"])]
        await stage.press(OWNER, sure, f"{name}:off", OWNER)
    await stage.press(OWNER, waiting, "order:done", OWNER)
    await stage.press(OWNER, award, "undo", OWNER)
    assert await states(stage) == [(1, "cancelled"), (1, "cancelled"), (1, "done")]
    async with stage.database.read() as uow:
        rows = await uow.connection.execute(
            select(ledger.c.community_id, ledger.c.amount).where(ledger.c.actor == OWNER)
        )
        assert sorted((row.community_id, row.amount) for row in rows) == [(1, -20), (1, 20)]
    await stage.press(OWNER, menu, "challenge:new.photo", OWNER)
    assert (await states(stage))[:2] == [(1, "cancelled"), (1, "signup")]
    await unharmed(stage)


async def test_an_operator_who_is_in_no_group_works_in_private_for_the_one_they_operate(stage: Stage) -> None:
    await stage.post("users", id=1009, first_name="Opal", username="opal")
    await stage.join(1009, chat=OPS)
    for written, told in (
        ("/checkin", "haven't met in a group"), ("/codes", "Readers: there are no codes yet"),
        ("/votes", "any votes in Readers yet"), ("/gate sum", "a small sum"), ("/help", "/panel"),
        ("/duty on", "On duty for Readers: Opal"),
    ):  # fmt: skip
        await stage.say(1009, written, chat=1009, bot=BOT)
        await stage.settle()
        assert told in (await stage.last(1009, 1009))["text"], written
    await stage.post(f"chats/{OPS}/leave", user=1009)
    await stage.say(1009, "/codes", chat=1009, bot=BOT)
    await stage.settle()
    assert "for admins" in (await stage.last(1009, 1009))["text"]
    await unharmed(stage)
