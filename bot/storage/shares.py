"""What members have shared, what staff made of it, and which gallery showed it: rows of `share`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.shares import FEATURED, SHOWN, WAITING, Share
from bot.storage.tables import ledger, share
from bot.storage.upsert import add

_FIELDS = [share.c[name] for name in Share.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]]) -> Share:
    return Share(**row._asdict())


class ShareRows:
    """A message is shared once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, rows: Sequence[Mapping[str, object]]) -> list[Share]:
        """Put these into the queue (columns by name); returns those whose message was not in it, by id."""
        if not rows:
            return []
        values = [{"state": WAITING, **row} for row in rows]
        made = add(self._connection, share).values(values).on_conflict_do_nothing().returning(*_FIELDS)
        return sorted(map(_read, await self._connection.execute(made)), key=lambda each: each.id)

    async def get(self, community_id: int, share_id: int) -> Share | None:
        """One share of a community."""
        return await self._one((share.c.community_id == community_id) & (share.c.id == share_id))

    async def _one(self, which: ColumnElement[bool]) -> Share | None:
        row = (await self._connection.execute(select(*_FIELDS).where(which))).one_or_none()
        return None if row is None else _read(row)

    async def change(self, share_id: int, **values: object) -> None:
        """Set columns of one share."""
        await self._connection.execute(update(share).where(share.c.id == share_id).values(values))

    async def move(self, share_id: int, before: str, **values: object) -> Share | None:
        """Set columns if it is in this state; None if it is not (any more)."""
        changed = update(share).where(share.c.id == share_id, share.c.state == before).values(values)
        row = (await self._connection.execute(changed.returning(*_FIELDS))).one_or_none()
        return None if row is None else _read(row)

    async def today(self, community_id: int, user_ids: Collection[int], day: date) -> dict[int, int]:
        """How many shares these people have on a local day, by person."""
        rows = await self._connection.execute(
            select(share.c.user_id, func.count().label("times"))
            .where(
                share.c.community_id == community_id, share.c.user_id.in_(user_ids),
                share.c.local_date == day,
            )
            .group_by(share.c.user_id)
        )  # fmt: skip
        return {row.user_id: row.times for row in rows}

    async def waiting(self, community_ids: Collection[int], limit: int) -> list[Share]:
        """The queue of these communities, the oldest first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(share.c.community_id.in_(community_ids), share.c.state == WAITING)
            .order_by(share.c.id)
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def shown(self, community_id: int, since: datetime, limit: int) -> list[Share]:
        """What was approved since an instant, the featured ones first, each the newest first."""
        return await self._shown(community_id, share.c.decided_at > since, limit)

    async def fresh(self, community_id: int, since: datetime, limit: int) -> list[Share]:
        """The same, of what no gallery has shown."""
        never = (share.c.decided_at > since) & share.c.post_id.is_(None)
        return await self._shown(community_id, never, limit)

    async def _shown(self, community_id: int, which: ColumnElement[bool], limit: int) -> list[Share]:
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(share.c.community_id == community_id, share.c.state.in_(SHOWN), which)
            .order_by((share.c.state == FEATURED).desc(), share.c.decided_at.desc(), share.c.id.desc())
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def show_in(self, share_ids: Collection[int], post_id: int) -> None:
        """A gallery shows these."""
        await self._connection.execute(update(share).where(share.c.id.in_(share_ids)).values(post_id=post_id))

    async def paid(self, each: Share, kind: str) -> list[tuple[int, int, date]]:
        """(entry, points, local day) of what its author has got for it in this round of decisions."""
        prefix = f"{kind}:{each.id}:{each.round}:"
        rows = await self._connection.execute(
            select(ledger.c.id, ledger.c.amount, ledger.c.local_date)
            .where(
                ledger.c.community_id == each.community_id, ledger.c.kind == kind,
                ledger.c.user_id == each.user_id, ledger.c.key.startswith(prefix, autoescape=True),
            )
            .order_by(ledger.c.id)
        )  # fmt: skip
        return [(row.id, row.amount, row.local_date) for row in rows]
