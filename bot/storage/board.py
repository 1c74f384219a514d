"""Leaderboards: standings kept with the ledger, and how many members stand at each score.

The second is what makes one's own place cheap: counting the standings ahead reads up to all of them, adding
up the rungs ahead a few hundred rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, Dialect, Executable, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.points import ALL
from bot.storage.many import WHOLE, WORD, among, keyed, keys, listed
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.swift import ask
from bot.storage.tables import member, rung, standing
from bot.storage.upsert import add, add_to

Standing = tuple[int, str, int]
"""Community, period, member."""
_STANDING = ("community_id", "period", "user_id", "earned", "listed")
Step = tuple[str, int, int]
"""Period, score, and by how many its rung grows."""


class Climb(NamedTuple):
    """Somebody's points ever earned, as they just changed."""

    community_id: int
    user_id: int
    before: int
    after: int


_BOARD = (standing.c.community_id == bindparam("community"), standing.c.period == bindparam("period"))
_LISTED = (*_BOARD, standing.c.listed.is_(True))
_TOP = (
    select(standing.c.user_id, member.c.name, standing.c.earned)
    .join_from(
        standing,
        member,
        (member.c.community_id == standing.c.community_id) & (member.c.user_id == standing.c.user_id),
    )
    .where(*_LISTED, standing.c.earned > 0, member.c.left_at.is_(None))
    .order_by(standing.c.earned.desc(), standing.c.user_id)
    .limit(bindparam("limit"))
)
_EARNED = select(standing.c.earned).where(*_BOARD, standing.c.user_id == bindparam("user"))
_MORE = select(func.coalesce(func.sum(rung.c.members), 0)).where(
    rung.c.community_id == bindparam("community"),
    rung.c.period == bindparam("period"),
    rung.c.earned > bindparam("earned"),
)
_TIED = select(func.count()).where(
    *_LISTED, standing.c.earned == bindparam("earned"), standing.c.user_id < bindparam("user")
)
_AHEAD = select(_MORE.scalar_subquery() + _TIED.scalar_subquery())
_LIST = (
    update(standing)
    .where(
        standing.c.community_id == bindparam("community"),
        standing.c.user_id == bindparam("user"),
        standing.c.listed != bindparam("shown"),
    )
    .values(listed=bindparam("shown"))
    .returning(standing.c.period, standing.c.earned)
)


@cache
def _ever(dialect: Dialect) -> Executable:
    return select(standing.c.user_id, standing.c.earned).where(
        standing.c.community_id == bindparam("community"),
        standing.c.period == ALL,
        among(dialect, standing.c.user_id, "users"),
    )


@cache
def _earn(dialect: Dialect, periods: int) -> Executable:
    shared: dict[str, BindParameter[object]] = {
        name: bindparam(name) for name in ("community_id", "user_id", "earned")
    }
    gone = select(member.c.user_id).where(
        member.c.community_id == bindparam("home"), member.c.user_id == bindparam("whose"),
        member.c.left_at.is_not(None),
    )  # fmt: skip
    rows = [
        {**shared, "period": bindparam(f"period_{number}"), "listed": ~gone.exists()}
        for number in range(periods)
    ]
    statement = add(dialect, standing).values(rows)
    return statement.on_conflict_do_update(
        index_elements=list(standing.primary_key.columns),
        set_={"earned": standing.c.earned + statement.excluded.earned},
    ).returning(standing.c.period, standing.c.earned, standing.c.listed)


@cache
def _climb(dialect: Dialect) -> Prepared:
    return prepare(
        dialect, add_to(dialect, rung, counters=["members"]), ("community_id", "period", "earned", "members")
    )


@cache
def _earn_all(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, standing, counters=["earned"]), _STANDING)


@cache
def _stood(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, period=WORD, user=WHOLE)
    same = (
        (standing.c.community_id == of["community"])
        & (standing.c.period == of["period"])
        & (standing.c.user_id == of["user"])
    )
    whose = (member.c.community_id == of["community"]) & (member.c.user_id == of["user"])
    names = [of[name].label(name) for name in ("community", "period", "user")]
    return select(*names, standing.c.earned, standing.c.listed, member.c.left_at).select_from(
        each.outerjoin(standing, same).outerjoin(member, whose)
    )


