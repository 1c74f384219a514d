"""The daily proofs of challenges: one for each entrant and local day, which staff may strike."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.many import among, listed
from bot.storage.tables import entrant, proof
from bot.storage.upsert import add


@dataclass(frozen=True, slots=True)
class Proved:
    """A proof: whose, of which challenge and local day, in which message. `struck_at`: it does not count."""

    community_id: int
    challenge_id: int
    user_id: int
    local_date: date
    message_id: int
    at: datetime
    struck_at: datetime | None = None


_FIELDS = [proof.c[name] for name in Proved.__dataclass_fields__]
_KEYS = list(proof.primary_key.columns)


class ProofRows:
    """Rows of `proof`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def entrants_among(
        self, community_id: int, challenge_ids: Collection[int], user_ids: Sequence[int]
    ) -> set[tuple[int, int]]:
        """(challenge id, user id) of those of these people who take part."""
        dialect = self._connection.dialect
        rows = await self._connection.execute(
            select(entrant.c.challenge_id, entrant.c.user_id).where(
                entrant.c.community_id == community_id,
                entrant.c.challenge_id.in_(challenge_ids),
                among(dialect, entrant.c.user_id, "users"),
            ),
            {"users": listed(dialect, user_ids)},
        )
        return {(row.challenge_id, row.user_id) for row in rows}

    async def prove(self, proofs: Sequence[Proved]) -> None:
        """Note proofs; the first of a day stays, unless it was struck: then the next one takes its place."""
        statement = add(self._connection, proof)
        new = {name: statement.excluded[name] for name in ("message_id", "at", "struck_by", "struck_at")}
        again = proof.c.struck_at.is_not(None) & (proof.c.message_id != statement.excluded.message_id)
        upsert = statement.on_conflict_do_update(index_elements=_KEYS, set_=new, where=again)
        rows = [
            {
                "community_id": each.community_id, "challenge_id": each.challenge_id,
                "user_id": each.user_id, "local_date": each.local_date, "message_id": each.message_id,
                "at": each.at, "struck_by": None, "struck_at": None,
            }
            for each in proofs
        ]  # fmt: skip
        if rows:
            await self._connection.execute(upsert, rows)

    async def proofs_of(self, community_id: int, challenge_id: int, user_id: int) -> dict[date, bool]:
        """Somebody's proofs by local day, with whether they were struck."""
        rows = await self._connection.execute(
            select(proof.c.local_date, proof.c.struck_at).where(
                proof.c.community_id == community_id,
                proof.c.challenge_id == challenge_id,
                proof.c.user_id == user_id,
            )
        )
        return {row.local_date: row.struck_at is not None for row in rows}

    async def proofs_in(self, community_id: int, message_id: int) -> list[Proved]:
        """What a message is the proof of: nothing, or a day of a challenge or several."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(proof.c.community_id == community_id, proof.c.message_id == message_id)
            .order_by(proof.c.challenge_id)
        )
        return [Proved(*row) for row in rows]

    async def last_proofs(self, community_id: int, challenge_id: int, limit: int) -> list[Proved]:
        """The latest proofs of a challenge, the newest first, struck ones too."""
        rows = await self._connection.execute(
            select(*_FIELDS)
            .where(proof.c.community_id == community_id, proof.c.challenge_id == challenge_id)
            .order_by(proof.c.at.desc(), proof.c.message_id.desc())
            .limit(limit)
        )
        return [Proved(*row) for row in rows]

    async def strike(self, proofs: Collection[Proved], by: int, now: datetime) -> int:
        """These do not count any more; returns of how many that is new."""
        return await self._mark(proofs, struck=False, struck_by=by, struck_at=now)

    async def unstrike(self, proofs: Collection[Proved]) -> int:
        """These count again; returns of how many that is new."""
        return await self._mark(proofs, struck=True, struck_by=None, struck_at=None)

    async def _mark(self, proofs: Collection[Proved], *, struck: bool, **values: object) -> int:
        keys = [(each.community_id, each.challenge_id, each.user_id, each.local_date) for each in proofs]
        state = proof.c.struck_at.is_not(None) if struck else proof.c.struck_at.is_(None)
        done = await self._connection.execute(
            update(proof).where(tuple_(*_KEYS).in_(keys), state).values(values)
        )
        return done.rowcount
