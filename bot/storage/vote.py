"""Votes: their rows, what they have decided, and the seed that lots are drawn by."""

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.vote import CANCELLED, CLOSING, OPEN, OPENING, PROPOSED, REFUSED, RUNNING, Vote
from bot.domain.votes import Draft
from bot.storage.tables import decision, secret, vote
from bot.storage.upsert import add, add_to

_FIELDS = [vote.c[name] for name in Vote.__dataclass_fields__]
_SECRET = "vote_lot"  # noqa: S105 - the name of one


def _read(row: Row[tuple[object, ...]]) -> Vote:
    values = row._asdict()
    return Vote(**{**values, "options": tuple(values["options"]), "choices": tuple(values["choices"])})


class VoteRows:
    """Rows of `vote` and `decision`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(
        self, community_id: int, draft: Draft, now: datetime, *, state: str, asked_by: int, key: str,
        ties: str, approved_by: int = 0, thread_id: int | None = None,
    ) -> int | None:  # fmt: skip
        """A new vote's id; None if the request named by `key` has made one before."""
        statement = add(self._connection, vote).values(
            community_id=community_id, state=state, question=draft.question, options=list(draft.options),
            multi=draft.multi, hidden=draft.hidden, ties=ties, decides=draft.decides,
            choices=list(draft.choices), period=draft.period, asked_by=asked_by, approved_by=approved_by,
            thread_id=thread_id, key=key, created_at=now, closes_at=draft.closes_at,
        )  # fmt: skip
        made = statement.on_conflict_do_nothing(index_elements=[vote.c.key]).returning(vote.c.id)
        vote_id: int | None = (await self._connection.execute(made)).scalar_one_or_none()
        return vote_id

    async def get(self, vote_id: int) -> Vote | None:
        """One vote."""
        rows = await self._connection.execute(select(*_FIELDS).where(vote.c.id == vote_id))
        row = rows.one_or_none()
        return None if row is None else _read(row)

    async def move(self, vote_id: int, states: Collection[str], **values: object) -> Vote | None:
        """Set columns if the vote is in one of these states; of several who try at once one succeeds.

        Returns the vote as it is now, None if it was in another state.
        """
        changed = update(vote).where(vote.c.id == vote_id, vote.c.state.in_(states)).values(values)
        row = (await self._connection.execute(changed.returning(*_FIELDS))).one_or_none()
        return None if row is None else _read(row)

    async def last(self, community_id: int, limit: int) -> list[Vote]:
        """A community's votes, running ones first, then the latest; proposals are left out."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(vote.c.community_id == community_id, vote.c.state.not_in([PROPOSED, REFUSED]))
            .order_by(vote.c.state.not_in(RUNNING), vote.c.id.desc())
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def waiting(self, community_id: int, limit: int) -> list[Vote]:
        """Proposals of members that staff have not answered, the oldest first."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(vote.c.community_id == community_id, vote.c.state == PROPOSED)
            .order_by(vote.c.id)
            .limit(limit)
        )
        return [_read(row) for row in rows]

    async def due(self, now: datetime) -> list[Vote]:
        """What is to be closed by the clock, by community."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(vote.c.state.in_([OPENING, OPEN]), vote.c.closes_at <= now)
            .order_by(vote.c.community_id, vote.c.id)
        )
        return [_read(row) for row in rows]

    async def settling(self, before: datetime) -> list[Vote]:
        """Votes that were closed before an instant and are not counted yet, by community."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(vote.c.state == CLOSING, vote.c.closed_at <= before)
            .order_by(vote.c.community_id, vote.c.id)
        )
        return [_read(row) for row in rows]

    async def settle_anew(self, now: datetime) -> None:
        """After a start: what is not counted yet waits once more for ballots that nobody has read so far."""
        await self._connection.execute(update(vote).where(vote.c.state == CLOSING).values(closed_at=now))

    async def proposals(self, community_id: int, user_id: int, since: datetime) -> tuple[int, int]:
        """How many proposals of a member wait for staff, and how many they have made since an instant."""
        mine = (vote.c.community_id == community_id) & (vote.c.asked_by == user_id)
        waiting = select(func.count()).where(mine, vote.c.state == PROPOSED)
        asked = (vote.c.approved_by > 0) | vote.c.state.in_([PROPOSED, REFUSED])
        made = select(func.count()).where(mine, vote.c.created_at >= since, asked)
        counts = [(await self._connection.execute(each)).scalar_one() for each in (waiting, made)]
        return counts[0], counts[1]

    async def deciding(self, community_id: int, what: str, period: str) -> bool:
        """Whether there is, or was, a vote on what a period gets."""
        rows = await self._connection.execute(
            select(vote.c.id)
            .where(
                vote.c.community_id == community_id, vote.c.decides == what, vote.c.period == period,
                vote.c.state.not_in([PROPOSED, REFUSED, CANCELLED]),
            )
            .limit(1)
        )  # fmt: skip
        return rows.first() is not None

    async def decide(
        self, community_id: int, what: str, period: str, choice: str, vote_id: int, at: datetime
    ) -> None:
        """Write down what a vote has settled; a later vote on the same takes its place."""
        statement = add_to(self._connection, decision, counters=(), replace=("choice", "vote_id", "at"))
        await self._connection.execute(
            statement.values(
                community_id=community_id, what=what, period=period, choice=choice, vote_id=vote_id, at=at
            )
        )

    async def decided(self, community_id: int, what: str, since: str = "") -> dict[str, str]:
        """What votes have settled, by period, from the period `since` on."""
        rows = await self._connection.execute(
            select(decision.c.period, decision.c.choice).where(
                decision.c.community_id == community_id, decision.c.what == what, decision.c.period >= since
            )
        )
        return {row.period: row.choice for row in rows}

    async def seed(self, vote_id: int) -> str:
        """What a vote's lot is drawn by: nobody can know it before, and it never changes."""
        made = add(self._connection, secret).values(name=_SECRET, value=secrets.token_hex(32))
        await self._connection.execute(made.on_conflict_do_nothing())
        found = await self._connection.execute(select(secret.c.value).where(secret.c.name == _SECRET))
        return hmac.new(bytes.fromhex(found.scalar_one()), str(vote_id).encode(), "sha256").hexdigest()[:32]
