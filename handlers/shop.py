"""`/shop`: what points buy, and buying it: a question with price and balance first, then once."""

from collections.abc import Iterator

from bot.actions import shop as selling
from bot.actions.shop import Bought, Good, Shelf, Wish
from bot.desk import Call
from bot.domain.community import Community, Member
from bot.domain.outgoing import Button, Listing, Param, Rows, Say, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.shop import CODE, MANUAL, TAG, confirmation, title_of, words_about
from handlers.checkin import LIFETIME
from handlers.own_group import marked, meant

BUTTONS_AT_MOST = 30
CODE_LIFETIME = 600
"""Seconds that a code stays in the group, where only its buyer sees it."""


async def shop(call: Call) -> None:
    """What is on sale, with a button for each thing that the caller can have."""
    text, buttons = await _shelf(call, *call.at_home)
    await call.answer(text, buttons, LIFETIME)


async def look(call: Call) -> None:
    """A button of the shelf: really this one? Without a name it leads back to the shelf."""
    item, community, member = await meant(call)
    if not item:
        await call.edit(*await _shelf(call, community, member))
        return
    chosen, found = await selling.good(call.uow, call.content, community, member, call.sent_at, item)
    params: dict[str, Param] = {
        "item": title_of(chosen.item.id), "words": words_about(chosen.item.id), "price": chosen.price,
        "balance": found.balance, "after": found.balance - chosen.price,
        "cheaper": chosen.item.price - chosen.price, "delivery": chosen.item.delivery,
        "days": chosen.item.days,
    }  # fmt: skip
    ref = marked(call, f"{chosen.item.id}.{confirmation(call.press_id)}.{chosen.price}", community)
    owner = call.person.user_id
    pay = Button(Text("button-shop-pay", {"price": chosen.price}), pack_press("pay", ref, owner))
    back = Button(Text("button-back"), pack_press("shop", marked(call, "", community), owner))
    await call.edit(Text("shop-sure", params), ((pay,), (back,)))


async def pay(call: Call) -> None:
    """It is meant: buy it, once for each question."""
    written, community, member = await meant(call)
    wish = _wish(written)
    done = await selling.buy(call.uow, call.content, call.desk.now, community, member, wish, call.sent_at)
    if done is None:
        call.toast(Text("shop-no-codes"), alert=True)
        return
    params: dict[str, Param] = {
        "order": done.order_id, "item": title_of(done.item.id), "price": wish.price, "balance": done.balance,
        "days": done.item.days,
    }  # fmt: skip
    key = {CODE: "shop-bought-code", MANUAL: "shop-bought-manual", TAG: "shop-bought-tag"}[done.item.delivery]
    await call.edit(Text(key, params))
    if done.code:
        await _reveal(call, community, done)


async def _reveal(call: Call, community: Community, done: Bought) -> None:
    """The code at once, to nobody else: in a box, and where the buyer finds it again for a while."""
    text = Text("shop-code", {"item": title_of(done.item.id), "code": done.code})
    call.toast(text, alert=True)
    lifetime = 0 if call.private else CODE_LIFETIME
    say = Say(call.audience, call.language, text, lifetime=lifetime, secret=True)
    await call.uow.outbox.put(say, call.desk.now, community_id=community.id)


def _wish(written: str) -> Wish:
    item, _, rest = written.partition(".")
    key, _, price = rest.partition(".")
    if not item or not key or not price.isdecimal() or len(price) > 9:  # noqa: PLR2004 - no price is that long
        raise Refusal("button-too-old")
    return Wish(item, int(price), key)


async def _shelf(call: Call, community: Community, member: Member) -> tuple[Text, Rows]:
    if not call.content.shop.items:
        raise Refusal("shop-empty")
    found = await selling.shelf(call.uow, call.content, community, member, call.sent_at)
    params: dict[str, Param] = {
        "balance": found.balance, "level": found.standing.name, "discount": found.standing.discount,
        "lines": Listing(tuple(_lines(found)), "lines"),
    }  # fmt: skip
    return Text("shop-shelf", params), tuple(_buttons(call, community, found))[:BUTTONS_AT_MOST]


def _lines(found: Shelf) -> Iterator[Text]:
    for each in found.goods:
        params: dict[str, Param] = {
            "item": title_of(each.item.id), "words": words_about(each.item.id), "price": each.price,
            "note": _note(each), "can": "no" if each.obstacle else "yes",
        }  # fmt: skip
        yield Text("shop-line", params)


def _note(each: Good) -> Text | str:
    """Why not, or else how many are left where that is few enough to matter."""
    if each.obstacle is not None:
        return each.obstacle
    return Text("shop-left", {"left": each.left}) if each.left is not None else ""


def _buttons(call: Call, community: Community, found: Shelf) -> Iterator[tuple[Button, ...]]:
    for each in found.goods:
        if each.obstacle is None:
            label = Text("button-shop-item", {"item": title_of(each.item.id), "price": each.price})
            ref = marked(call, each.item.id, community)
            yield (Button(label, pack_press("shop", ref, call.person.user_id)),)
