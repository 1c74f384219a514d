"""The newcomers' path: what they have done, who is on it, who could use a reminder."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Executable, Select, Text, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.checkin import NORMAL
from bot.domain.welcome import GRADUATE
from bot.storage.many import WHOLE, keyed, keys
from bot.storage.swift import ask
from bot.storage.tables import activity, checkin, member, newcomer_task
from bot.storage.types import UTCDateTime
from bot.storage.upsert import add


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who joined lately. `language` is their override, empty when none."""

    community_id: int
    user_id: int
    name: str
    language: str
    joined_at: datetime


_FIELDS = [member.c[name] for name in Newcomer.__dataclass_fields__]


@cache
def _newcomers(dialect: Dialect) -> Select[Any]:
    """Begins with the people asked about, each found by key: the group may have any number of members."""
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    here = (member.c.community_id == of["community"]) & (member.c.user_id == of["user"])
    return (
        select(*_FIELDS)
        .select_from(each.join(member, here))
        .where(member.c.joined_at >= bindparam("since", type_=UTCDateTime), member.c.left_at.is_(None))
        .order_by(member.c.community_id, member.c.user_id)
    )


@cache
def _without(dialect: Dialect) -> Executable:
    return _newcomers(dialect).where(~_has_done(bindparam("task", type_=Text)))


def _has_done(task: "ColumnElement[str] | str") -> ColumnElement[bool]:
    return (
        select(newcomer_task.c.task)
        .where(
            newcomer_task.c.community_id == member.c.community_id,
            newcomer_task.c.user_id == member.c.user_id,
            newcomer_task.c.task == task,
        )
        .exists()
    )


class PathRows:
    """Rows of `newcomer_task`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_task(self, community_id: int, user_id: int, task: str, at: datetime) -> bool:
        """Note a task as done; False if it was."""
        statement = add(self._connection, newcomer_task).values(
            community_id=community_id, user_id=user_id, task=task, at=at
        )
        result = await self._connection.execute(
            statement.on_conflict_do_nothing().returning(newcomer_task.c.task)
        )
        return result.one_or_none() is not None

    async def tasks(self, community_id: int, user_ids: Collection[int]) -> dict[int, set[str]]:
        """The tasks that each of these members has done."""
        done: dict[int, set[str]] = {user: set() for user in user_ids}
        rows = await self._connection.execute(
            select(newcomer_task.c.user_id, newcomer_task.c.task).where(
                newcomer_task.c.community_id == community_id, newcomer_task.c.user_id.in_(user_ids)
            )
        )
        for row in rows:
            done[row.user_id].add(row.task)
        return done

    async def newcomers_without(
        self, task: str, people: Sequence[tuple[int, int]], since: datetime
    ) -> list[Newcomer]:
        """Those of these (community id, user id) who joined since an instant and have not done a task."""
        dialect = self._connection.dialect
        asked = keys(dialect, people, "community", "user") | {"task": task, "since": since}
        rows = await ask(self._connection, _without(dialect), asked)
        return [Newcomer(*row) for row in rows]

    async def newcomers(self, people: Sequence[tuple[int, int]], since: datetime) -> set[tuple[int, int]]:
        """Those of these (community id, user id) who joined since an instant, whatever they have done."""
        dialect = self._connection.dialect
        asked = keys(dialect, people, "community", "user") | {"since": since}
        rows = await ask(self._connection, _newcomers(dialect), asked)
        return {(row.community_id, row.user_id) for row in rows}

    async def idle_newcomers(self, community_id: int, since: datetime, day: date) -> list[Newcomer]:
        """Who joined since an instant, is not through with the path and gave no sign of life on a day.

        Without those who asked for quiet; first come first.
        """
        heard = (
            select(activity.c.user_id)
            .where(
                activity.c.community_id == member.c.community_id,
                activity.c.local_date == day,
                activity.c.user_id == member.c.user_id,
            )
            .exists()
        )
        came = (
            select(checkin.c.user_id)
            .where(
                checkin.c.community_id == member.c.community_id,
                checkin.c.user_id == member.c.user_id,
                checkin.c.local_date == day,
                checkin.c.kind == NORMAL,
            )
            .exists()
        )
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(
                member.c.community_id == community_id,
                member.c.joined_at >= since,
                member.c.left_at.is_(None),
                member.c.quiet.is_(False),
                ~_has_done(GRADUATE),
                ~heard,
                ~came,
            )
            .order_by(member.c.joined_at, member.c.user_id)
        )
        return [Newcomer(*row) for row in rows]
