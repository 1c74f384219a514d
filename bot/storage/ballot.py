"""Ballots: the journal as it came, written many at a time, and what a count needs to know."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Dialect, Executable, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.community import Person
from bot.domain.hearing import StrayBallot
from bot.domain.votes import Cast
from bot.storage.many import WHOLE, among, keyed, keys, listed
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.swift import ask
from bot.storage.tables import ballot, member, seen_update, stray_ballot, vote
from bot.storage.upsert import add

_BALLOT = ("community_id", "vote_id", "user_id", "options", "counted", "why", "at")
_STRAY = ("poll_id", "user_id", "name", "username", "options", "at")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal about to be written; `why` is empty if it counts."""

    community_id: int
    vote_id: int
    user_id: int
    options: tuple[int, ...]
    why: str
    at: datetime


@cache
def _write(dialect: Dialect) -> Prepared:
    return prepare(dialect, add(dialect, ballot), _BALLOT)


@cache
def _keep(dialect: Dialect) -> Prepared:
    return prepare(dialect, add(dialect, stray_ballot), _STRAY)


@cache
def _votes(dialect: Dialect) -> Executable:
    return select(vote.c.id, vote.c.state, vote.c.opened_at).where(among(dialect, vote.c.id, "votes"))


@cache
def _people(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    same = (member.c.community_id == of["community"]) & (member.c.user_id == of["user"])
    columns = [member.c[name] for name in ("community_id", "user_id", "joined_at", "left_at")]
    return select(*columns).select_from(each.join(member, same))


class BallotRows:
    """Rows of `ballot` and `stray_ballot`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def votes(self, vote_ids: Collection[int]) -> dict[int, tuple[str, datetime | None]]:
        """The state of these votes and since when people can vote."""
        dialect = self._connection.dialect
        asked = {"votes": listed(dialect, sorted(vote_ids))}
        rows = await ask(self._connection, _votes(dialect), asked)
        return {row.id: (row.state, row.opened_at) for row in rows}

    async def people(
        self, members: Collection[tuple[int, int]]
    ) -> dict[tuple[int, int], tuple[datetime | None, datetime | None]]:
        """When these (community id, user id) joined (None: before anybody looked) and left (None: not)."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(members), "community", "user")
        rows = await ask(self._connection, _people(dialect), asked)
        return {(row.community_id, row.user_id): (row.joined_at, row.left_at) for row in rows}

    async def write(self, lines: Iterable[Line]) -> None:
        """Append to the journal, in this order."""
        await run_many(self._connection, _write(self._connection.dialect), (
            {
                "community_id": line.community_id, "vote_id": line.vote_id, "user_id": line.user_id,
                "options": json.dumps(line.options), "counted": not line.why, "why": line.why,
                "at": line.at,
            }
            for line in lines
        ))  # fmt: skip

    async def journal(self, vote_id: int) -> list[Cast]:
        """All that people did about a vote, in order."""
        rows = await self._connection.execute(
            select(ballot.c.user_id, ballot.c.options, ballot.c.counted)
            .where(ballot.c.vote_id == vote_id)
            .order_by(ballot.c.id)
        )
        return [Cast(row.user_id, tuple(row.options), row.counted) for row in rows]

    async def lines(self, vote_ids: Collection[int]) -> dict[int, int]:
        """How many lines the journals of these votes have; those without are left out."""
        rows = await self._connection.execute(
            select(ballot.c.vote_id, func.count().label("lines"))
            .where(ballot.c.vote_id.in_(vote_ids))
            .group_by(ballot.c.vote_id)
        )
        return {row.vote_id: row.lines for row in rows}

    async def latest(self, vote_id: int, user_ids: Collection[int]) -> dict[int, datetime]:
        """When each of these people last did something about a vote, if ever."""
        rows = await self._connection.execute(
            select(ballot.c.user_id, func.max(ballot.c.at).label("at"))
            .where(ballot.c.vote_id == vote_id, ballot.c.user_id.in_(user_ids))
            .group_by(ballot.c.user_id)
        )
        return {row.user_id: row.at for row in rows}

    async def electorate(self, community_id: int, opened_at: datetime | None, voters: Collection[int]) -> int:
        """Members from before the start who are here, as far as they are known, and voters who left since."""
        mine = member.c.community_id == community_id
        gone: ColumnElement[bool] = member.c.left_at.is_not(None)
        if opened_at is not None:
            gone = or_(gone, member.c.joined_at.is_not(None) & (member.c.joined_at > opened_at))
        here = await self._connection.execute(select(func.count()).where(mine, ~gone))
        dialect = self._connection.dialect
        away = await self._connection.execute(
            select(func.count()).where(mine, gone, among(dialect, member.c.user_id, "users")),
            {"users": listed(dialect, sorted(voters))},
        )
        return here.scalar_one() + away.scalar_one()

    async def keep(self, strays: Sequence[StrayBallot]) -> None:
        """Remember answers to polls of unknown id."""
        await run_many(self._connection, _keep(self._connection.dialect), (
            {
                "poll_id": each.poll_id[:64], "user_id": each.person.user_id, "name": each.person.name,
                "username": each.person.username, "options": json.dumps(each.options), "at": each.at,
            }
            for each in strays
        ))  # fmt: skip

    async def take(self, poll_id: str) -> list[StrayBallot]:
        """The answers kept for a poll, in order, which are forgotten with that."""
        gone = delete(stray_ballot).where(stray_ballot.c.poll_id == poll_id).returning(*stray_ballot.c)
        rows = sorted(await self._connection.execute(gone), key=lambda row: row.id)
        return [
            StrayBallot(row.poll_id, Person(row.user_id, row.name, row.username), tuple(row.options), row.at)
            for row in rows
        ]

    async def found(self) -> list[int]:
        """Votes whose polls are known by now while answers to them are still kept aside."""
        known = select(stray_ballot.c.id).where(stray_ballot.c.poll_id == vote.c.poll_id).exists()
        kept = (await self._connection.execute(select(stray_ballot.c.poll_id).distinct())).scalars().all()
        if not kept:
            return []
        rows = await self._connection.execute(
            select(vote.c.id).where(known).order_by(vote.c.community_id, vote.c.id)
        )
        return list(rows.scalars())

    async def prune(self, before: datetime) -> None:
        """Forget answers to polls that turned out to be nobody's."""
        await self._connection.execute(delete(stray_ballot).where(stray_ballot.c.at < before))

    async def rush(self, since: datetime, full: int) -> bool:
        """Whether a batch of so many updates has come in since an instant: then more of them are waiting."""
        batches = (
            select(seen_update.c.at)
            .where(seen_update.c.at >= since)
            .group_by(seen_update.c.at)
            .having(func.count() >= full)
            .limit(1)
        )
        return (await self._connection.execute(batches)).first() is not None
