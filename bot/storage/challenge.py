"""Challenges and who takes part in them."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, delete, func, select, update

from bot.domain.challenge import ALIVE, RUNNING, SIGNUP, Challenge, Runner
from bot.domain.community import State
from bot.storage.challenge_proof import ProofRows
from bot.storage.tables import challenge, community, entrant, member, proof
from bot.storage.upsert import add

_FIELDS = [challenge.c[name] for name in Challenge.__dataclass_fields__]


def _read(row: Row[tuple[object, ...]]) -> Challenge:
    values = row._asdict()
    return Challenge(**{**values, "teams": tuple(values["teams"])})


class ChallengeRows(ProofRows):
    """Rows of `challenge` and `entrant`, and by inheritance of `proof`."""

    async def add(self, community_id: int, values: Mapping[str, object]) -> int | None:
        """A new challenge's id; None if the request with this `key` has made one already."""
        made = add(self._connection, challenge).values({**values, "community_id": community_id})
        statement = made.on_conflict_do_nothing(index_elements=[challenge.c.key]).returning(challenge.c.id)
        new: int | None = (await self._connection.execute(statement)).scalar_one_or_none()
        return new

    async def get(self, challenge_id: int) -> Challenge | None:
        """One challenge."""
        rows = await self._connection.execute(select(*_FIELDS).where(challenge.c.id == challenge_id))
        row = rows.one_or_none()
        return _read(row) if row is not None else None

    async def alive(self, community_id: int) -> list[Challenge]:
        """Those of a community that people sign up for or are at, the first to begin first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(challenge.c.state.in_(ALIVE), challenge.c.community_id == community_id)
            .order_by(challenge.c.begins_at, challenge.c.id)
        )
        return [_read(row) for row in rows]

    async def among(self, challenge_ids: Collection[int]) -> list[Challenge]:
        """Those of these that are alive."""
        rows = await self._connection.execute(
            select(*_FIELDS).where(challenge.c.id.in_(challenge_ids), challenge.c.state.in_(ALIVE))
        )
        return [_read(row) for row in rows]

    async def to_begin(self, now: datetime) -> list[Challenge]:
        """Those whose first day has begun, in communities that the bot is in."""
        return await self._due((challenge.c.state == SIGNUP) & (challenge.c.begins_at <= now))

    async def to_end(self, before: datetime) -> list[Challenge]:
        """Those whose last day had ended by an instant."""
        return await self._due((challenge.c.state == RUNNING) & (challenge.c.ends_at <= before))

    async def to_show(self, now: datetime, pause: timedelta) -> list[Challenge]:
        """Those whose announcement has named the wrong number of people for so long."""
        stale = (challenge.c.state == SIGNUP) & (challenge.c.stale_since <= now - pause)
        return await self._due(stale & challenge.c.message_id.is_not(None))

    async def _due(self, which: ColumnElement[bool]) -> list[Challenge]:
        rows = await self._connection.execute(
            select(*_FIELDS)
            .join_from(challenge, community, community.c.id == challenge.c.community_id)
            .where(which, community.c.state == State.ACTIVE)
            .order_by(challenge.c.id)
        )
        return [_read(row) for row in rows]

    async def move(self, challenge_id: int, states: Collection[str], **values: object) -> bool:
        """Set columns if it is in one of these states; of several who try at once one succeeds."""
        changed = update(challenge).where(challenge.c.id == challenge_id, challenge.c.state.in_(states))
        done = await self._connection.execute(changed.values(values).returning(challenge.c.id))
        return done.one_or_none() is not None

    async def change(self, challenge_id: int, **values: object) -> None:
        """Set columns of one challenge."""
        await self._connection.execute(update(challenge).where(challenge.c.id == challenge_id).values(values))

    async def enter(self, each: Challenge, user_id: int, team: int | None, now: datetime) -> None:
        """Somebody takes part, in a team if there are any; who did before changes the team."""
        values = {
            "community_id": each.community_id, "challenge_id": each.id, "user_id": user_id, "team": team,
            "at": now,
        }  # fmt: skip
        statement = add(self._connection, entrant).values(values)
        keys = list(entrant.primary_key.columns)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_={"team": statement.excluded.team})
        )
        await self._outdate(each, now)

    async def leave(self, each: Challenge, user_id: int, now: datetime) -> bool:
        """Somebody does not take part after all; False if they did not."""
        gone = await self._connection.execute(
            delete(entrant).where(
                entrant.c.community_id == each.community_id,
                entrant.c.challenge_id == each.id,
                entrant.c.user_id == user_id,
            )
        )
        if gone.rowcount:
            await self._outdate(each, now)
        return bool(gone.rowcount)

    async def _outdate(self, each: Challenge, now: datetime) -> None:
        since = func.coalesce(challenge.c.stale_since, now)
        await self.change(each.id, stale_since=since)

    async def entry(self, each: Challenge, user_id: int) -> tuple[bool, int | None]:
        """Whether somebody takes part, and in which team."""
        rows = await self._connection.execute(
            select(entrant.c.team).where(
                entrant.c.community_id == each.community_id,
                entrant.c.challenge_id == each.id,
                entrant.c.user_id == user_id,
            )
        )
        row = rows.one_or_none()
        return (False, None) if row is None else (True, row.team)

    async def sizes(self, each: Challenge) -> dict[int | None, int]:
        """How many of those who are still in the group take part, by team (None: where there are none)."""
        rows = await self._connection.execute(
            select(entrant.c.team, func.count().label("people"))
            .join_from(entrant, member, _SAME)
            .where(*_of(each), member.c.left_at.is_(None))
            .group_by(entrant.c.team)
        )
        return {row.team: row.people for row in rows}

    async def runners(self, each: Challenge) -> list[Runner]:
        """Everybody who takes part and is still in the group, with their days; struck ones do not count."""
        counted = (
            select(proof.c.user_id, func.count().label("days"))
            .where(
                proof.c.community_id == each.community_id,
                proof.c.challenge_id == each.id,
                proof.c.struck_at.is_(None),
            )
            .group_by(proof.c.user_id)
            .subquery()
        )
        rows = await self._connection.execute(
            select(
                entrant.c.user_id, member.c.name, entrant.c.team,
                func.coalesce(counted.c.days, 0).label("days"),
            )
            .join_from(entrant, member, _SAME)
            .outerjoin(counted, counted.c.user_id == entrant.c.user_id)
            .where(*_of(each), member.c.left_at.is_(None))
            .order_by(entrant.c.user_id)
        )  # fmt: skip
        return [Runner(*row) for row in rows]


_SAME = (member.c.community_id == entrant.c.community_id) & (member.c.user_id == entrant.c.user_id)


def _of(each: Challenge) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return entrant.c.community_id == each.community_id, entrant.c.challenge_id == each.id
