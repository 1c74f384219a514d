"""A shop of our own and its customers, for the tests of buying and of what becomes of orders."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.actions import shop
from bot.actions.shop import Bought, Wish
from bot.domain.community import Person
from bot.domain.levels import Level, LevelRules
from bot.domain.outgoing import Say
from bot.domain.refusal import Refusal
from bot.domain.shop import CODE, MANUAL, MONTH, TAG, WEEK, Item, ShopRules
from bot.storage.database import Database
from bot.storage.uow import UnitOfWork
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene

OPS = -1010
BOSS = Person(900, "Boss")
LADDER = LevelRules((Level(0), Level(1000, 10)))
GOODS = ShopRules((
    Item("mug", 100, MANUAL, stock=3, low_stock=1),
    Item("coupon", 50, CODE, limit=1, per=MONTH, codes=("C-1", "C-2")),
    Item("sun", 80, TAG, tag={"zh": "阳光", "en": "Sunshine"}, days=7),
    Item("weekly", 10, MANUAL, limit=2, per=WEEK),
    Item("noble", 10, MANUAL, min_level=2),
))  # fmt: skip


async def opened(scene: Scene) -> Scene:
    """A community with a shop, an operators' chat, and members with points."""
    async with scene.database.begin() as uow:
        await uow.communities.change(scene.community.id, ops_chat_id=OPS)
        community = await uow.communities.get(scene.community.id)
        for user in (ANN, BO, CHEN):
            await uow.members.open_contact(user, "en", NOON)
    made = Scene(scene.database, replace(scene.content, shop=GOODS, levels=LADDER), community)
    for user in (ANN, BO, CHEN):
        await made.pay(user, 250)
    return made


@asynccontextmanager
async def locked(scene: Scene) -> AsyncIterator[UnitOfWork]:
    """A transaction in which the community is ours."""
    async with scene.database.begin() as uow:
        await uow.communities.lock([scene.community.id])
        yield uow


async def buy(
    scene: Scene, user: int, item: str, price: int, key: str = "k", at: datetime = NOON
) -> Bought | None:
    member = await scene.member(user)
    async with locked(scene) as uow:
        return await shop.buy(uow, scene.content, at, scene.community, member, Wish(item, price, key), at)


async def refused(scene: Scene, user: int, item: str, price: int, key: str = "k", at: datetime = NOON) -> str:
    with pytest.raises(Refusal) as no:
        await buy(scene, user, item, price, key, at)
    return no.value.text.key


async def said(scene: Scene, chat_id: int) -> list[tuple[str, dict[str, Any]]]:
    """What is said in a chat: keys and parameters."""
    acts = await scene.wanted()
    return [
        (act.text.key, act.text.params)
        for act in acts
        if isinstance(act, Say) and act.to.chat_id == chat_id
    ]  # fmt: skip


async def rows(database: Database, table: Any) -> list[Any]:
    async with database.read() as uow:
        return list(await uow.connection.execute(select(table).order_by(table.c.id)))
