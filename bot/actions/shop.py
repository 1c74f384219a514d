"""The shop: what a member can have, and buying it: never oversold, never charged twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.actions import tags
from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain import shop as rules
from bot.domain.community import QUEUE, Community, Member
from bot.domain.levels import LevelRules, Standing, level_at
from bot.domain.outgoing import Button, Mention, Param, Rows, Text
from bot.domain.points import Entry
from bot.domain.press import pack_press
from bot.domain.refusal import Refusal
from bot.domain.shop import APPROVED, CODE, DONE, MANUAL, OPEN, PURCHASE, TAG, Item
from bot.domain.tags import SHOP
from bot.storage.shop import Order
from bot.storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Good:
    """An item as one member sees it: its price for them, how many are left (None: no end).

    `obstacle` says why they cannot have it now, None if they can.
    """

    item: Item
    price: int
    left: int | None
    obstacle: Text | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The whole shop as one member sees it."""

    balance: int
    standing: Standing
    goods: list[Good]


async def shelf(
    uow: UnitOfWork, content: Content, community: Community, member: Member, at: datetime
) -> Shelf:
    """What is on sale, and what of it the member can have."""
    items, today = content.shop.items, community.day_of(at)
    balance = await uow.ledger.balance(community.id, member.user_id)
    standing = level_at(await uow.ledger.earned(community.id, member.user_id), content.levels)
    taken = await uow.shop.taken(community.id)
    since = {item.id: rules.limit_since(item.per, today) for item in items}
    bought = await uow.shop.bought(community.id, member.user_id, since)
    given = await uow.shop.codes_given([item.pool for item in items if item.delivery == CODE])
    able = await _able(uow, community, member)
    goods = []
    for item in items:
        left = _left(item, taken, given)
        price = rules.price_for(item.price, standing.discount)
        hindrance = _obstacle(
            item, price, left, balance, standing, bought[item.id], content.levels
        ) or able.get(item.delivery)
        goods.append(Good(item, price, left, hindrance))
    return Shelf(balance, standing, goods)


def _obstacle(
    item: Item, price: int, left: int | None, balance: int, standing: Standing, bought: int,
    levels: LevelRules,
) -> Text | None:  # fmt: skip
    """Why somebody cannot have an item now; what they cannot help comes first."""
    if left == 0:
        return Text("shop-sold-out")
    if standing.number < item.min_level:
        return Text("shop-needs-level", {"level": item.min_level, "name": levels.name_of(item.min_level)})
    if item.limit and bought >= item.limit:
        return Text("shop-limit", {"limit": item.limit, "per": item.per})
    if balance < price:
        return Text("shop-too-poor", {"price": price, "balance": balance, "missing": price - balance})
    return None


async def stock(uow: UnitOfWork, content: Content, community: Community) -> list[tuple[Item, int | None]]:
    """What is on sale and how many are left of each (None: no end)."""
    items = content.shop.items
    taken = await uow.shop.taken(community.id)
    given = await uow.shop.codes_given([item.pool for item in items if item.delivery == CODE])
    return [(item, _left(item, taken, given)) for item in items]


def _left(item: Item, taken: Mapping[str, int], given: Mapping[str, set[str]]) -> int | None:
    free = len(set(item.codes) - given.get(item.pool, set()))
    return rules.pieces_left(item, taken.get(item.id, 0), free)


async def _able(uow: UnitOfWork, community: Community, member: Member) -> Mapping[str, Text]:
    """Deliveries that would come to nothing here, each with the reason."""
    if member.is_staff:
        return {TAG: Text("shop-tag-staff")}
    rights = await uow.communities.rights(community.id)
    unable = bool(rights) and "can_manage_tags" not in rights
    return {TAG: Text("shop-no-tags")} if unable else {}


async def good(
    uow: UnitOfWork, content: Content, community: Community, member: Member, at: datetime, item_id: str
) -> tuple[Good, Shelf]:
    """One item as the member sees it; refuses with the obstacle, or "shop-gone"."""
    found = await shelf(uow, content, community, member, at)
    for each in found.goods:
        if each.item.id == item_id:
            if each.obstacle is not None:
                raise Refusal(each.obstacle.key, **each.obstacle.params)
            return each, found
    raise Refusal("shop-gone")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a member confirmed: the item, at which price, and the name of the question they answered."""

    item_id: str
    price: int
    key: str


@dataclass(frozen=True, slots=True)
class Bought:
    """A purchase that counted. `code` is for the buyer's eyes only, empty for other deliveries."""

    order_id: int
    item: Item
    code: str
    balance: int


