"""The shop's rules: what is on sale, for how much, how often, and how it comes to the buyer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2s

from bot.domain.outgoing import OTHERWISE, Text
from bot.domain.points import week_start

CODE, MANUAL, TAG = "code", "manual", "tag"
DELIVERIES = (CODE, MANUAL, TAG)
"""A code out of a pool, something that operators hand over, a tag beside the name."""

OPEN, APPROVED, DONE, REFUSED = "open", "approved", "done", "refused"
"""States of an order. What operators handed over may be opened again, what was refused stays so."""
WAITING = (OPEN, APPROVED)
"""States of orders that wait for the operators: approved ones will be handed over, unless refused."""

WEEK, MONTH, EVER = "week", "month", "ever"

PURCHASE, REFUND = "purchase", "refund"
"""Kinds of entries in the ledger."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on sale (`content/shop.toml`). `price` is in points, before the level's discount.

    `stock` is how many there are in all for a community (None: no end), `limit` how many one member may have
    in a week, a month or for ever (0: no limit), `low_stock` at how many left the operators are told (0:
    never). `codes` are those of its pool; `tag` is by language and stays for `days`.
    """

    id: str
    price: int
    delivery: str = MANUAL
    stock: int | None = None
    limit: int = 0
    per: str = EVER
    min_level: int = 1
    low_stock: int = 0
    codes: tuple[str, ...] = ()
    tag: Mapping[str, str] = field(default_factory=dict)
    days: int = 0

    @property
    def pool(self) -> str:
        """The name of its pool of codes; the same for all communities, as its file is."""
        return f"shop:{self.id}"


@dataclass(frozen=True, slots=True)
class ShopRules:
    """Everything on sale, in the order in which people see it."""

    items: tuple[Item, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """The item with this id, None if it is not on sale (any more)."""
        return next((item for item in self.items if item.id == item_id), None)


def title_of(item_id: str) -> Text:
    """What an item is called; by its id once it was taken out of the content, orders outlive it."""
    return Text(f"shop-item-{item_id}-title", {OTHERWISE: item_id})


def words_about(item_id: str) -> Text:
    """What is said about an item."""
    return Text(f"shop-item-{item_id}-text")


def price_for(price: int, discount: int) -> int:
    """A price less so many percent, rounded up to whole points."""
    return -(-price * (100 - discount) // 100)


def limit_since(per: str, today: date) -> date | None:
    """The first local day of the period that a limit speaks of, None for ever."""
    return {WEEK: week_start(today), MONTH: today.replace(day=1)}.get(per)


def pieces_left(item: Item, taken: int, codes_free: int = 0) -> int | None:
    """How many can still be bought when so many are taken; None: no end.

    Of codes never more than are free in the pool.
    """
    left = None if item.stock is None else max(0, item.stock - taken)
    if item.delivery != CODE:
        return left
    return codes_free if left is None else min(left, codes_free)


def is_low(item: Item, left: int | None) -> bool:
    """Whether this is the moment to tell the operators: the stock has just fallen to `low_stock`."""
    return bool(item.low_stock) and left == item.low_stock


def confirmation(press_id: str) -> str:
    """The name of one question "really buy?", from the press that asked for it: 12 letters and digits."""
    return blake2s(press_id.encode(), digest_size=6).hexdigest()
