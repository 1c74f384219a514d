"""The shop over the real wire: a code for its buyer alone, an order through the operators' hands."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.points import Entry
from tests.stories import stage as scenery
from tests.stories.panel_hands import SECOND, second_community
from tests.stories.stage import GROUP, OPS, OWNER, Stage, staged

ANN, BO = 1002, 1003
GOODS = """
[[item]]
id = "mug"
title = { zh = "杯子", en = "A mug" }
text = { zh = "白的。", en = "A white one." }
price = 100
delivery = "manual"
stock = 1
[[item]]
id = "coupon"
title = { zh = "券", en = "Coupon" }
text = { zh = "结账时用。", en = "For the checkout." }
price = 50
delivery = "code"
code_file = "coupons.txt"
limit = 1
[[item]]
id = "sun"
title = { zh = "阳光", en = "Sunshine tag" }
text = { zh = "三天。", en = "Three days." }
price = 30
delivery = "tag"
tag = { zh = "阳光", en = "Sunshine" }
days = 3
"""
BOOKISH = """
[[item]]
id = "bookmark"
title = { zh = "书签", en = "A bookmark" }
text = { zh = "木的。", en = "Of wood." }
price = 20
delivery = "manual"
"""
"""What a pack has on sale instead."""


@pytest.fixture
async def mart(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A bot with a shop of our own; Ann and Bo have 250 points each."""
    content = tmp_path / "content"
    shutil.copytree(scenery.CONTENT, content)
    (content / "shop.toml").write_text(GOODS, encoding="utf-8")
    (content / "coupons.txt").write_text("SECRET-1\nSECRET-2\n", encoding="utf-8")
    (content / "packs" / "reading").mkdir()
    (content / "packs" / "reading" / "shop.toml").write_text(BOOKISH, encoding="utf-8")
    monkeypatch.setattr(scenery, "CONTENT", content)
    async with staged(database_url) as made:
        async with made.database.begin() as uow:
            [community] = await uow.communities.all()
            for user in (ANN, BO):
                entry, now = Entry(user, 250, "gift", f"story:{user}"), made.clock.now()
                await uow.ledger.record(community.id, entry, community.day_of(now), now)
        yield made


async def tell(stage: Stage, user: int, text: str, chat: int = GROUP, **more: Any) -> dict[str, Any]:
    """Somebody writes; the bot's last message that they see."""
    await stage.say(user, text, chat, **more)
    await stage.settle()
    return await stage.last(user, chat)


async def buy(stage: Stage, user: int, item: str, chat: int = GROUP) -> tuple[dict[str, Any], Any]:
    """From the shelf to the confirmed purchase; the message that was pressed last, and its toast."""
    await tell(stage, user, "/shop", chat)
    await stage.press(user, await stage.last(user, chat), f"shop:{item}", chat)
    asked = await stage.last(user, chat)
    return asked, await stage.press(user, asked, f"pay:{item}", chat)


async def balance(stage: Stage, user: int) -> int:
    async with stage.database.read() as uow:
        return await uow.ledger.balance(1, user)


async def test_a_code_is_bought_once_and_read_by_its_buyer_alone(mart: Stage) -> None:
    shelf = await tell(mart, ANN, "/shop")
    assert shelf["ephemeral"]
    for told in ("you have 250 points", "A mug", "100 points", "A white one. 1 left.", "2 left."):
        assert told in shelf["text"], told
    asked, toast = await buy(mart, ANN, "coupon")
    assert "You have 250, and 200 afterwards" in asked["text"]
    assert "SECRET-1" in toast["text"]
    assert toast["show_alert"]
    pay = next(button["data"] for row in asked["buttons"] for button in row if "pay:" in button["data"])
    again = await mart.post(
        "forge", chat=GROUP, user=ANN, data=pay, wait=5, ephemeral=asked["ephemeral_message_id"]
    )
    assert "paid once" in again["answer"]["text"]
    assert await balance(mart, ANN) == 200
    assert "SECRET-1" in "".join(await mart.heard(ANN))
    assert "SECRET" not in "".join(await mart.heard(BO))
    mine = await tell(mart, ANN, "/orders")
    assert "Coupon · 50 points · done" in mine["text"]
    assert "SECRET" not in mine["text"]
    assert "SECRET-1" in (await mart.press(ANN, mine, "code:1"))["text"]
    await tell(mart, ANN, "/start", ANN)
    assert "SECRET-1" in (await tell(mart, ANN, "/orders", ANN))["text"]
    assert "“Coupon” from the shop" in (await tell(mart, ANN, "/points"))["text"]


