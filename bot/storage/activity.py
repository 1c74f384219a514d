"""Activity roll-ups: what a batch heard, added up, in a few set-based statements."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Dialect, case, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.hearing import Count, Heard
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.tables import activity, activity_hour, member
from bot.storage.upsert import add, add_to

_COUNTERS = ("messages", "media", "replies", "reactions")
_DAY = ("community_id", "local_date", "user_id", *_COUNTERS)
_HOUR = ("community_id", "local_date", "hour", "messages")
_PERSON = ("community_id", "user_id", "name", "username", "first_day", "last_day")


class ActivityRows:
    """Rows of `activity` and `activity_hour`, and what `member` says of names and days."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def flush(self, heard: Heard) -> None:
        """Add one batch's counters. Keys are sorted, so that replicas lock rows in the same order."""
        if not heard.people:
            return
        await self._run(_people, (
            {
                "community_id": community, "user_id": user, "name": seen.name, "username": seen.username,
                "first_day": seen.first, "last_day": seen.day,
            }
            for (community, user), seen in sorted(heard.people.items(), key=lambda item: item[0])
        ))  # fmt: skip
        await self._days(heard.days)
        await self._run(_hours, (
            {"community_id": community, "local_date": day, "hour": hour, "messages": n}
            for (community, day, hour), n in sorted(heard.hours.items())
        ))  # fmt: skip

    async def _days(self, days: Mapping[tuple[int, date, int], Count]) -> None:
        await self._run(_counts, (
            {
                "community_id": community, "local_date": day, "user_id": user, "messages": count.messages,
                "media": count.media, "replies": count.replies, "reactions": count.reactions,
            }
            for (community, day, user), count in sorted(days.items(), key=lambda item: item[0])
        ))  # fmt: skip

    async def _run(
        self, statement: Callable[[Dialect], Prepared], rows: Iterable[Mapping[str, object]]
    ) -> None:
        await run_many(self._connection, statement(self._connection.dialect), rows)


@cache
def _people(dialect: Dialect) -> Prepared:
    """Nearly everybody has spoken today already, under the same name, and is left as they are."""
    statement = add(dialect, member)
    new, old = statement.excluded, member.c
    changes = {
        "name": new.name,
        "username": new.username,
        "first_day": _first(old.first_day, new.first_day),
        "last_day": _last(old.last_day, new.last_day),
    }
    differs = or_(
        old.name != new.name, old.username != new.username, old.first_day.is_(None), old.last_day.is_(None),
        new.first_day < old.first_day, new.last_day > old.last_day,
    )  # fmt: skip
    keys = [old.community_id, old.user_id]
    upsert = statement.on_conflict_do_update(index_elements=keys, set_=changes, where=differs)
    return prepare(dialect, upsert, _PERSON)


@cache
def _counts(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, activity, counters=_COUNTERS), _DAY)


@cache
def _hours(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, activity_hour, counters=["messages"]), _HOUR)


def _first(kept: ColumnElement[date], new: ColumnElement[date]) -> ColumnElement[date]:
    return case((kept.is_(None), new), (new < kept, new), else_=kept)


def _last(kept: ColumnElement[date], new: ColumnElement[date]) -> ColumnElement[date]:
    return case((kept.is_(None), new), (new > kept, new), else_=kept)
