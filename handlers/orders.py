"""`/orders`: what somebody bought; for staff also what waits to be handed over, and the buttons for that."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.actions import dialogue, shop_orders
from bot.actions import shop as selling
from bot.desk import Call
from bot.domain.community import Community
from bot.domain.outgoing import Button, Edit, Listing, Mention, Param, Rows, Text
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.shop import WAITING, title_of
from bot.storage.shop import Order
from handlers.checkin import LIFETIME
from handlers.panel_entry import enter, on_offer, require_staff_here

MINE, OPEN = 10, 8
"""Orders that one answer shows: one's own, and those that wait."""
REFUSING = "refuse"
"""The question why an order is refused."""


async def orders(call: Call) -> None:
    """One's own orders; in an operators' chat, and for staff, those that wait."""
    communities = _communities(call)
    staff = await call.is_staff()
    if call.member is None and not staff:
        raise Refusal("not-staff" if call.community else "no-community-yet")
    waiting = await shop_orders.open_orders(call.uow, communities, OPEN) if staff else []
    mine = await _mine(call)
    if not waiting and not mine:
        raise Refusal("orders-none-open" if _in_ops(call) else "orders-none")
    params: dict[str, Param] = {
        "open": len(waiting), "waiting": await _waiting(call, communities, waiting),
        "count": len(mine), "mine": Listing(tuple(_lines(call, mine)), "lines"),
    }  # fmt: skip
    buttons = [row for order in waiting for row in selling.order_buttons(order.id, order.state)]
    await call.answer(Text("orders-list", params), (*buttons, *_code_buttons(call, mine)), LIFETIME)


async def show_code(call: Call) -> None:
    """The code of one's own order, in a box that nobody else sees."""
    community, member = call.at_home
    order = await call.uow.shop.get(community.id, _number(call.args))
    if order is None or order.user_id != member.user_id or not order.code:
        raise Refusal("button-too-old")
    call.toast(Text("shop-code", {"item": title_of(order.item), "code": order.code}), alert=True)


async def settle(call: Call) -> None:
    """A button under an order: `approve`, `done`, `reopen`, `refuse` (why?), `without` (a reason), `back`."""
    await require_staff_here(call)
    what, _, number = call.args.partition(".")
    community, order = await _meant(call, _number(number))
    if what == "done":
        done = await shop_orders.hand_over(call.uow, call.desk.now, community, order, call.person)
        text = _settled("order-was-handed-over", call, order)
        await call.edit(text, selling.order_buttons(order.id, done.state))
    elif what in {"approve", "reopen"}:
        act = shop_orders.approve if what == "approve" else shop_orders.reopen
        await _show(call, community, await act(call.uow, call.desk.now, community, order, call.person))
    elif what == "without":
        await dialogue.end(call)
        await _refuse(call, community, order, "", call.pressed_message)
    elif what == "refuse":
        await _ask_why(call, order)
    elif what == "back":
        await dialogue.end(call)
        await _show(call, community, order)
    else:
        raise Refusal("button-too-old")


async def _show(call: Call, community: Community, order: Order) -> None:
    """The order as it waits now, in place of what was pressed."""
    if order.state not in WAITING:
        raise Refusal("order-closed")
    names = await call.uow.members.names(community.id, [order.user_id])
    buyer = Mention(max(0, order.user_id), names.get(order.user_id, ""))
    title = title_of(order.item)
    await call.edit(*selling.new_order(community, buyer, title, order.price, order.id, order.state))


async def refuse_because(call: Call, data: dict[str, Any]) -> None:
    """The answer to the question why."""
    community, order = await _meant(call, data["order"])
    await _refuse(call, community, order, call.args, data["message"], data["ephemeral"])
    await call.answer(Text("order-refund-made", {"order": order.id, "price": order.price}))


