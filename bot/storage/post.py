"""Posts: one row for what the group is offered at a slot, of which there can be only one."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.post import FAILED, MISSED, OUT, SENDING, Effect, Post
from bot.storage.tables import decision, post, response
from bot.storage.upsert import add

_FIELDS = [post.c[name] for name in Post.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]]) -> Post:
    return Post(**row._asdict())


class PostRows:
    """Rows of `post`, and sums over `response`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def reserve(
        self, community_id: int, kind: str, entry: str, slot: datetime, local_date: date, state: str,
        now: datetime,
    ) -> int | None:  # fmt: skip
        """A new row's id; None if this entry has one for this slot already (a replica waits here)."""
        statement = add(self._connection, post).values(
            community_id=community_id, kind=kind, entry=entry, slot=slot, local_date=local_date, state=state,
            decided_at=now, words={},
        )  # fmt: skip
        keys = [post.c.community_id, post.c.entry, post.c.slot]
        made = statement.on_conflict_do_nothing(index_elements=keys).returning(post.c.id)
        row = (await self._connection.execute(made)).one_or_none()
        return row.id if row is not None else None

    async def get(self, post_id: int) -> Post | None:
        """One post."""
        rows = await self._connection.execute(select(*_FIELDS).where(post.c.id == post_id))
        row = rows.one_or_none()
        return _read(row) if row is not None else None

    async def find(self, community_id: int, entry: str, slot: datetime) -> Post | None:
        """What there is for an entry's slot."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(
                post.c.community_id == community_id, post.c.entry == entry, post.c.slot == slot
            )
        )
        row = rows.one_or_none()
        return _read(row) if row is not None else None

    async def on_date(self, community_id: int, entry: str, local_date: date) -> Post | None:
        """What there is for an entry on a local date, whichever instant that was when it was made."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                post.c.community_id == community_id, post.c.entry == entry, post.c.local_date == local_date
            )
            .order_by(post.c.id)
        )
        found = rows.all()
        return _read(found[-1]) if found else None

    async def change(self, post_id: int, **values: object) -> None:
        """Set columns of one post."""
        await self._connection.execute(update(post).where(post.c.id == post_id).values(values))

    async def move(self, post_id: int, states: Collection[str], **values: object) -> bool:
        """Set columns if the post is in one of these states; of several who try at once one succeeds."""
        changed = update(post).where(post.c.id == post_id, post.c.state.in_(states)).values(values)
        return (await self._connection.execute(changed.returning(post.c.id))).one_or_none() is not None

    async def give_up(self, community_id: int) -> None:
        """What was on its way to a community that cannot be reached any more will not arrive."""
        on_its_way = (post.c.community_id == community_id) & (post.c.state == SENDING)
        await self._connection.execute(update(post).where(on_its_way).values(state=FAILED))

    async def entries_since(
        self, community_id: int, kinds: Collection[str], since: datetime
    ) -> list[tuple[str, datetime]]:
        """(entry, slot) of what of these kinds went out for slots since an instant, ascending."""
        rows = await self._connection.execute(
            select(post.c.entry, post.c.slot)
            .where(
                post.c.community_id == community_id, post.c.kind.in_(kinds), post.c.slot >= since,
                post.c.state.in_(OUT),
            )
            .order_by(post.c.slot, post.c.id)
        )  # fmt: skip
        return [(row.entry, row.slot) for row in rows]

    async def of_day(self, community_id: int, kinds: Collection[str], day: date) -> list[Post]:
        """All rows of these kinds of one local date, whatever became of them, by slot."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(post.c.community_id == community_id, post.c.kind.in_(kinds), post.c.local_date == day)
            .order_by(post.c.slot, post.c.id)
        )
        return [_read(row) for row in rows]

    async def between(
        self, community_id: int, kinds: Collection[str], since: datetime, until: datetime
    ) -> list[Post]:
        """Rows of these kinds with slots in [since, until], in the order in which they were made."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(
                post.c.community_id == community_id, post.c.kind.in_(kinds), post.c.slot >= since,
                post.c.slot <= until,
            ).order_by(post.c.id)
        )  # fmt: skip
        return [_read(row) for row in rows]

    async def untold(self, community_id: int, kind: str) -> list[Post]:
        """Missed posts that the operators have not been told of; from now on they have been."""
        missed = (post.c.community_id == community_id) & (post.c.kind == kind) & (post.c.state == MISSED)
        told = update(post).where(missed, post.c.closed_at.is_(None)).values(closed_at=post.c.decided_at)
        rows = [_read(row) for row in await self._connection.execute(told.returning(*_FIELDS))]
        return sorted(rows, key=lambda one: (one.slot, one.id))

    async def decided(self, community_id: int, what: str) -> dict[str, str]:
        """What votes have settled: period -> choice."""
        rows = await self._connection.execute(
            select(decision.c.period, decision.c.choice).where(
                decision.c.community_id == community_id, decision.c.what == what
            )
        )
        return {row.period: row.choice for row in rows}

    async def effects(self, community_id: int, post_ids: Collection[int]) -> dict[int, Effect]:
        """The replies and reactions that posts got, and from how many people, by post; none: left out."""
        did = (response.c.replies > 0) | (response.c.reactions > 0)
        rows = await self._connection.execute(
            select(
                response.c.post_id,
                func.sum(response.c.replies).label("replies"),
                func.sum(response.c.reactions).label("reactions"),
                func.count().label("people"),
            )
            .where(response.c.community_id == community_id, response.c.post_id.in_(post_ids), did)
            .group_by(response.c.post_id)
        )
        return {row.post_id: Effect(int(row.replies), int(row.reactions), row.people) for row in rows}
