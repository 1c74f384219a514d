"""What staff look up about one person: who is meant, what is on their record. Reads only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import Member
from bot.storage.tables import appeal, community, complaint, incident, member

_MEMBER = [member.c[name] for name in Member.__dataclass_fields__]
_CARDS = (incident, complaint)
"""Tables whose rows have a card in the operators' chat that is about a message."""
_AT_MOST = 6
"""People of one name that are looked at; of more it makes no difference."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a message in the operators' chat is about: whom, and which of their messages (None: none)."""

    community_id: int
    user_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident on somebody's record."""

    id: int
    at: datetime
    rule: str
    category: str
    severity: int
    verdict: str
    dry: bool


@dataclass(frozen=True, slots=True)
class Appealed:
    """An appeal on somebody's record."""

    sanction_id: int
    at: datetime
    state: str


class RecordRows:
    """Rows of several tables, by person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_username(self, community_id: int, username: str) -> list[Member]:
        """All who had this @name when they were last seen: somebody may have taken it over."""
        return await self._members(community_id, member.c.username, username)

    async def by_name(self, community_id: int, name: str) -> list[Member]:
        """All who are called so."""
        return await self._members(community_id, member.c.name, name)

    async def _members(self, community_id: int, column: ColumnElement[str], value: str) -> list[Member]:
        lowered = func.lower(column)  # SQLite lowers a-z only, hence the exact form as well
        rows = await self._connection.execute(
            select(*_MEMBER)
            .where(member.c.community_id == community_id, lowered.in_({value.lower(), value}))
            .order_by(member.c.user_id)
            .limit(_AT_MOST)
        )
        return [Member(**row._asdict()) for row in rows]

    async def card(self, chat_id: int, message_id: int) -> Card | None:
        """Whom a card in this operators' chat is about; None if it is none."""
        for table in _CARDS:
            found = await self._card(table, chat_id, message_id)
            if found is not None:
                return found
        return await self._card(appeal, chat_id, message_id)

    async def _card(self, table: Table, chat_id: int, message_id: int) -> Card | None:
        rows = await self._connection.execute(
            select(table)
            .join(community, community.c.id == table.c.community_id)
            .where(community.c.ops_chat_id == chat_id, table.c.notice_id == message_id)
            .order_by(table.c.id.desc())
            .limit(1)
        )
        row = rows.first()
        if row is None:
            return None
        return Card(row.community_id, row.user_id, row._asdict().get("message_id"))

    async def incidents(self, community_id: int, user_id: int, limit: int) -> tuple[int, list[Happened]]:
        """How many there were, and the newest."""
        mine = (incident.c.community_id == community_id) & (incident.c.user_id == user_id)
        count = await self._connection.execute(select(func.count()).select_from(incident).where(mine))
        fields = [incident.c[name] for name in Happened.__dataclass_fields__]
        rows = await self._connection.execute(
            select(*fields).where(mine).order_by(incident.c.id.desc()).limit(limit)
        )
        return int(count.scalar_one()), [Happened(**row._asdict()) for row in rows]

    async def appeals(self, community_id: int, user_id: int, limit: int) -> list[Appealed]:
        """The newest appeals."""
        fields = [appeal.c[name] for name in Appealed.__dataclass_fields__]
        rows = await self._connection.execute(
            select(*fields)
            .where(appeal.c.community_id == community_id, appeal.c.user_id == user_id)
            .order_by(appeal.c.id.desc())
            .limit(limit)
        )
        return [Appealed(**row._asdict()) for row in rows]