async def test_the_code_of_somebody_else_is_shown_to_nobody(mart: Stage) -> None:
    await buy(mart, ANN, "coupon")
    shelf = await tell(mart, BO, "/shop")
    forged = await mart.post(
        "forge", chat=GROUP, user=BO, data="code:1:", wait=5, ephemeral=shelf["ephemeral_message_id"]
    )
    assert "no longer of use" in forged["answer"]["text"]


async def test_an_order_is_handed_over_after_a_restart_and_the_buyer_hears_of_it(mart: Stage) -> None:
    await tell(mart, ANN, "/start", ANN)
    await buy(mart, ANN, "mug")
    order = await mart.last(OWNER, OPS)
    assert "Ann bought A mug for 100 points" in order["text"]
    await mart.restart()
    assert "▫️ A mug" in (await tell(mart, BO, "/shop"))["text"], "sold out"
    await mart.press(OWNER, order, "order:done.1", OPS)
    assert "handed over by Olga" in (await mart.last(OWNER, OPS))["text"]
    assert "has been handed over" in (await mart.last(ANN, ANN))["text"]
    twice = await mart.post(
        "forge", chat=OPS, user=OWNER, message=order["message_id"], data="order:refuse.1:", wait=5
    )
    assert "settled already" in twice["answer"]["text"]
    assert await balance(mart, ANN) == 150


async def test_an_order_is_approved_handed_over_by_mistake_and_refused_after_all(mart: Stage) -> None:
    await tell(mart, ANN, "/start", ANN)
    await buy(mart, ANN, "mug")
    await mart.press(OWNER, await mart.last(OWNER, OPS), "order:approve.1", OPS)
    order = await mart.last(OWNER, OPS)
    assert "👌 Approved" in order["text"]
    assert "order:approve" not in str(order["buttons"])
    assert "has been approved" in (await mart.last(ANN, ANN))["text"]
    assert "approved, on its way" in (await tell(mart, ANN, "/orders", ANN))["text"]
    assert "👌 1 · 2 Mar · A mug · Ann" in (await tell(mart, OWNER, "/orders", OPS))["text"]
    await mart.restart()
    await mart.press(OWNER, order, "order:done.1", OPS)
    done = next(each for each in await mart.seen(OWNER, OPS) if each["message_id"] == order["message_id"])
    await mart.press(OWNER, done, "order:reopen.1", OPS)
    assert "hasn't been handed over after all" in (await mart.last(ANN, ANN))["text"]
    again = next(each for each in await mart.seen(OWNER, OPS) if each["message_id"] == order["message_id"])
    assert "waits for you to hand it over" in again["text"]
    await mart.press(OWNER, again, "order:refuse.1", OPS)
    asked = next(each for each in await mart.seen(OWNER, OPS) if each["message_id"] == order["message_id"])
    await mart.press(OWNER, asked, "order:without.1", OPS)
    assert await balance(mart, ANN) == 250


async def test_a_refused_order_gives_the_points_back_with_the_reason(mart: Stage) -> None:
    await buy(mart, ANN, "mug")
    order = await mart.last(OWNER, OPS)
    await mart.press(OWNER, order, "order:refuse.1", OPS)
    why = await mart.last(OWNER, OPS)
    assert "Refuse order 1, “A mug”?" in why["text"]
    await mart.restart()
    await tell(mart, OWNER, "the last one broke", OPS, reply_to=why["message_id"])
    assert await balance(mart, ANN) == 250
    texts = await mart.heard(OWNER, OPS)
    assert any("refused by Olga" in text and "the last one broke" in text for text in texts)
    assert "The team says: the last one broke" in (await mart.last(ANN))["text"]
    assert "1 left" in (await tell(mart, BO, "/shop"))["text"]
    refund = (await tell(mart, ANN, "/points"))["text"]
    assert "“A mug” could not be had, points back: the last one broke" in refund


async def test_operators_find_what_waits_and_may_refuse_without_a_word(mart: Stage) -> None:
    assert "No order is waiting" in (await tell(mart, OWNER, "/orders", OPS))["text"]
    await buy(mart, ANN, "mug")
    waiting = await tell(mart, OWNER, "/orders", OPS)
    assert "1 · 2 Mar · A mug · Ann (Readers)" in waiting["text"]
    await mart.press(OWNER, waiting, "order:refuse.1", OPS)
    asked = await mart.last(OWNER, OPS)
    await mart.press(OWNER, asked, "order:without.1", OPS)
    assert await balance(mart, ANN) == 250
    assert "Your 100 points are back." in (await mart.last(ANN))["text"]


