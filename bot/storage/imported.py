"""Which stretches of an exported chat have been taken in, and since when the bot has counted itself."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Column, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.calendar import instant
from bot.domain.community import Community
from bot.domain.history import Span
from bot.storage.tables import activity_hour, imported, live_since, movement, spoken
from bot.storage.upsert import add

_HOUR = timedelta(hours=1)
_ENOUGH = 72
"""Rows of hours to look at: two local days have fewer."""


class ImportedRows:
    """Rows of `imported` and `live_since`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def spans(self, community_id: int, chat_id: int) -> list[Span]:
        """What of an exported chat has been taken in, ascending."""
        rows = await self._connection.execute(
            select(imported.c.first_id, imported.c.last_id, imported.c.last_at)
            .where(imported.c.community_id == community_id, imported.c.chat_id == chat_id)
            .order_by(imported.c.first_id)
        )
        return [Span(*row) for row in rows]

    async def chats(self, community_id: int) -> set[int]:
        """The chats whose exports have been taken in for a community."""
        rows = await self._connection.execute(
            select(imported.c.chat_id).where(imported.c.community_id == community_id).distinct()
        )
        return set(rows.scalars())

    async def extend(self, community_id: int, chat_id: int, span: Span | None, to: Span) -> bool:
        """`span` (None: a new one) reaches as far as `to` now; False if somebody else has touched it.

        The caller holds the community's lock.
        """
        others = [each for each in await self.spans(community_id, chat_id) if each != span]
        begin = to.first_id if span is None else span.last_id + 1
        if any(each.first_id <= to.last_id and begin <= each.last_id for each in others):
            return False
        here = (imported.c.community_id == community_id) & (imported.c.chat_id == chat_id)
        if span is not None:
            same = here & (imported.c.first_id == span.first_id) & (imported.c.last_id == span.last_id)
            moved = update(imported).where(same).values(last_id=to.last_id, last_at=to.last_at)
            done = await self._connection.execute(moved.returning(imported.c.first_id))
            return done.first() is not None
        values = {"first_id": to.first_id, "last_id": to.last_id, "last_at": to.last_at}
        made = insert(imported).values(community_id=community_id, chat_id=chat_id, **values)
        await self._connection.execute(made)
        return True

    async def live_since(self, community: Community) -> datetime | None:
        """Since when the bot has counted this community itself; None if it has not, or that is not known."""
        known = await self._connection.execute(
            select(live_since.c.at).where(live_since.c.community_id == community.id)
        )
        at = known.scalar_one_or_none()
        if at is None and (at := await self._found_out(community)) is not None:
            made = add(self._connection, live_since).values(community_id=community.id, at=at)
            await self._connection.execute(made.on_conflict_do_nothing())
        return at

    async def _found_out(self, community: Community) -> datetime | None:
        """The first thing the bot heard after all that was taken in; early rather than late."""
        last = await self._connection.execute(
            select(func.max(imported.c.last_at)).where(imported.c.community_id == community.id)
        )
        after = last.scalar_one_or_none()
        moved = await self._first(movement.c.community_id, movement.c.at, community.id, after)
        times = [moved, await self._first_said(community, after)]
        return min((each for each in times if each is not None), default=None)

    async def _first_said(self, community: Community, after: datetime | None) -> datetime | None:
        """The first message heard; where it is not remembered any more, the beginning of its hour."""
        hour = await self._first_hour(community, after)
        if hour is None:
            return None
        said = await self._first(spoken.c.community_id, spoken.c.at, community.id, after)
        if said is not None and said < hour + _HOUR:
            return said
        return after if after is not None and hour <= after + _HOUR else hour

    async def _first(
        self, whose: Column[int], column: Column[datetime], community_id: int, after: datetime | None
    ) -> datetime | None:
        asked = select(func.min(column)).where(whose == community_id)
        if after is not None:
            asked = asked.where(column > after)
        at: datetime | None = (await self._connection.execute(asked)).scalar_one_or_none()
        return at

    async def _first_hour(self, community: Community, after: datetime | None) -> datetime | None:
        """The beginning of the first hour with a message that began after that."""
        asked = select(activity_hour.c.local_date, activity_hour.c.hour).where(
            activity_hour.c.community_id == community.id
        )
        if after is not None:
            asked = asked.where(activity_hour.c.local_date >= community.day_of(after))
        rows = await self._connection.execute(asked.order_by(activity_hour.c.local_date).limit(_ENOUGH))
        begins = [_begin(community, row.local_date, row.hour) for row in rows]
        return min((each for each in begins if after is None or each > after), default=None)


def _begin(community: Community, day: date, hour: int) -> datetime:
    """When an hour of a local day began; those before the roll-over are in the next morning."""
    late = timedelta(days=hour < community.rollover_hour)
    return instant(day + late, time(hour), community.timezone)
