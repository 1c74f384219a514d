"""The panel's section for the shop: what waits to be handed over, the answers to that, what is left."""

from collections.abc import Sequence
from datetime import timedelta

from bot.actions import dialogue, shop_orders
from bot.actions.shop import stock, verbs
from bot.desk import Call
from bot.domain.outgoing import Listing, Mention, Param, Rows, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.domain.shop import WAITING, title_of
from bot.storage.shop import Order
from handlers.orders import REFUSING
from handlers.panel_screen import back, home, number_in, way

SHOP, WITHOUT, STOCK = "shop", "without", "stock"
_ACTS = {"approve": shop_orders.approve, "done": shop_orders.hand_over, "reopen": shop_orders.reopen}
SHOWN, BACK_SHOWN, BACK_WITHIN = 8, 3, timedelta(days=7)
"""Orders that wait, and those that were handed over lately, which may have been a mistake."""


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The orders that wait, or those that are left after one was settled."""
    match list(path):
        case []:
            pass
        case ["keep"]:
            await dialogue.end(call)
        case ["approve" | "done" | "reopen" as verb, number]:
            order = await _find(call, number)
            await _ACTS[verb](call.uow, call.desk.now, home(call), order, call.person)
        case ["stock"]:
            return await _stock(call)
        case ["refuse", number]:
            return await _ask_why(call, await _find(call, number))
        case ["without", number]:
            await dialogue.end(call)
            order = await _find(call, number)
            await shop_orders.refuse(call.uow, call.desk.now, home(call), order, call.person)
        case _:
            raise Refusal("button-too-old")
    return await _state(call)


async def _find(call: Call, number: str) -> Order:
    _, order = await shop_orders.find(call.uow, [home(call)], number_in(number))
    return order


async def _stock(call: Call) -> Screen:
    """What is on sale, and how many pieces or codes are left."""
    lines = tuple(
        Text("panel-shop-stock-line", {
            "item": title_of(item.id), "price": item.price, "left": left or 0, "delivery": item.delivery,
            "state": "endless" if left is None else "low" if left <= item.low_stock else "there",
        })
        for item, left in await stock(call.uow, call.content, home(call))
    )  # fmt: skip
    text = Text("panel-shop-stock-list", {"count": len(lines), "lines": Listing(lines, "lines")})
    return Screen(text, (back(call, SHOP),))


async def _state(call: Call) -> Screen:
    community = home(call)
    waiting = await shop_orders.open_orders(call.uow, [community], SHOWN)
    names = await call.uow.members.names(community.id, [order.user_id for order in waiting])
    lines = tuple(
        Text("order-line-open", {
            "order": order.id, "day": order.local_date, "item": title_of(order.item),
            "name": Mention(max(0, order.user_id), names.get(order.user_id, "")),
            "community": name_of(community), "state": order.state,
        })
        for order in waiting
    )  # fmt: skip
    params: dict[str, Param] = {
        "count": await call.uow.shop.count_open(community.id), "lines": Listing(lines, "lines"),
    }  # fmt: skip
    since = call.desk.now - BACK_WITHIN
    last = await call.uow.shop.handed_over(community.id, since, BACK_SHOWN)
    shelf = way(call, "panel-shop-stock", SHOP, STOCK)
    return Screen(
        Text("panel-shop-state", params), (*_answers(call, [*waiting, *last]), (shelf,), back(call))
    )


def _answers(call: Call, waiting: Sequence[Order]) -> Rows:
    return tuple(
        tuple(
            way(call, Text(f"button-order-{verb}", {"order": order.id}), SHOP, verb, order.id)
            for verb in verbs(order.state)
        )
        for order in waiting
    )


async def _ask_why(call: Call, order: Order) -> Screen:
    if order.state not in WAITING:
        raise Refusal("order-closed")
    data = {"order": order.id, "message": call.pressed_message, "ephemeral": call.pressed_ephemeral}
    await dialogue.ask(call, REFUSING, data)
    text = Text("order-why", {"order": order.id, "item": title_of(order.item), "price": order.price})
    without = way(call, "button-order-without", SHOP, WITHOUT, order.id)
    return Screen(text, ((without,), back(call, SHOP, "keep")))
