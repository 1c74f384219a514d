"""Two hundred members press *Buy* on the last piece at once, each twice, at two replicas."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Update as FullUpdate
from sqlalchemy import select

from bot.clock import SetClock
from bot.content import Content
from bot.desk import Desk, Toast
from bot.domain.community import Community, Person
from bot.domain.points import Entry
from bot.domain.press import pack_press
from bot.domain.shop import Item, ShopRules
from bot.intake.batch import Identity, Intake
from bot.intake.events import handler
from bot.intake.hear import Ear
from bot.intake.slim import Update
from bot.storage.database import Database
from bot.storage.tables import dead_update, ledger, purchase
from handlers.router import router
from handlers.table import BUTTONS, COMMANDS, DIALOGUES
from tests.actions.scene import community_of
from tests.intake.guards import guard
from tests.intake.mail import BOT, GROUP, NOON, OPS, chat, person, update

PEOPLE = range(700_001, 700_201)
MUG = Item("mug", 50, stock=3)


@dataclass
class Replica:
    """An intake with a database connection and the whole router of its own; keeps what it would answer."""

    database: Database
    content: Content
    toasts: list[Toast] = field(default_factory=list)
    bot: Bot = field(default_factory=lambda: Bot("42:TEST"))

    @property
    def intake(self) -> Intake:
        """As the application builds it."""
        dispatcher = Dispatcher()
        dispatcher.include_router(router(COMMANDS, BUTTONS, DIALOGUES))

        async def talk(desk: Desk, update: Update, raw: bytes) -> None:
            del update
            full = FullUpdate.model_validate_json(raw, context={"bot": self.bot})
            await dispatcher.feed_update(self.bot, full, desk=desk)

        who = Identity(BOT, "steward_bot", frozenset())
        ear = Ear(frozenset(COMMANDS), {}, who.username, guard())
        return Intake(
            self.database, self.content, SetClock(NOON), who, ear, handler(talk),
            lambda desk: self.toasts.extend(desk.toasts),
        )  # fmt: skip

    async def take(self, raws: Sequence[bytes]) -> None:
        """Batches of a hundred, one after the other."""
        intake = self.intake
        for start in range(0, len(raws), 100):
            await intake.take(raws[start : start + 100])


@pytest.fixture
async def replicas(database: Database, content: Content) -> AsyncIterator[list[Replica]]:
    """One on SQLite, two on PostgreSQL, whose shop sells mugs."""
    mugs = replace(content, shop=ShopRules((MUG,)))
    if database.is_sqlite:
        yield [Replica(database, mugs)]
        return
    second = Database(database.url.render_as_string(hide_password=False))
    yield [Replica(database, mugs), Replica(second, mugs)]
    await second.close()


async def crowd(database: Database) -> Community:
    """A community of two hundred with sixty points each, in which two mugs are sold already."""
    async with database.begin() as uow:
        community = await community_of(uow, GROUP, ops_chat_id=OPS)
        for user in PEOPLE:
            await uow.members.ensure(community.id, Person(user, f"Name{user}"))
        day = community.day_of(NOON)
        await uow.ledger.record_many(
            community.id, [Entry(user, 60, "gift", f"gift:{user}") for user in PEOPLE], day, NOON
        )
        for unit in (1, 3):
            await uow.shop.add({
                "community_id": community.id, "user_id": 5, "item": "mug", "key": str(unit), "unit": unit,
                "price": 50, "state": "done", "code": "", "local_date": day, "at": NOON,
            })  # fmt: skip
    return community


def press(number: int, user: int) -> bytes:
    """Somebody presses *Buy*; the second press of the same button is another update."""
    message = {
        "message_id": 9, "date": int(NOON.timestamp()), "chat": chat(GROUP), "text": "?",
        "from": {"id": BOT, "is_bot": True, "first_name": "Steward"},
    }  # fmt: skip
    query = {
        "id": f"{number}", "from": person(user), "message": message, "chat_instance": "1",
        "data": pack_press("pay", f"mug.once.{MUG.price}", user),
    }  # fmt: skip
    return update(number, callback_query=query)


async def test_one_gets_the_last_piece_one_is_charged_and_the_others_are_told_kindly(
    replicas: list[Replica],
) -> None:
    first = replicas[0].database
    community = await crowd(first)
    presses = [press(number, user) for number, user in enumerate([*PEOPLE, *PEOPLE], start=1)]
    Random(4).shuffle(presses)
    share = len(presses) // len(replicas)
    await asyncio.gather(*(
        replica.take(presses[place * share : (place + 1) * share]) for place, replica in enumerate(replicas)
    ))  # fmt: skip
    async with first.read() as uow:
        run = uow.connection.execute
        bought = (
            await run(select(purchase.c.user_id, purchase.c.unit).where(purchase.c.key == "once"))
        ).all()
        charged = (
            await run(select(ledger.c.user_id, ledger.c.amount).where(ledger.c.kind == "purchase"))
        ).all()
        balances = Counter([await uow.ledger.balance(community.id, user) for user in PEOPLE])
        dead = (await run(select(dead_update.c.id))).all()
    [(winner, unit)] = bought
    assert (unit, charged) == (2, [(winner, -50)])
    assert balances == {60: 199, 10: 1}
    assert dead == []
    told = Counter(toast.text.key if toast.text else "" for each in replicas for toast in each.toasts)
    assert told == {"shop-sold-out": 398, "shop-bought-already": 1, "": 1}
