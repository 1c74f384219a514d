"""What was bought, and which pieces and codes are taken: rows of `purchase`, and `code` for its pools."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.shop import DONE, REFUSED, WAITING
from bot.storage.tables import code, purchase


@dataclass(frozen=True, slots=True)
class Order:
    """One purchase. `price` is what was paid, `unit` the number of the piece while it is taken."""

    id: int
    community_id: int
    user_id: int
    item: str
    unit: int | None
    price: int
    state: str
    code: str
    reason: str
    decided_by: int
    local_date: date
    at: datetime


_ORDER = [purchase.c[name] for name in Order.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]] | None) -> Order | None:
    return None if row is None else Order(**row._asdict())


class ShopRows:
    """Orders of communities; whoever buys or settles holds the community's lock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, community_id: int, order_id: int) -> Order | None:
        """One order of a community."""
        rows = await self._connection.execute(
            select(*_ORDER).where(purchase.c.community_id == community_id, purchase.c.id == order_id)
        )
        return _read(rows.one_or_none())

    async def by_key(self, community_id: int, user_id: int, key: str) -> Order | None:
        """What a member bought by this confirmation."""
        rows = await self._connection.execute(
            select(*_ORDER).where(
                purchase.c.community_id == community_id,
                purchase.c.user_id == user_id,
                purchase.c.key == key,
            )
        )
        return _read(rows.one_or_none())

    async def taken(self, community_id: int) -> dict[str, int]:
        """How many pieces of each item with a stock are taken."""
        rows = await self._connection.execute(
            select(purchase.c.item, func.count(purchase.c.unit))
            .where(purchase.c.community_id == community_id)
            .group_by(purchase.c.item)
        )
        return {row[0]: row[1] for row in rows}

    async def free_unit(self, community_id: int, item: str, stock: int) -> int | None:
        """The number of a piece that nobody has, None if all of the stock is taken."""
        this = (purchase.c.community_id == community_id) & (purchase.c.item == item)
        found = await self._connection.execute(
            select(func.count(purchase.c.unit), func.max(purchase.c.unit)).where(this)
        )
        count, highest = found.one()
        if count >= stock:
            return None
        if (highest or 0) < stock:
            return (highest or 0) + 1
        rows = await self._connection.execute(select(purchase.c.unit).where(this, purchase.c.unit <= stock))
        taken = set(rows.scalars())
        return next(unit for unit in range(1, stock + 1) if unit not in taken)

    async def bought(self, community_id: int, user_id: int, since: dict[str, date | None]) -> dict[str, int]:
        """How many of each item a member has bought since a local day (None: ever), refused ones aside."""
        rows = await self._connection.execute(
            select(purchase.c.item, purchase.c.local_date).where(
                purchase.c.community_id == community_id,
                purchase.c.user_id == user_id,
                purchase.c.item.in_(since),
                purchase.c.state != REFUSED,
            )
        )
        counts = dict.fromkeys(since, 0)
        for item, day in rows:
            begin = since[item]
            counts[item] += begin is None or day >= begin
        return counts

    async def codes_given(self, pools: Collection[str]) -> dict[str, set[str]]:
        """The codes of these pools that are given away, in whichever community."""
        rows = await self._connection.execute(select(code.c.pool, code.c.code).where(code.c.pool.in_(pools)))
        given: dict[str, set[str]] = {pool: set() for pool in pools}
        for pool, each in rows:
            given[pool].add(each)
        return given

    async def add(self, order: dict[str, object]) -> int:
        """Note a purchase; returns the order's number."""
        made = await self._connection.execute(purchase.insert().values(order).returning(purchase.c.id))
        return int(made.scalar_one())

    async def settle(
        self, order: Order, state: str, by: int, now: datetime, reason: str = "", *,
        among: Sequence[str] = WAITING,
    ) -> Order | None:  # fmt: skip
        """Move an order on; None if its state is not `among` these. A refused one's piece is free again."""
        values: dict[str, object] = {
            "state": state, "decided_by": by, "decided_at": now, "reason": reason,
            "unit": None if state == REFUSED else order.unit,
        }  # fmt: skip
        rows = await self._connection.execute(
            update(purchase)
            .where(
                purchase.c.community_id == order.community_id,
                purchase.c.id == order.id,
                purchase.c.state.in_(among),
            )
            .values(values)
            .returning(*_ORDER)
        )
        return _read(rows.one_or_none())

    async def of_member(self, community_id: int, user_id: int, limit: int) -> list[Order]:
        """A member's latest orders, newest first."""
        rows = await self._connection.execute(
            select(*_ORDER)
            .where(purchase.c.community_id == community_id, purchase.c.user_id == user_id)
            .order_by(purchase.c.id.desc())
            .limit(limit)
        )
        return [Order(*row) for row in rows]

    async def open(self, community_id: int, limit: int) -> list[Order]:
        """Orders that wait to be handed over, the oldest first."""
        rows = await self._connection.execute(
            select(*_ORDER)
            .where(purchase.c.community_id == community_id, purchase.c.state.in_(WAITING))
            .order_by(purchase.c.id)
            .limit(limit)
        )
        return [Order(*row) for row in rows]

    async def count_open(self, community_id: int) -> int:
        """How many orders wait to be handed over."""
        found = await self._connection.execute(
            select(func.count()).where(purchase.c.community_id == community_id, purchase.c.state.in_(WAITING))
        )
        return int(found.scalar_one())

    async def handed_over(self, community_id: int, since: datetime, limit: int) -> list[Order]:
        """Orders that staff have handed over since an instant, the latest first."""
        rows = await self._connection.execute(
            select(*_ORDER)
            .where(
                purchase.c.community_id == community_id, purchase.c.state == DONE,
                purchase.c.decided_at >= since,
            )
            .order_by(purchase.c.decided_at.desc(), purchase.c.id.desc())
            .limit(limit)
        )  # fmt: skip
        return [Order(*row) for row in rows]
