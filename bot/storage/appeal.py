"""Appeals and the sanctions they are against: rows of `appeal`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Executable, Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.appeal import ALARM_EVERY, APPEALABLE, OPEN
from bot.storage.tables import appeal, sanction


@dataclass(frozen=True, slots=True)
class Appeal:
    """What somebody says against a sanction; `evidence` are their words, kept for 30 days."""

    id: int
    community_id: int
    sanction_id: int
    user_id: int
    evidence: str | None
    state: str
    at: datetime
    decided_at: datetime | None
    decided_by: int | None
    notice_id: int | None


_FIELDS = [appeal.c[name] for name in Appeal.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]]) -> Appeal:
    return Appeal(**row._asdict())


class AppealRows:
    """One appeal for each sanction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, community_id: int, sanction_id: int, user_id: int, words: str, at: datetime) -> int:
        """A new appeal; its id."""
        made = await self._connection.execute(
            insert(appeal)
            .values(
                community_id=community_id, sanction_id=sanction_id, user_id=user_id, evidence=words,
                state=OPEN, at=at,
            )
            .returning(appeal.c.id)
        )  # fmt: skip
        return int(made.scalar_one())

    async def get(self, community_id: int, appeal_id: int) -> Appeal | None:
        """One appeal of a community."""
        return await self._one(
            select(*_FIELDS).where(appeal.c.community_id == community_id, appeal.c.id == appeal_id)
        )

    async def against(self, sanction_id: int) -> Appeal | None:
        """The appeal against a sanction, if there is one."""
        return await self._one(select(*_FIELDS).where(appeal.c.sanction_id == sanction_id))

    async def _one(self, statement: Executable) -> Appeal | None:
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else _read(row)

    async def open(self, community_ids: Collection[int], limit: int) -> list[Appeal]:
        """The queue of these communities, the oldest first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(appeal.c.community_id.in_(community_ids), appeal.c.state == OPEN)
            .order_by(appeal.c.id)
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def settle(
        self, appeal_id: int, state: str, by_id: int, now: datetime, was: str = OPEN
    ) -> Appeal | None:
        """Decide it; None if it is not (any more) as it `was`."""
        return await self._one(
            update(appeal)
            .where(appeal.c.id == appeal_id, appeal.c.state == was)
            .values(state=state, decided_by=by_id, decided_at=now)
            .returning(*_FIELDS)
        )

    async def note_notice(self, appeal_id: int, message_id: int) -> None:
        """Which message in the operators' chat is its card."""
        await self._connection.execute(
            update(appeal).where(appeal.c.id == appeal_id).values(notice_id=message_id)
        )

    async def without_cause(self) -> list[Appeal]:
        """Open ones against sanctions that were taken back meanwhile."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .join_from(appeal, sanction, sanction.c.id == appeal.c.sanction_id)
            .where(appeal.c.state == OPEN, sanction.c.undone_at.is_not(None))
            .order_by(appeal.c.id)
        )
        return [_read(row) for row in rows]

    async def alarm(
        self, now: datetime, after: timedelta, communities: Collection[int] | None = None
    ) -> list[Appeal]:
        """Those that have waited too long and of which nobody was reminded today; marked as told.

        Of these `communities`, or of all.
        """
        late = (appeal.c.state == OPEN) & (appeal.c.at <= now - after)
        if communities is not None:
            late &= appeal.c.community_id.in_(communities)
        untold = appeal.c.alarmed_at.is_(None) | (appeal.c.alarmed_at <= now - ALARM_EVERY)
        rows = await self._connection.execute(
            update(appeal).where(late, untold).values(alarmed_at=now).returning(*_FIELDS)
        )
        return sorted(map(_read, rows), key=lambda each: each.id)

    async def appealable(
        self, user_id: int, since: datetime, community_id: int | None = None
    ) -> list[tuple[int, int]]:
        """(community, sanction) that somebody could appeal against, the newest first."""
        statement = (
            select(sanction.c.community_id, sanction.c.id)
            .join_from(sanction, appeal, appeal.c.sanction_id == sanction.c.id, isouter=True)
            .where(
                sanction.c.user_id == user_id,
                sanction.c.kind.in_(APPEALABLE),
                sanction.c.undone_at.is_(None),
                sanction.c.at >= since,
                appeal.c.id.is_(None),
            )
            .order_by(sanction.c.id.desc())
        )
        if community_id is not None:
            statement = statement.where(sanction.c.community_id == community_id)
        return [(row.community_id, row.id) for row in await self._connection.execute(statement)]
