"""Activity roll-ups: what a batch heard, added up, in a few set-based statements."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, case
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.hearing import Count, Heard
from bot.storage.tables import activity, activity_hour, member
from bot.storage.upsert import add, add_to


class ActivityRows:
    """Rows of `activity` and `activity_hour`, and the totals kept on `member`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def flush(self, heard: Heard) -> None:
        """Add one batch's counters. Keys are sorted, so that replicas lock rows in the same order."""
        if not heard.days:
            return
        await self._people(heard)
        await self._days(heard.days)
        hours = [
            {"community_id": community, "local_date": day, "hour": hour, "messages": n}
            for (community, day, hour), n in sorted(heard.hours.items())
        ]
        if hours:
            await self._connection.execute(
                add_to(self._connection, activity_hour, counters=["messages"]), hours
            )

    async def _days(self, days: Mapping[tuple[int, date, int], Count]) -> None:
        rows = [
            {
                "community_id": community, "local_date": day, "user_id": user, "messages": count.messages,
                "media": count.media, "replies": count.replies, "reactions": count.reactions,
            }
            for (community, day, user), count in sorted(days.items(), key=lambda item: item[0])
        ]  # fmt: skip
        counters = ["messages", "media", "replies", "reactions"]
        await self._connection.execute(add_to(self._connection, activity, counters=counters), rows)

    async def _people(self, heard: Heard) -> None:
        rows = [
            {
                "community_id": community, "user_id": user, "name": seen.name, "username": seen.username,
                "first_day": seen.day, "last_day": seen.day, "messages": seen.messages,
            }
            for (community, user), seen in sorted(heard.people.items(), key=lambda item: item[0])
        ]  # fmt: skip
        statement = add(self._connection, member)
        new = statement.excluded
        changes = {
            "name": new.name,
            "username": new.username,
            "messages": member.c.messages + new.messages,
            "first_day": _first(member.c.first_day, new.first_day),
            "last_day": _last(member.c.last_day, new.last_day),
        }
        keys = [member.c.community_id, member.c.user_id]
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=changes), rows
        )


def _first(kept: ColumnElement[date], new: ColumnElement[date]) -> ColumnElement[date]:
    return case((kept.is_(None), new), (new < kept, new), else_=kept)


def _last(kept: ColumnElement[date], new: ColumnElement[date]) -> ColumnElement[date]:
    return case((kept.is_(None), new), (new > kept, new), else_=kept)
