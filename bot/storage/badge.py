"""Badges: granted once for each member, and kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.storage.badges import MeritRows
from bot.storage.tables import badge
from bot.storage.upsert import add


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge somebody has: its id (its name is the text `badge-<id>`), what it was for, since when."""

    badge: str
    ref: str
    at: datetime


class BadgeRows(MeritRows):
    """Rows of `badge`, and by inheritance who has earned which."""

    async def grant(
        self, community_id: int, user_ids: Collection[int], name: str, ref: str, at: datetime
    ) -> None:
        """Give these members a badge; who has it keeps the one they have."""
        rows = [
            {"community_id": community_id, "user_id": user, "badge": name, "ref": ref, "at": at}
            for user in sorted(user_ids)
        ]
        if rows:
            await self._connection.execute(add(self._connection, badge).on_conflict_do_nothing(), rows)

    async def of(self, community_id: int, user_id: int) -> list[Badge]:
        """A member's badges, the oldest first."""
        rows = await self._connection.execute(
            select(badge.c.badge, badge.c.ref, badge.c.at)
            .where(badge.c.community_id == community_id, badge.c.user_id == user_id)
            .order_by(badge.c.at, badge.c.badge)
        )
        return [Badge(*row) for row in rows]
