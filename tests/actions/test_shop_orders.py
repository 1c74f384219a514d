"""Orders: approved, handed over, back again, refused once with the points given back."""

from typing import Any

import pytest

from bot.actions import shop_orders
from bot.domain.refusal import Refusal
from bot.storage.tables import ledger, purchase
from tests.actions.mart import BOSS, buy, locked, opened, rows, said
from tests.actions.scene import ANN, BO, CHEN, NOON, Scene, community_of


@pytest.fixture
async def mart(scene: Scene) -> Scene:
    """A community with a shop, an operators' chat, and members with points."""
    return await opened(scene)


async def move(scene: Scene, act: Any, order_id: int = 1) -> None:
    async with locked(scene) as uow:
        community, order = await shop_orders.find(uow, [scene.community], order_id)
        await act(uow, NOON, community, order, BOSS)


async def waiting(scene: Scene) -> list[tuple[int, str]]:
    """Orders in the queue, as the list and the count say."""
    async with scene.database.read() as uow:
        found = await shop_orders.open_orders(uow, [scene.community], 9)
        assert await uow.shop.count_open(scene.community.id) == len(found)
    return [(order.id, order.state) for order in found]


async def test_an_approved_order_is_told_and_waits_until_it_is_handed_over(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await move(mart, shop_orders.approve)
    assert await waiting(mart) == [(1, "approved")]
    with pytest.raises(Refusal, match="order-closed"):
        await move(mart, shop_orders.approve)
    await settle(mart, 1)
    assert await waiting(mart) == []
    assert [key for key, _ in await said(mart, ANN)] == ["order-approved", "order-handed-over"]
    with pytest.raises(Refusal, match="order-closed"):
        await move(mart, shop_orders.approve)


async def test_an_approved_order_can_still_be_refused(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await move(mart, shop_orders.approve)
    await settle(mart, 1, "broken")
    assert await mart.balance(ANN) == 250
    for act in (shop_orders.approve, shop_orders.hand_over, shop_orders.reopen):
        with pytest.raises(Refusal):
            await move(mart, act)
    assert await mart.balance(ANN) == 250


async def test_an_order_handed_over_by_mistake_waits_again_and_is_refunded_once(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    with pytest.raises(Refusal, match="order-not-done"):
        await move(mart, shop_orders.reopen)
    await settle(mart, 1)
    await move(mart, shop_orders.reopen)
    assert await waiting(mart) == [(1, "open")]
    await settle(mart, 1, "there was none")
    assert await mart.balance(ANN) == 250
    assert [key for key, _ in await said(mart, ANN)] == [
        "order-handed-over",
        "order-reopened",
        "order-refused",
    ]


async def test_what_came_by_itself_cannot_be_opened_again(mart: Scene) -> None:
    await buy(mart, ANN, "coupon", 50)
    with pytest.raises(Refusal, match="button-too-old"):
        await move(mart, shop_orders.reopen)


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


async def test_purchases_stand_in_the_ledger_under_their_order(mart: Scene) -> None:
    await buy(mart, ANN, "mug", 100)
    await settle(mart, 1, "no")
    entries = [(row.kind, row.amount, row.key, row.ref) for row in await rows(mart.database, ledger)][-2:]
    assert entries == [("purchase", -100, "purchase:1", "mug"), ("refund", 100, "refund:1", "mug")]
