"""The panel's section for the shop: what waits to be handed over, and both answers to that."""

from collections.abc import Sequence

from bot.actions import dialogue, shop_orders
from bot.desk import Call
from bot.domain.outgoing import Listing, Mention, Param, Rows, Text
from bot.domain.refusal import Refusal
from bot.domain.setup import Screen, name_of
from bot.domain.shop import title_of
from bot.storage.shop import Order
from handlers.orders import REFUSING
from handlers.panel_screen import back, home, number_in, way

SHOP, DONE, REFUSE, WITHOUT = "shop", "done", "refuse", "without"
SHOWN = 8


async def section(call: Call, path: Sequence[str]) -> Screen:
    """The orders that wait, or those that are left after one was settled."""
    match list(path):
        case []:
            pass
        case ["keep"]:
            await dialogue.end(call)
        case ["done", number]:
            order = await _find(call, number)
            await shop_orders.hand_over(call.uow, call.desk.now, home(call), order, call.person)
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


async def _state(call: Call) -> Screen:
    community = home(call)
    waiting = await shop_orders.open_orders(call.uow, [community], SHOWN)
    names = await call.uow.members.names(community.id, [order.user_id for order in waiting])
    lines = tuple(
        Text("order-line-open", {
            "order": order.id, "day": order.local_date, "item": title_of(order.item),
            "name": Mention(max(0, order.user_id), names.get(order.user_id, "")),
            "community": name_of(community),
        })
        for order in waiting
    )  # fmt: skip
    params: dict[str, Param] = {
        "count": await call.uow.shop.count_open(community.id), "lines": Listing(lines, "lines"),
    }  # fmt: skip
    return Screen(Text("panel-shop-state", params), (*_answers(call, waiting), back(call)))


def _answers(call: Call, waiting: Sequence[Order]) -> Rows:
    return tuple(
        tuple(
            way(call, Text(f"button-order-{verb}", {"order": order.id}), SHOP, verb, order.id)
            for verb in (DONE, REFUSE)
        )
        for order in waiting
    )


async def _ask_why(call: Call, order: Order) -> Screen:
    if order.state != "open":
        raise Refusal("order-closed")
    data = {"order": order.id, "message": call.pressed_message, "ephemeral": call.pressed_ephemeral}
    await dialogue.ask(call, REFUSING, data)
    text = Text("order-why", {"order": order.id, "item": title_of(order.item), "price": order.price})
    without = way(call, "button-order-without", SHOP, WITHOUT, order.id)
    return Screen(text, ((without,), back(call, SHOP, "keep")))
