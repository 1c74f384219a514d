"""What an export adds to the rows: counters, people, movements. In bulk, a stretch of messages at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Dialect,
    Executable,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import STAFF, Community
from bot.domain.hearing import Count
from bot.domain.history import Chapter, Presence, Settled, Step
from bot.storage.gift_mark import marked
from bot.storage.many import among, listed
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.tables import activity, activity_hour, member, movement
from bot.storage.upsert import add, add_to

Rows = list[dict[str, Any]]

_COUNTERS = ("messages", "media", "replies", "reactions", "received")
_DAY = ("community_id", "local_date", "user_id", *_COUNTERS)
_HOUR = ("community_id", "local_date", "hour", "messages")
_PERSON = ("community_id", "user_id", "name", "username", "first_day", "last_day")
_IN = member.c.community_id == bindparam("community")
_ONE = _IN & (member.c.user_id == bindparam("user"))
_JOINED = (
    update(member)
    .where(_ONE, or_(member.c.joined_at.is_(None), member.c.joined_at < bindparam("at")))
    .values(joined_at=bindparam("at"))
)
_LEFT = (
    update(member)
    .where(
        _ONE, member.c.left_at.is_(None), *(member.c.status != staff for staff in STAFF),
        or_(member.c.joined_at.is_(None), member.c.joined_at <= bindparam("at")),
        or_(member.c.last_day.is_(None), member.c.last_day <= bindparam("day")),
    )
    .values(left_at=bindparam("at"), status="left")
)  # fmt: skip
"""Whoever the bot has seen there later has come back without a message."""
_BACK = update(member).where(_ONE, member.c.left_at < bindparam("at")).values(left_at=None, status="member")


class ImportRows:
    """Rows of several tables, added to in bulk."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count(self, chapter: Chapter) -> None:
        """Add what was said and reacted; names that the bot knows itself stay."""
        dialect = self._connection.dialect
        await run_many(self._connection, _people(dialect), _people_rows(chapter))
        await run_many(self._connection, _days(dialect), _day_rows(chapter))
        hours = sorted(chapter.heard.hours.items())
        rows = (dict(zip(_HOUR, (*key, n), strict=True)) for key, n in hours)
        await run_many(self._connection, _hours(dialect), rows)

    async def presences(
        self, community_id: int, user_ids: Collection[int], until: datetime | None
    ) -> dict[int, Presence]:
        """When these people last came and went, of the movements before `until`."""
        last = [
            func.max(case((movement.c.kind == kind, movement.c.at))).label(kind)
            for kind in (Step.JOIN.value, Step.LEAVE.value)
        ]
        asked = select(movement.c.user_id, *last).where(
            movement.c.community_id == community_id,
            among(self._connection.dialect, movement.c.user_id, "users"),
        )
        if until is not None:
            asked = asked.where(movement.c.at < until)
        users = {"users": listed(self._connection.dialect, sorted(user_ids))}
        rows = await self._connection.execute(asked.group_by(movement.c.user_id), users)
        return {row.user_id: _presence(row.join, row.leave) for row in rows}

    async def move(self, community: Community, settled: Iterable[Settled]) -> None:
        """Record the movements, and where these people are now as far as the bot does not know better."""
        people = sorted(settled, key=lambda each: each.user_id)
        moves = [
            {
                "community_id": community.id, "user_id": each.user_id, "kind": kind.value, "at": at,
                "local_date": community.day_of(at), "greeted": True,
            }
            for each in people for kind, at in each.moved
        ]  # fmt: skip
        await self._run(add(self._connection, movement).on_conflict_do_nothing(), moves)
        came = [_told(community, each.user_id, each.joined_at) for each in people if each.joined_at]
        await self._run(_JOINED, came)
        gone = [_told(community, each.user_id, each.left_at) for each in people if each.left_at]
        await self._run(_LEFT, [{**row, "day": community.day_of(row["at"])} for row in gone])
        here = {each.user_id: each.seen_at for each in people if each.left_at is None}
        away = await self._away(community.id, here)
        await self._run(_BACK, [_told(community, user_id, here[user_id]) for user_id in sorted(away)])

    async def _away(self, community_id: int, user_ids: Collection[int]) -> set[int]:
        """Which of these people are taken for having left."""
        among_them = among(self._connection.dialect, member.c.user_id, "users")
        asked = select(member.c.user_id).where(_IN, member.c.left_at.is_not(None), among_them)
        users = listed(self._connection.dialect, sorted(user_ids))
        rows = await self._connection.execute(asked, {"community": community_id, "users": users})
        return set(rows.scalars())

    async def forgotten(self, community_id: int, user_ids: Collection[int]) -> set[int]:
        """Which of these people had themselves forgotten."""
        return await marked(self._connection, community_id, user_ids)

    async def _run(self, statement: Executable, rows: Rows) -> None:
        if rows:
            await self._connection.execute(statement, rows)


@cache
def _people(dialect: Dialect) -> Prepared:
    statement = add(dialect, member)
    new, old = statement.excluded, member.c
    changes = {
        "name": case((old.name == literal_column("''"), new.name), else_=old.name),
        "first_day": _either(new.first_day < old.first_day, new.first_day, old.first_day),
        "last_day": _either(new.last_day > old.last_day, new.last_day, old.last_day),
    }
    keys = [old.community_id, old.user_id]
    return prepare(dialect, statement.on_conflict_do_update(index_elements=keys, set_=changes), _PERSON)


@cache
def _days(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, activity, counters=_COUNTERS), _DAY)


@cache
def _hours(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, activity_hour, counters=["messages"]), _HOUR)


def _either(
    better: ColumnElement[bool], new: ColumnElement[date], old: ColumnElement[date]
) -> ColumnElement[date]:
    return case((or_(old.is_(None), better), new), else_=old)


def _presence(joined: datetime | None, left: datetime | None) -> Presence:
    back = joined is not None and left is not None and left < joined
    return Presence(joined, None if back else left)


def _told(community: Community, user_id: int, at: datetime | None) -> dict[str, Any]:
    return {"community": community.id, "user": user_id, "at": at}


def _people_rows(chapter: Chapter) -> Iterator[Mapping[str, object]]:
    """Whoever did something; those who only came or went have no days."""
    seen = {user_id: found for (_, user_id), found in chapter.heard.people.items()}
    days: dict[int, list[date]] = defaultdict(list)
    for _, day, user_id in chapter.heard.days:
        days[user_id].append(day)
    for user_id in sorted({*chapter.people, *seen}):
        found, on = seen.get(user_id), days.get(user_id)
        yield {
            "community_id": chapter.community.id, "user_id": user_id, "username": "",
            "name": found.name if found else chapter.people[user_id].name,
            "first_day": min(on) if on else None, "last_day": max(on) if on else None,
        }  # fmt: skip


def _day_rows(chapter: Chapter) -> Iterator[Mapping[str, object]]:
    mine, none = chapter.community.id, Count()
    days = {(day, user_id): count for (_, day, user_id), count in chapter.heard.days.items()}
    for day, user_id in sorted({*days, *chapter.received}):
        count = days.get((day, user_id), none)
        yield {
            "community_id": mine, "local_date": day, "user_id": user_id, "messages": count.messages,
            "media": count.media, "replies": count.replies, "reactions": count.reactions,
            "received": chapter.received.get((day, user_id), 0),
        }  # fmt: skip
