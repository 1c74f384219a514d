"""Buying: once for each confirmation, never more than there is, never below zero."""

import asyncio
from dataclasses import replace

import pytest

from bot.actions import shop
from bot.domain.outgoing import Say, Tag, Whisper
from bot.domain.shop import ShopRules
from bot.storage.tables import purchase
from tests.actions.mart import BOSS, GOODS, OPS, buy, opened, refused, rows, said
from tests.actions.scene import ANN, BO, CHEN, DAY, NOON, Scene, community_of


@pytest.fixture
async def mart(scene: Scene) -> Scene:
    """A community with a shop, an operators' chat, and members with points."""
    return await opened(scene)


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
    told = [(key, params["community"]) for key, params in await said(mart, OPS)]
    each_once = [("shop-pool-empty", home.title) for home in (other, mart.community)]
    assert told == each_once, "once a day for each community"
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


async def test_operators_hear_once_that_the_last_code_has_gone(mart: Scene) -> None:
    await buy(mart, ANN, "coupon", 50)
    assert await said(mart, OPS) == []
    await buy(mart, BO, "coupon", 50)
    assert await buy(mart, CHEN, "coupon", 50) is None
    assert [key for key, _ in await said(mart, OPS)] == ["shop-pool-empty"]


async def test_codes_that_end_with_the_stock_are_no_news(mart: Scene) -> None:
    goods = replace(GOODS.items[1], stock=2)
    mart.content = replace(mart.content, shop=ShopRules((goods,)))
    for user in (ANN, BO):
        await buy(mart, user, "coupon", 50)
    assert await said(mart, OPS) == []


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
