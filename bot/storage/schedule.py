"""Which slots of which jobs have been dealt with."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import job_run
from bot.storage.upsert import add


class JobRows:
    """Rows of `job_run`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last_slots(self, community_ids: Collection[int]) -> dict[tuple[int, str], datetime]:
        """The latest slot dealt with, by community and job."""
        rows = await self._connection.execute(
            select(job_run.c.community_id, job_run.c.job, func.max(job_run.c.slot).label("slot"))
            .where(job_run.c.community_id.in_(community_ids))
            .group_by(job_run.c.community_id, job_run.c.job)
        )
        return {(row.community_id, row.job): row.slot for row in rows}

    async def claim(self, community_id: int, job: str, slot: datetime, state: str, now: datetime) -> bool:
        """Take a slot in this transaction; False if it has been dealt with. A replica waits here."""
        statement = add(self._connection, job_run).values(
            community_id=community_id, job=job, slot=slot, state=state, finished_at=now
        )
        result = await self._connection.execute(statement.on_conflict_do_nothing().returning(job_run.c.slot))
        return result.one_or_none() is not None

    async def prune(self, before: datetime) -> None:
        """Forget slots older than `before` (those in use as "latest" are always newer)."""
        newest = select(func.max(job_run.c.slot)).where(job_run.c.slot.is_not(None)).scalar_subquery()
        await self._connection.execute(
            delete(job_run).where(job_run.c.slot < before, job_run.c.slot < newest)
        )
