"""Two hundred people want the last piece at once: one gets it, one pays, the rest are told kindly."""

import asyncio

from sqlalchemy import select

from bot.domain.points import Entry
from bot.storage.tables import ledger, purchase
from tests.stories.stage import BOT, GROUP, OWNER, Stage
from tests.stories.test_shop import ANN, mart, tell

__all__ = ["mart"]
"""The fixture: a shop with a single mug."""

CROWD = tuple(range(7001, 7201))


async def _furnish(stage: Stage) -> int:
    """Everybody is here and has 150 points; returns a message of the bot that everybody sees."""
    await stage.join(*CROWD)
    await stage.settle()
    async with stage.database.begin() as uow:
        [community] = await uow.communities.all()
        entries = [Entry(user, 140, "gift", f"story:{user}") for user in CROWD]
        now = stage.clock.now()
        await uow.ledger.record_many(community.id, entries, community.day_of(now), now)
    await tell(stage, OWNER, "/topic What is your favourite mug?")
    seen = await stage.seen(ANN)
    return int(
        next(each["message_id"] for each in seen if each["from"]["id"] == BOT and not each["ephemeral"])
    )


async def test_of_two_hundred_who_want_the_last_piece_one_gets_it_and_one_pays(mart: Stage) -> None:
    under = await _furnish(mart)
    presses = [
        mart.post(
            "forge", chat=GROUP, user=user, message=under, data=f"pay:mug.rush{user}.100:{user}", wait=30
        )
        for user in CROWD
    ]
    toasts = [each["answer"]["text"] for each in await asyncio.gather(*presses)]
    await mart.settle()
    assert toasts.count("Sold out.") == 199
    async with mart.database.read() as uow:
        [order] = (await uow.connection.execute(select(purchase))).all()
        paid = await uow.connection.execute(select(ledger.c.user_id).where(ledger.c.kind == "purchase"))
        assert paid.scalars().all() == [order.user_id]
        balances = [await uow.ledger.balance(1, user) for user in CROWD]
    assert sorted(balances) == [50] + [150] * 199
