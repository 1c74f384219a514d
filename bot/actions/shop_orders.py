"""Orders that wait for the operators: approved, handed over, or refused with the points given back."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import audit
from bot.domain.community import Community, Person
from bot.domain.outgoing import Place, Say, Text, Whisper
from bot.domain.points import REASON_LENGTH, Entry
from bot.domain.refusal import Refusal
from bot.domain.shop import APPROVED, DONE, OPEN, REFUND, REFUSED, title_of
from bot.storage.shop import Order
from bot.storage.uow import UnitOfWork

NOTICE = 3600
"""Seconds that a buyer's notice stays in the group, where only they see it."""


async def find(uow: UnitOfWork, communities: Sequence[Community], order_id: int) -> tuple[Community, Order]:
    """An order of one of these communities; refuses with "button-too-old"."""
    for community in communities:
        order = await uow.shop.get(community.id, order_id)
        if order is not None:
            return community, order
    raise Refusal("button-too-old")


async def approve(uow: UnitOfWork, now: datetime, community: Community, order: Order, by: Person) -> Order:
    """It will be handed over, and the buyer may know; it waits on. Refuses with "order-closed" after that."""
    return await _move(uow, now, community, order, by, APPROVED, (OPEN,))


async def reopen(uow: UnitOfWork, now: datetime, community: Community, order: Order, by: Person) -> Order:
    """It was not handed over after all: it waits again, and can be refused. The buyer is told.

    Refuses with "order-not-done" if it waits or was refused, "button-too-old" for what came by itself.
    """
    if order.state == DONE and not order.decided_by:
        raise Refusal("button-too-old")
    return await _move(uow, now, community, order, by, OPEN, (DONE,))


async def _move(
    uow: UnitOfWork, now: datetime, community: Community, order: Order, by: Person, state: str,
    among: Sequence[str],
) -> Order:  # fmt: skip
    """On, or back, to a state in which it waits."""
    moved = await uow.shop.settle(order, state, by.user_id, now, among=among)
    if moved is None:
        raise Refusal("order-not-done" if state == OPEN else "order-closed")
    action = "order-reopen" if state == OPEN else "order-approve"
    await audit.record(uow, community, now, by.user_id, action, order.user_id, f"order:{order.id}")
    await _tell_buyer(uow, now, community, moved, Text(
        "order-reopened" if state == OPEN else "order-approved",
        {"order": order.id, "item": title_of(order.item), "community": community.title},
    ))  # fmt: skip
    return moved


async def hand_over(uow: UnitOfWork, now: datetime, community: Community, order: Order, by: Person) -> Order:
    """The buyer has what they paid for; they are told. Refuses with "order-closed" the second time."""
    closed = await uow.shop.settle(order, DONE, by.user_id, now)
    if closed is None:
        raise Refusal("order-closed")
    await audit.record(uow, community, now, by.user_id, "order-done", order.user_id, f"order:{order.id}")
    await _tell_buyer(uow, now, community, closed, Text("order-handed-over", {
        "order": order.id, "item": title_of(order.item), "community": community.title,
    }))  # fmt: skip
    return closed


async def refuse(
    uow: UnitOfWork, now: datetime, community: Community, order: Order, by: Person, reason: str = ""
) -> Order:
    """The order comes to nothing: the points are given back, the piece is free again, the buyer is told why.

    Also for a buyer who has left. Refuses with "order-closed" the second time.
    """
    reason = " ".join(reason.split())
    if len(reason) > REASON_LENGTH:
        raise Refusal("order-reason-too-long", most=REASON_LENGTH)
    closed = await uow.shop.settle(order, REFUSED, by.user_id, now, reason)
    if closed is None:
        raise Refusal("order-closed")
    ref = f"order:{order.id}"
    await audit.record(uow, community, now, by.user_id, "order-refuse", order.user_id, ref, reason=reason)
    entry = Entry(order.user_id, order.price, REFUND, f"{REFUND}:{order.id}", reason, by.user_id, order.item)
    await uow.ledger.record(community.id, entry, community.day_of(now), now)
    await _tell_buyer(uow, now, community, closed, Text("order-refused", {
        "order": order.id, "item": title_of(order.item), "community": community.title, "price": order.price,
        "reason": reason, "told": "yes" if reason else "no",
    }))  # fmt: skip
    return closed


async def _tell_buyer(uow: UnitOfWork, now: datetime, community: Community, order: Order, text: Text) -> None:
    """In private if they opened the bot, otherwise where only they see it; `/orders` has it in any case."""
    member = await uow.members.get(community.id, order.user_id)
    if member is None or order.user_id < 0:
        return
    language = member.language or community.language
    if await uow.members.open_contacts([order.user_id]):
        say = Say(Place(order.user_id), language, text)
    elif member.left_at is None:
        whisper = Whisper(community.chat_id, order.user_id)
        say = Say(whisper, language, text, lifetime=NOTICE, secret=True)
    else:
        return
    await uow.outbox.put(say, now, community_id=community.id)


async def open_orders(uow: UnitOfWork, communities: Sequence[Community], limit: int) -> list[Order]:
    """The orders of these communities that wait, the oldest first."""
    found = [order for each in communities for order in await uow.shop.open(each.id, limit)]
    return sorted(found, key=lambda order: order.id)[:limit]
