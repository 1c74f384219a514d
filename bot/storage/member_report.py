"""Messages that members reported: rows of `report`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.report import FORGIVEN, PARDONED, Decided
from bot.storage.tables import incident, report
from bot.storage.upsert import add


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody reported somebody's message. `verdict`: "", or what staff decided about it."""

    community_id: int
    message_id: int
    reporter_id: int
    user_id: int
    reason: str
    at: datetime
    incident_id: int | None = None
    verdict: str = ""


_FIELDS = [report.c[name] for name in Report.__dataclass_fields__]


class MemberReportRows:
    """A member reports a message once; what was decided about it comes from its incident."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, made: Report) -> bool:
        """Write it down; False if they had reported that message already."""
        values = {name: getattr(made, name) for name in Report.__dataclass_fields__}
        result = await self._connection.execute(
            add(self._connection, report).values(values).on_conflict_do_nothing()
        )
        return bool(result.rowcount)

    async def of_message(self, community_id: int, message_id: int) -> list[Report]:
        """Who reported a message, the first one first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(report.c.community_id == community_id, report.c.message_id == message_id)
            .order_by(report.c.at, report.c.reporter_id)
        )
        return [Report(**row._asdict()) for row in rows]

    async def of_incident(self, community_id: int, incident_id: int) -> list[Report]:
        """The reports that are looked at as this incident."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(report.c.community_id == community_id, report.c.incident_id == incident_id)
            .order_by(report.c.reporter_id)
        )
        return [Report(**row._asdict()) for row in rows]

    async def attach(self, community_id: int, message_id: int, incident_id: int) -> None:
        """These reports are looked at as this incident."""
        await self._connection.execute(
            update(report)
            .where(
                report.c.community_id == community_id,
                report.c.message_id == message_id,
                report.c.incident_id.is_(None),
            )
            .values(incident_id=incident_id)
        )

    async def decide(self, community_id: int, incident_id: int, verdict: str) -> list[int]:
        """What came of the reports of an incident; their reporters. A verdict may be changed."""
        rows = await self._connection.execute(
            update(report)
            .where(
                report.c.community_id == community_id,
                report.c.incident_id == incident_id,
                report.c.verdict != verdict,
            )
            .values(verdict=verdict)
            .returning(report.c.reporter_id)
        )
        return sorted(rows.scalars())

    async def forgive(self, community_id: int, reporter_id: int) -> None:
        """None of somebody's reports so far counts as wrong any more."""
        await self._connection.execute(
            update(report)
            .where(
                report.c.community_id == community_id,
                report.c.reporter_id == reporter_id,
                report.c.verdict == PARDONED,
            )
            .values(verdict=FORGIVEN)
        )

    async def made_since(self, community_id: int, reporter_id: int, since: datetime) -> int:
        """How many messages somebody has reported since then."""
        count = await self._connection.scalar(
            select(func.count())
            .select_from(report)
            .where(
                report.c.community_id == community_id,
                report.c.reporter_id == reporter_id,
                report.c.at >= since,
            )
        )
        return int(count or 0)

    async def decided(
        self, community_id: int, reporter_ids: Collection[int], most: int
    ) -> Mapping[int, list[Decided]]:
        """What came of the last decided reports of these people, the newest first; by person."""
        at = func.coalesce(incident.c.closed_at, report.c.at)
        place = func.row_number().over(
            partition_by=report.c.reporter_id, order_by=(at.desc(), report.c.message_id.desc())
        )
        ranked = (
            select(report.c.reporter_id, report.c.verdict, at.label("at"), place.label("place"))
            .join_from(report, incident, incident.c.id == report.c.incident_id)
            .where(
                report.c.community_id == community_id,
                report.c.reporter_id.in_(reporter_ids),
                report.c.verdict != "",
            )
            .subquery()
        )
        rows = await self._connection.execute(
            select(ranked).where(ranked.c.place <= most).order_by(ranked.c.reporter_id, ranked.c.place)
        )
        found: dict[int, list[Decided]] = {each: [] for each in reporter_ids}
        for row in rows:
            found[row.reporter_id].append(Decided(row.verdict, row.at))
        return found