class BoardRows:
    """Rows of `standing` and `rung`; `climbed` is who earned what in this transaction, as it came.

    What a savepoint took back is among it, so whoever acts on it looks at the rows again.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.climbed: list[Climb] = []

    async def earn(self, community_id: int, user_id: int, amount: int, periods: Sequence[str]) -> None:
        """Add to a member's standing in these periods."""
        values = {"community_id": community_id, "user_id": user_id, "earned": amount}
        values |= {"home": community_id, "whose": user_id}
        names = {f"period_{number}": period for number, period in enumerate(periods)}
        statement = _earn(self._connection.dialect, len(periods))
        rows = (await ask(self._connection, statement, {**values, **names})).all()
        listed = [(period, earned) for period, earned, shown in rows if shown]
        self.climbed += [
            Climb(community_id, user_id, earned - amount, earned)
            for period, earned, _ in rows
            if period == ALL
        ]
        await self._step(community_id, _steps(listed, amount))

    async def earn_all(self, gains: Mapping[Standing, int]) -> None:
        """Add to many standings at once; the caller holds the communities' locks."""
        if not gains:
            return
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(gains), "community", "period", "user")
        rows = await ask(self._connection, _stood(dialect), asked)
        stood = {
            (row.community, row.period, row.user): (
                row.earned or 0, row.left_at is None if row.listed is None else row.listed
            )
            for row in rows
        }  # fmt: skip
        await run_many(self._connection, _earn_all(dialect), (
            {"community_id": home, "period": period, "user_id": user, "earned": gain,
             "listed": stood[home, period, user][1]}
            for (home, period, user), gain in sorted(gains.items())
        ))  # fmt: skip
        change: Counter[tuple[int, str, int]] = Counter()
        for (community, period, user), gain in gains.items():
            before, shown = stood[community, period, user]
            if period == ALL:
                self.climbed.append(Climb(community, user, before, before + gain))
            if shown:
                change[community, period, before] -= 1
                change[community, period, before + gain] += 1
        await run_many(self._connection, _climb(dialect), (
            {"community_id": community, "period": period, "earned": earned, "members": by}
            for (community, period, earned), by in sorted(change.items())
            if earned > 0 and by
        ))  # fmt: skip

    async def board(self, community_id: int, period: str, limit: int) -> list[tuple[int, str, int]]:
        """The top of a leaderboard as (user id, name, points); those who left are not on it."""
        asked = {"community": community_id, "period": period, "limit": limit}
        rows = await ask(self._connection, _TOP, asked)
        return [(row.user_id, row.name, row.earned) for row in rows]

    async def place(self, community_id: int, period: str, user_id: int) -> tuple[int, int] | None:
        """A member's own place (from 1) and points on a leaderboard, None without points."""
        asked: dict[str, object] = {"community": community_id, "period": period, "user": user_id}
        earned = (await ask(self._connection, _EARNED, asked)).scalar_one_or_none()
        if earned is None or earned <= 0:
            return None
        ahead = await ask(self._connection, _AHEAD, {**asked, "earned": earned})
        return int(ahead.scalar_one()) + 1, earned

    async def earned(self, community_id: int, user_id: int) -> int:
        """All points that a member has ever earned; spending does not lower it."""
        return (await self.earned_by(community_id, [user_id])).get(user_id, 0)

    async def earned_by(self, community_id: int, user_ids: Sequence[int]) -> dict[int, int]:
        """The same for several; those who never earned any are left out."""
        dialect = self._connection.dialect
        asked = {"community": community_id, "users": listed(dialect, user_ids)}
        rows = await ask(self._connection, _ever(dialect), asked)
        return {row.user_id: row.earned for row in rows}

    async def list_member(self, community_id: int, user_id: int, *, listed: bool) -> None:
        """Show or hide a member on the leaderboards (hidden while they are not in the group)."""
        asked = {"community": community_id, "user": user_id, "shown": listed}
        rows = (await ask(self._connection, _LIST, asked)).all()
        change = 1 if listed else -1
        await self._step(community_id, ((period, earned, change) for period, earned in rows))

    async def _step(self, community_id: int, steps: Iterable[Step]) -> None:
        await run_many(self._connection, _climb(self._connection.dialect), (
            {"community_id": community_id, "period": period, "earned": earned, "members": change}
            for period, earned, change in sorted(steps)
            if earned > 0
        ))  # fmt: skip


def _steps(standings: Iterable[tuple[str, int]], amount: int) -> Iterator[Step]:
    """Off the rung where they stood, on the one where they stand now."""
    for period, earned in standings:
        yield period, earned - amount, -1
        yield period, earned, 1
