"""Alarms, how many people Telegram says there are, and who has fallen silent."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Row, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alarms import Alarm
from bot.domain.community import STAFF, Community, State
from bot.storage.many import DAY, keyed, keys
from bot.storage.tables import activity, alarm, audit, community, headcount, member
from bot.storage.upsert import add

_USED_TO = timedelta(days=60)
"""So far back it is looked for what somebody wrote: all there is would hold up the batch in a large group."""

_FIELDS = [alarm.c[name] for name in Alarm.__dataclass_fields__]


class Pressed(NamedTuple):
    """Who did what about an alarm."""

    actor_id: int
    action: str
    at: datetime


class Silent(NamedTuple):
    """Somebody who used to write; `last_day` is the last on which they did anything."""

    user_id: int
    name: str
    last_day: date


def ref_of(alarm_id: int) -> str:
    """How the audit log names an alarm."""
    return f"alarm:{alarm_id}"


def _read(row: Row[tuple[object, ...]]) -> Alarm:
    return Alarm(**row._asdict())


class AlarmRows:
    """Rows of `alarm` and `headcount`, and the few of others that an alarm is about."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, alarm_id: int) -> Alarm | None:
        """An alarm, open or over."""
        row = (await self._connection.execute(select(*_FIELDS).where(alarm.c.id == alarm_id))).one_or_none()
        return None if row is None else _read(row)

    async def open(self, community_id: int) -> list[Alarm]:
        """Those of a community that last, the oldest first."""
        mine = (alarm.c.community_id == community_id) & alarm.c.cleared_on.is_(None)
        rows = await self._connection.execute(select(*_FIELDS).where(mine).order_by(alarm.c.id))
        return [_read(row) for row in rows]

    async def raise_(self, community_id: int, cause: str, day: date, at: datetime) -> Alarm | None:
        """A new alarm; None if there is one of that cause already."""
        values = {"community_id": community_id, "cause": cause, "raised_on": day, "at": at}
        statement = add(self._connection, alarm).values(values).on_conflict_do_nothing()
        row = (await self._connection.execute(statement.returning(*_FIELDS))).one_or_none()
        return None if row is None else _read(row)

    async def change(self, alarm_id: int, **values: object) -> None:
        """Set columns of one that lasts; one that is over stays as it was, but for its card."""
        mine = alarm.c.id == alarm_id
        if values.keys() != {"notice_id"}:
            mine &= alarm.c.cleared_on.is_(None)
        await self._connection.execute(update(alarm).where(mine).values(values))

    async def pressed(self, each: Alarm) -> list[Pressed]:
        """What people did about it, in their order."""
        rows = await self._connection.execute(
            select(audit.c.actor_id, audit.c.action, audit.c.at)
            .where(
                audit.c.community_id == each.community_id, audit.c.at >= each.at,
                audit.c.ref == ref_of(each.id), audit.c.actor_id != 0,
            )
            .order_by(audit.c.id)
        )  # fmt: skip
        return [Pressed(*row) for row in rows]

    async def silent(
        self, community_id: int, since: date, messages: int, most: int
    ) -> tuple[int, list[Silent]]:
        """Members who wrote so much in the two months up to a day and have done nothing since.

        How many there are, and who wrote most.

        Left out are staff, and whoever wants to be left in peace.
        """
        theirs = (
            (activity.c.community_id == member.c.community_id)
            & (activity.c.user_id == member.c.user_id)
            & activity.c.local_date.between(since - _USED_TO, since)
        )
        wanted = (
            (member.c.community_id == community_id) & member.c.left_at.is_(None) & (member.c.user_id > 0)
            & (member.c.last_day <= since) & member.c.quiet.is_(False) & member.c.status.not_in(STAFF)
        )  # fmt: skip
        said = func.sum(activity.c.messages)
        rows = await self._connection.execute(
            select(member.c.user_id, member.c.name, member.c.last_day, func.count().over())
            .join_from(member, activity, theirs)
            .where(wanted)
            .group_by(member.c.user_id, member.c.name, member.c.last_day)
            .having(said >= messages)
            .order_by(said.desc(), member.c.user_id)
            .limit(most)
        )
        found = rows.all()
        return (found[0][3] if found else 0), [Silent(*row[:3]) for row in found]

    async def related(self, home: Community) -> Sequence[int]:
        """Other communities at work with the same owner in Telegram, or run from the same operators' chat."""
        owner = select(member.c.user_id).where(
            member.c.community_id == home.id, member.c.status == "creator", member.c.left_at.is_(None)
        )
        owned = select(member.c.community_id).where(
            member.c.user_id.in_(owner), member.c.status == "creator", member.c.left_at.is_(None)
        )
        same: list[ColumnElement[bool]] = [community.c.id.in_(owned)]
        if home.ops_chat_id is not None:
            same.append(community.c.ops_chat_id == home.ops_chat_id)
        rows = await self._connection.execute(
            select(community.c.id)
            .where(or_(*same), community.c.id != home.id, community.c.state == State.ACTIVE)
            .order_by(community.c.id)
        )
        return rows.scalars().all()

    async def count(self, community_id: int, day: date, members: int, at: datetime) -> None:
        """Telegram said how many there are; of a day the last word counts."""
        values = {"members": members, "at": at}
        statement = add(self._connection, headcount).values(
            community_id=community_id, local_date=day, **values
        )
        keys = [headcount.c.community_id, headcount.c.local_date]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))

    async def watched(self, community_id: int, days: Sequence[date]) -> int:
        """On how many of these days the bot was there: Telegram said it, or somebody was heard."""
        dialect = self._connection.dialect
        each, of = keyed(dialect, day=DAY)
        there = [
            select(table.c.local_date)
            .where(table.c.community_id == community_id, table.c.local_date == of["day"])
            .exists()
            for table in (headcount, activity)
        ]
        rows = await self._connection.execute(
            select(func.count()).select_from(each).where(or_(*there)),
            keys(dialect, [(day,) for day in days], "day"),
        )
        return int(rows.scalar_one())