async def test_goods_of_another_pack_are_not_on_sale_but_what_was_ordered_is_settled(mart: Stage) -> None:
    await wear_pack(mart, "reading")
    await tell(mart, ANN, "/start", ANN)
    shelf = (await tell(mart, ANN, "/shop"))["text"]
    assert ("A bookmark" in shelf, "A mug" in shelf) == (True, False)
    for _ in range(2):
        await buy(mart, ANN, "bookmark")
    first, second = [each for each in await mart.seen(OWNER, OPS) if "Ann bought A bookmark" in each["text"]]
    await wear_pack(mart, "general")
    shelf = (await tell(mart, ANN, "/shop"))["text"]
    assert ("A bookmark" in shelf, "A mug" in shelf) == (False, True)
    assert "A bookmark · Ann" in (await tell(mart, OWNER, "/orders", OPS))["text"]
    await mart.press(OWNER, first, "order:done.1", OPS)
    assert "A bookmark" in (await mart.last(ANN, ANN))["text"]
    await mart.press(OWNER, second, "order:refuse.2", OPS)
    asked = next(each for each in await mart.seen(OWNER, OPS) if each["message_id"] == second["message_id"])
    await mart.press(OWNER, asked, "order:without.2", OPS)
    assert await balance(mart, ANN) == 230


async def wear_pack(stage: Stage, pack: str) -> None:
    """The group takes another pack."""
    async with stage.database.begin() as uow:
        await uow.communities.change(1, pack=pack)


async def test_members_settle_nothing(mart: Stage) -> None:
    await buy(mart, ANN, "mug")
    shelf = await tell(mart, ANN, "/shop")
    for verb in ("approve.1", "refuse.1", "done.1", "reopen.1", "without.1", "x.1", ""):
        data = f"order:{verb}:"
        forged = await mart.post(
            "forge", chat=GROUP, user=ANN, data=data, wait=5, ephemeral=shelf["ephemeral_message_id"]
        )
        assert "for admins" in forged["answer"]["text"]
    shelf = await tell(mart, BO, "/shop")
    for data in ("pay:mug:", "pay:mug.x.-5:", "pay:..:", "pay:nothing.k.5:", "shop:nothing:"):
        forged = await mart.post(
            "forge", chat=GROUP, user=BO, data=data, wait=5, ephemeral=shelf["ephemeral_message_id"]
        )
        assert forged["answer"]["show_alert"], data
    assert (await balance(mart, ANN), await balance(mart, BO)) == (150, 250)


async def test_a_tag_shows_at_once_and_goes_after_its_days(mart: Stage) -> None:
    await buy(mart, BO, "sun")
    await mart.say(BO, "hello")
    await mart.settle()
    assert (await mart.seen(ANN))[-1]["tag"] == "Sunshine"
    await mart.pass_time(days=3, minutes=2)
    await mart.say(BO, "hello again")
    await mart.settle()
    assert not (await mart.seen(ANN))[-1]["tag"]


async def test_the_ladder_shows_ones_place_and_a_new_level_is_told_quietly(mart: Stage) -> None:
    ladder = await tell(mart, ANN, "/levels")
    assert ladder["ephemeral"]
    assert "level 2, 250 points earned in all" in ladder["text"]
    assert "👉 Regular · 100\n▫️ Familiar face · 300 · 2% off in the shop" in ladder["text"]
    await tell(mart, ANN, "/start", ANN)
    for _ in range(3):
        await tell(mart, OWNER, "/award @ann 100 kind")
    told = [text for text in await mart.heard(ANN, ANN) if "level 3 in Readers" in text]
    assert len(told) == 1
    assert "Familiar face" in told[0]


async def test_in_private_it_is_bought_where_it_was_offered_wherever_one_has_been_since(mart: Stage) -> None:
    await second_community(mart)
    await mart.say(ANN, "Good morning, readers")
    await tell(mart, ANN, "/start", ANN)
    before = await balance(mart, ANN)
    shelf = await tell(mart, ANN, "/shop", ANN)
    await mart.pass_time(days=2)
    await tell(mart, ANN, "Good morning, runners", SECOND)
    assert "The shop · you have 1 point," in (await tell(mart, ANN, "/shop", ANN))["text"]
    await mart.press(ANN, shelf, "shop:mug", ANN)
    asked = next(each for each in await mart.seen(ANN, ANN) if each["message_id"] == shelf["message_id"])
    assert f"You have {before}, and {before - 100} afterwards" in asked["text"]
    assert not (await mart.press(ANN, asked, "pay:mug", ANN))["text"]
    assert await balance(mart, ANN) == before - 100
    async with mart.database.read() as uow:
        assert [order.community_id for order in await uow.shop.open(1, 9)] == [1]
    last = await mart.last(ANN, ANN)
    for ref in ("mug@", "mug@x", "mug@999", "mug@99999999999", "mug.k.100@999", "mug.k.100@²"):
        forged = await mart.post(
            "forge", chat=ANN, user=ANN, data=f"pay:{ref}:", wait=5, message=last["message_id"]
        )
        assert "no longer of use" in forged["answer"]["text"], ref
    assert await balance(mart, ANN) == before - 100
