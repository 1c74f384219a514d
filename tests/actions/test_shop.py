"""Buying: once for each confirmation, never more than there is, never below zero."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.actions import shop, shop_orders
from bot.actions.shop import Bought, Wish
from bot.domain.community import Person
from bot.domain.levels import Level, LevelRules
from bot.domain.outgoing import Say, Tag, Whisper
from bot.domain.points import Entry
from bot.domain.refusal import Refusal
from bot.domain.shop import CODE, MANUAL, MONTH, TAG, WEEK, Item, ShopRules
from bot.storage.database import Database
from bot.storage.tables import ledger, purchase
from bot.storage.uow import UnitOfWork
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene, community_of

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


@pytest.fixture
async def mart(scene: Scene) -> Scene:
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


async def test_what_was_bought_is_paid_noted_and_told_to_the_operators(mart: Scene) -> None:
    done = await buy(mart, ANN, "mug", 100)
    assert done is not None
    assert (done.balance, await mart.balance(ANN)) == (150, 150)
    [order] = await rows(mart.database, purchase)
    assert (order.user_id, order.item, order.unit, order.price, order.state) == (ANN, "mug", 1, 100, "open")
    assert [key for key, _ in await said(mart, OPS)] == ["order-new"]


async def test_where_no_operators_chat_is_administrators_get_the_order_with_its_buttons(mart: Scene) -> None:
    async with mart.database.begin() as uow:
        await uow.communities.change(mart.community.id, ops_chat_id=None)
        await uow.members.set_staff(mart.community.id, {BO: "administrator"})
        mart.community = await uow.communities.get(mart.community.id)
    await buy(mart, ANN, "mug", 100)
    [asked] = [act for act in await mart.wanted() if isinstance(act, Say) and act.text.key == "order-new"]
    assert (asked.to, asked.secret) == (Whisper(mart.community.chat_id, BO), True)
    assert asked.buttons


async def test_the_same_confirmation_buys_once_and_another_one_again(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    assert await refused(mart, ANN, "mug", 100) == "shop-bought-already"
    await buy(mart, ANN, "mug", 100, "another")
    assert await mart.balance(ANN) == 50


async def test_the_same_confirmation_pressed_at_the_same_moment_is_charged_once(mart: Scene) -> None:
    done = await asyncio.gather(*(buy(mart, ANN, "mug", 100) for _ in range(5)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Bought", *["Refusal"] * 4]
    assert await mart.balance(ANN) == 150


async def test_the_last_piece_is_sold_once_and_the_others_keep_their_points(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await buy(mart, ANN, "mug", 100, "b")
    done = await asyncio.gather(
        buy(mart, BO, "mug", 100), buy(mart, CHEN, "mug", 100), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in done) == ["Bought", "Refusal"]
    assert sorted([await mart.balance(BO), await mart.balance(CHEN)]) == [150, 250]
    assert [row.unit for row in await rows(mart.database, purchase)] == [1, 2, 3]


async def test_every_no_is_said_with_its_reason_and_charges_nothing(mart: Scene) -> None:
    await mart.pay(ANN, -200, "spent")
    assert await refused(mart, ANN, "mug", 100) == "shop-too-poor"
    assert await refused(mart, ANN, "noble", 10) == "shop-needs-level"
    assert await refused(mart, ANN, "nothing", 10) == "shop-gone"
    assert await refused(mart, ANN, "weekly", 9) == "shop-price-changed"
    for key in ("a", "b"):
        await buy(mart, ANN, "weekly", 10, key)
    assert await refused(mart, ANN, "weekly", 10, "c") == "shop-limit"
    assert await mart.balance(ANN) == 30
    await buy(mart, ANN, "weekly", 10, "c", NOON + 7 * DAY)


async def test_the_level_makes_it_cheaper_and_opens_what_others_cannot_have(mart: Scene) -> None:
    await mart.pay(ANN, 1000, "more")
    await buy(mart, ANN, "mug", 90)
    await buy(mart, ANN, "noble", 9, "b")
    assert await mart.balance(ANN) == 1250 - 99


async def test_each_code_is_sold_once_in_all_communities_and_an_empty_pool_charges_nobody(
    mart: Scene,
) -> None:
    async with mart.database.begin() as uow:
        other = await community_of(uow, -2000, ops_chat_id=OPS)
        await uow.members.ensure(other.id, BOSS)
    elsewhere = Scene(mart.database, mart.content, other)
    await elsewhere.pay(BOSS.user_id, 500)
    first, second = await buy(mart, ANN, "coupon", 50), await buy(elsewhere, BOSS.user_id, "coupon", 50)
    assert (first and first.code, second and second.code) == ("C-1", "C-2")
    assert await buy(mart, BO, "coupon", 50) is None
    assert await buy(mart, CHEN, "coupon", 50) is None
    assert await mart.balance(BO) == 250
    assert [key for key, _ in await said(mart, OPS)] == ["shop-pool-empty"], "once a day"
    [order] = [row for row in await rows(mart.database, purchase) if row.user_id == ANN]
    assert (order.code, order.state) == ("C-1", "done")


async def test_a_code_that_one_member_may_buy_twice_is_another_one(mart: Scene) -> None:
    await buy(mart, ANN, "coupon", 50)
    assert await refused(mart, ANN, "coupon", 50, "b") == "shop-limit"
    again = await buy(mart, ANN, "coupon", 50, "b", NOON + 30 * DAY)
    assert again is not None
    assert again.code == "C-2"


async def test_a_tag_is_worn_at_once_and_a_second_one_prolongs_it(mart: Scene) -> None:
    await buy(mart, ANN, "sun", 80)
    await buy(mart, ANN, "sun", 80, "b", NOON + DAY)
    async with mart.database.read() as uow:
        until = await uow.tags.until(mart.community.id, ANN, "shop", "Sunshine")
    assert until == NOON + 14 * DAY
    assert [act.text for act in await mart.wanted() if isinstance(act, Tag)] == ["Sunshine"]


async def test_a_tag_that_could_not_be_shown_is_not_sold(mart: Scene) -> None:
    async with mart.database.begin() as uow:
        await uow.members.change(mart.community.id, BO, status="administrator")
    assert await refused(mart, BO, "sun", 80) == "shop-tag-staff"
    async with mart.database.begin() as uow:
        await uow.communities.change(mart.community.id, rights=["administrator"])
    assert await refused(mart, ANN, "sun", 80) == "shop-no-tags"


async def test_operators_hear_once_that_little_is_left(mart: Scene) -> None:
    for key in ("a", "b"):
        await buy(mart, ANN, "mug", 100, key)
    await buy(mart, BO, "mug", 100)
    low = [params["left"] for key, params in await said(mart, OPS) if key == "shop-low-stock"]
    assert low == [1]


async def settle(scene: Scene, order_id: int, reason: str | None = None) -> None:
    async with locked(scene) as uow:
        community, order = await shop_orders.find(uow, [scene.community], order_id)
        if reason is None:
            await shop_orders.hand_over(uow, NOON, community, order, BOSS)
        else:
            await shop_orders.refuse(uow, NOON, community, order, BOSS, reason)


async def test_a_refused_order_gives_back_points_and_piece_once_and_tells_why(mart: Scene) -> None:
    for user in (ANN, BO, CHEN):
        await buy(mart, user, "mug", 100)
    await settle(mart, 2, "it fell  down")
    assert await mart.balance(BO) == 250
    [(key, params)] = await said(mart, BO)
    assert (key, params["reason"]) == ("order-refused", "it fell down")
    for again in (None, "twice"):
        with pytest.raises(Refusal, match="order-closed"):
            await settle(mart, 2, again)
    assert await mart.balance(BO) == 250
    await buy(mart, ANN, "mug", 100, "b")
    units = {row.id: row.unit for row in await rows(mart.database, purchase)}
    assert units == {1: 1, 2: None, 3: 3, 4: 2}, "the freed piece is the one that is free"


async def test_an_order_handed_over_is_told_and_cannot_be_refused(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await settle(mart, 1)
    assert [key for key, _ in await said(mart, ANN)] == ["order-handed-over"]
    with pytest.raises(Refusal, match="order-closed"):
        await settle(mart, 1, "no")
    assert await mart.balance(ANN) == 150


async def test_who_left_or_is_forgotten_still_gets_the_points_but_hears_nothing(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await buy(mart, BO, "mug", 100)
    async with mart.database.begin() as uow:
        await uow.members.close_contact(ANN, NOON)
        await uow.members.change(mart.community.id, ANN, left_at=NOON)
        pseudonym = await uow.privacy.erase(BO, NOON)
    await settle(mart, 1, "gone")
    await settle(mart, 2, "gone")
    assert (await mart.balance(ANN), await mart.balance(pseudonym)) == (250, 250)
    assert await said(mart, ANN) + await said(mart, mart.community.chat_id) == []


async def test_another_communitys_order_is_not_ours_to_settle(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    async with mart.database.begin() as uow:
        other = await community_of(uow, -2000)
    with pytest.raises(Refusal, match="button-too-old"):
        await settle(Scene(mart.database, mart.content, other), 1)


async def test_the_shelf_tells_price_stock_and_obstacle_of_each(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    member = await mart.member(ANN)
    async with mart.database.read() as uow:
        found = await shop.shelf(uow, mart.content, mart.community, member, NOON)
    told = {
        each.item.id: (each.price, each.left, each.obstacle and each.obstacle.key) for each in found.goods
    }
    assert told == {
        "mug": (100, 2, None), "coupon": (50, 2, None), "sun": (80, None, None), "weekly": (10, None, None),
        "noble": (10, None, "shop-needs-level"),
    }  # fmt: skip
    assert found.balance == 150


async def test_purchases_stand_in_the_ledger_under_their_order(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await settle(mart, 1, "no")
    entries = [(row.kind, row.amount, row.key, row.ref) for row in await rows(mart.database, ledger)][-2:]
    assert entries == [("purchase", -100, "purchase:1", "mug"), ("refund", 100, "refund:1", "mug")]
    assert Entry(ANN, 0, "x", "y").ref == ""