async def _meant(call: Call, number: int) -> tuple[Community, Order]:
    """The order of a button, for staff who may act for its community from here."""
    if call.private:  # they may have been active in another group since
        community, order = await shop_orders.find(call.uow, await on_offer(call), number)
        return await enter(call, community.id), order
    await call.require_staff()
    community, order = await shop_orders.find(call.uow, _communities(call), number)
    call.turn_to(community)
    return community, order


async def _ask_why(call: Call, order: Order) -> None:
    if order.state not in WAITING:
        raise Refusal("order-closed")
    data = {"order": order.id, "message": call.pressed_message, "ephemeral": call.pressed_ephemeral}
    await dialogue.ask(call, REFUSING, data)
    without = Button(Text("button-order-without"), pack_press("order", f"without.{order.id}"))
    back = Button(Text("button-back"), pack_press("order", f"back.{order.id}"))
    text = Text("order-why", {"order": order.id, "item": title_of(order.item), "price": order.price})
    await call.edit(text, ((without,), (back,)))


async def _refuse(
    call: Call, community: Community, order: Order, reason: str, message: int, ephemeral: int = 0
) -> None:
    closed = await shop_orders.refuse(call.uow, call.desk.now, community, order, call.person, reason)
    text = _settled("order-was-refused", call, closed)
    act = Edit(
        call.chat_id, message, call.language, text, (), ephemeral or call.pressed_ephemeral,
        call.person.user_id,
    )  # fmt: skip
    await call.uow.outbox.put(act, call.desk.now, community_id=community.id)


def _settled(key: str, call: Call, order: Order) -> Text:
    params: dict[str, Param] = {
        "order": order.id, "item": title_of(order.item), "price": order.price, "reason": order.reason,
        "by": Mention(0, call.person.name), "told": "yes" if order.reason else "no",
    }  # fmt: skip
    return Text(key, params)


def _in_ops(call: Call) -> bool:
    return call.chat_id in call.desk.ops and call.chat_id not in call.desk.communities


def _communities(call: Call) -> Sequence[Community]:
    """Those that the caller acts for from here: an operators' chat may be that of several."""
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    return call.desk.ops[call.chat_id] if _in_ops(call) else [call.community]


def _number(written: str) -> int:
    if not written.isdecimal() or len(written) > 15:  # noqa: PLR2004 - no id is that long
        raise Refusal("button-too-old")
    return int(written)


async def _mine(call: Call) -> list[Order]:
    if call.member is None or _in_ops(call):
        return []
    community, member = call.at_home
    return await selling.orders_of(call.uow, community, member.user_id, MINE)


async def _waiting(call: Call, communities: Sequence[Community], waiting: Sequence[Order]) -> Listing:
    lines = []
    for community in communities:
        orders = [order for order in waiting if order.community_id == community.id]
        names = await call.uow.members.names(community.id, [order.user_id for order in orders])
        lines += [
            Text("order-line-open", {
                "order": order.id, "day": order.local_date, "item": title_of(order.item),
                "name": Mention(max(0, order.user_id), names.get(order.user_id, "")),
                "community": community.title, "state": order.state,
            })
            for order in orders
        ]  # fmt: skip
    return Listing(tuple(lines), "lines")


def _lines(call: Call, mine: Sequence[Order]) -> Iterator[Text]:
    for order in mine:
        shown = order.code if call.private else ""
        yield Text("order-line", {
            "order": order.id, "day": order.local_date, "item": title_of(order.item), "price": order.price,
            "state": order.state, "reason": order.reason, "told": "yes" if order.reason else "no",
            "code": shown, "shown": "yes" if shown else "no",
        })  # fmt: skip


def _code_buttons(call: Call, mine: Sequence[Order]) -> Rows:
    """In a group a code stands in no message."""
    if call.private:
        return ()
    owner = call.person.user_id
    return tuple(
        (Button(Text("button-order-code", {"order": order.id}), pack_press("code", order.id, owner)),)
        for order in mine
        if order.code
    )