async def buy(
    uow: UnitOfWork, content: Content, now: datetime, community: Community, member: Member, wish: Wish,
    at: datetime,
) -> Bought | None:  # fmt: skip
    """Sell an item to a member, who is charged once for one confirmation; the community is locked.

    None if a pool has run out of codes: nobody is charged and the operators are told. Refuses with
    "shop-bought-already", "shop-price-changed", and as `good` does.
    """
    if await uow.shop.by_key(community.id, member.user_id, wish.key) is not None:
        raise Refusal("shop-bought-already")
    item = content.shop.item(wish.item_id)
    if item is not None and item.delivery == CODE:
        await uow.welcome.codes_given(item.pool)  # nobody else takes one until the commit
        if await _is_empty(uow, now, community, item):
            return None
    chosen, found = await good(uow, content, community, member, at, wish.item_id)
    if chosen.price != wish.price:
        raise Refusal("shop-price-changed", price=chosen.price)
    today, code = community.day_of(at), await _take_code(uow, now, community, chosen.item)
    order_id = await _order(uow, now, community, member, chosen, wish.key, code, today)
    entry = Entry(
        member.user_id, -chosen.price, PURCHASE, f"{PURCHASE}:{order_id}", actor=member.user_id,
        ref=chosen.item.id,
    )  # fmt: skip
    await uow.ledger.record(community.id, entry, today, now)
    await _hand_on(uow, now, community, member, chosen, order_id)
    return Bought(order_id, chosen.item, code, found.balance - chosen.price)


async def _is_empty(uow: UnitOfWork, now: datetime, community: Community, item: Item) -> bool:
    """Whether an item that has stock left has no code (any more); operators are told once a day."""
    given = await uow.shop.codes_given([item.pool])
    if set(item.codes) - given[item.pool]:
        return False
    taken = (await uow.shop.taken(community.id)).get(item.id, 0)
    if item.stock is not None and taken >= item.stock:
        return False
    text = Text("shop-pool-empty", {"item": rules.title_of(item.id), "community": community.title})
    key = f"pool:{community.id}:{item.id}:{community.day_of(now)}"
    await tell_operators(uow, community, text, now, key=key)
    return True


async def _take_code(uow: UnitOfWork, now: datetime, community: Community, item: Item) -> str:
    if item.delivery != CODE:
        return ""
    given = (await uow.shop.codes_given([item.pool]))[item.pool]
    code = next(code for code in item.codes if code not in given)
    await uow.welcome.give_code(community.id, item.pool, code, None, now)
    return code


async def _order(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, chosen: Good, key: str, code: str,
    today: date,
) -> int:  # fmt: skip
    item, unit = chosen.item, None
    if item.stock is not None:
        unit = await uow.shop.free_unit(community.id, item.id, item.stock)
    return await uow.shop.add({
        "community_id": community.id, "user_id": member.user_id, "item": item.id, "key": key, "unit": unit,
        "price": chosen.price, "state": OPEN if item.delivery == MANUAL else DONE, "code": code,
        "local_date": today, "at": now,
    })  # fmt: skip


async def _hand_on(
    uow: UnitOfWork, now: datetime, community: Community, member: Member, chosen: Good, order_id: int
) -> None:
    """What follows at once: the tag, the operators' message, the warning that little is left."""
    item = chosen.item
    title = rules.title_of(item.id)
    if item.delivery == TAG:
        text = item.tag[community.language]
        worn = await uow.tags.until(community.id, member.user_id, SHOP, text)
        until = max(worn or now, now) + timedelta(days=item.days)
        await tags.wear(uow, now, community, member.user_id, text, SHOP, until)
    elif item.delivery == MANUAL:
        buyer = Mention(member.user_id, member.name)
        text_, buttons = new_order(community, buyer, title, chosen.price, order_id)
        await tell_operators(
            uow, community, text_, now, key=f"order:{order_id}", buttons=buttons, topic=QUEUE
        )
    else:
        await _is_empty(uow, now, community, item)
    left = None if chosen.left is None else chosen.left - 1
    if rules.is_low(item, left):
        low = Text("shop-low-stock", {"item": title, "left": left or 0, "community": community.title})
        key = f"low:{community.id}:{item.id}:{item.stock or 0}:{item.low_stock}"
        await tell_operators(uow, community, low, now, key=key)


def new_order(
    community: Community, buyer: Mention, title: Text, price: int, order_id: int, state: str = OPEN
) -> tuple[Text, Rows]:
    """What operators read of an order that waits for them, with the buttons that settle it."""
    params: dict[str, Param] = {
        "order": order_id, "name": buyer, "community": community.title, "item": title, "price": price,
        "state": state,
    }  # fmt: skip
    return Text("order-new", params), order_buttons(order_id, state)


def order_buttons(order_id: int, state: str) -> Rows:
    """What can be done about an order in this state."""
    return (
        tuple(
            Button(
                Text(f"button-order-{verb}", {"order": order_id}), pack_press("order", f"{verb}.{order_id}")
            )
            for verb in verbs(state)
        ),
    )


def verbs(state: str) -> tuple[str, ...]:
    """What staff can do about an order in this state, as its buttons name it."""
    return {OPEN: ("approve", "done", "refuse"), APPROVED: ("done", "refuse"), DONE: ("reopen",)}.get(
        state, ()
    )


async def orders_of(uow: UnitOfWork, community: Community, user_id: int, limit: int) -> list[Order]:
    """A member's latest orders, newest first."""
    return await uow.shop.of_member(community.id, user_id, limit)
