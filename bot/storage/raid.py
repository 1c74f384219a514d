"""Who came with a rush, and bans that were given to many at once."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import STAFF
from bot.domain.sanctions import Kind
from bot.storage.tables import knock, member, sanction


class RaidRows:
    """Reads `member` and `knock`; takes back rows of `sanction` that were made together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def rush(self, community_id: int, latest: datetime, window: timedelta) -> tuple[int, datetime]:
        """How many different people came, or knocked, within the window that ends at `latest`.

        And when the first of them did.
        """
        first = latest - window
        came = select(member.c.user_id, member.c.joined_at.label("at")).where(
            member.c.community_id == community_id, member.c.joined_at.between(first, latest)
        )
        knocked = select(knock.c.user_id, knock.c.asked_at.label("at")).where(
            knock.c.community_id == community_id, knock.c.asked_at.between(first, latest)
        )
        both = union(came, knocked).subquery()
        counted = select(
            func.count(both.c.user_id.distinct()).label("people"), func.min(both.c.at).label("first")
        )
        row = (await self._connection.execute(counted)).one()
        return row.people, row.first or latest

    async def joined(self, community_id: int, since: datetime, until: datetime) -> list[int]:
        """Who came in that time and is still here: nobody of the staff, nobody who is trusted."""
        rows = await self._connection.execute(
            select(member.c.user_id)
            .where(
                member.c.community_id == community_id,
                member.c.joined_at.between(since, until),
                member.c.left_at.is_(None),
                member.c.status.not_in(STAFF),
                member.c.trusted.is_(False),
            )
            .order_by(member.c.user_id)
        )
        return list(rows.scalars())

    async def take_back(self, community_id: int, given_at: datetime, by_id: int, now: datetime) -> list[int]:
        """Undo the bans that were given to many at one instant; whose they were, nobody the second time."""
        rows = await self._connection.execute(
            update(sanction)
            .where(
                sanction.c.community_id == community_id,
                sanction.c.kind == Kind.BAN,
                sanction.c.at == given_at,
                sanction.c.incident_id.is_(None),
                sanction.c.undone_at.is_(None),
            )
            .values(undone_by=by_id, undone_at=now)
            .returning(sanction.c.user_id)
        )
        return sorted(rows.scalars())
