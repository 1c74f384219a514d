"""The rounds of a giveaway's draw: whom it was made among, who won, and the codes that are prizes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.prepared import prepare, run_many
from bot.storage.tables import code, giveaway, giveaway_draw, giveaway_lot, giveaway_win, member
from bot.storage.upsert import add

_POOL, _WON = "prize:", "won:"
_LOT = ("community_id", "giveaway_id", "round", "user_id", "number")


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a draw; `entered` is how many had entered, also those who were gone by then."""

    round: int
    seed: str
    wanted: int
    entered: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Win:
    """Somebody's win, in which round and place (from 1). `code`: theirs, if the prize is one."""

    user_id: int
    name: str
    round: int
    place: int
    code: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Lot:
    """An entrant of a round, as numbered in the published list."""

    number: int
    user_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Prized:
    """A giveaway that somebody won something in."""

    giveaway_id: int
    title: str
    code: str


class DrawRows:
    """Rows of `giveaway_draw`, `giveaway_lot` and `giveaway_win`, and the prizes among those of `code`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(
        self, community_id: int, giveaway_id: int, made: Round, entrants: Sequence[int],
        winners: Sequence[int],
    ) -> None:  # fmt: skip
        """Keep a round: everybody it was drawn among, by user id, and the winners in their order."""
        ours: dict[str, object] = {"community_id": community_id, "giveaway_id": giveaway_id}
        await self._connection.execute(
            giveaway_draw.insert().values(
                **ours, round=made.round, seed=made.seed, wanted=made.wanted, entered=made.entered, at=made.at
            )
        )
        prepared = prepare(self._connection.dialect, add(self._connection, giveaway_lot), _LOT)
        await run_many(self._connection, prepared, (
            {**ours, "round": made.round, "user_id": user, "number": number}
            for number, user in enumerate(entrants, start=1)
        ))  # fmt: skip
        rows = [
            {**ours, "round": made.round, "user_id": user, "place": place}
            for place, user in enumerate(winners, start=1)
        ]
        if rows:
            await self._connection.execute(giveaway_win.insert(), rows)

    async def rounds(self, giveaway_id: int) -> list[Round]:
        """The rounds in their order."""
        fields = [giveaway_draw.c[name] for name in Round.__dataclass_fields__]
        rows = await self._connection.execute(
            select(*fields).where(giveaway_draw.c.giveaway_id == giveaway_id).order_by(giveaway_draw.c.round)
        )
        return [Round(*row) for row in rows]

    async def wins(self, giveaway_id: int) -> list[Win]:
        """All wins, round by round."""
        win = giveaway_win.c
        rows = await self._connection.execute(
            select(
                win.user_id, func.coalesce(member.c.name, ""), win.round, win.place, win.code, win.withdrawn
            )
            .join_from(giveaway_win, member, _NAMED, isouter=True)
            .where(win.giveaway_id == giveaway_id)
            .order_by(win.round, win.place)
        )
        return [Win(*row) for row in rows]

    async def lots(self, giveaway_id: int, number: int) -> list[Lot]:
        """Whom a round was drawn among, by number."""
        lot = giveaway_lot.c
        same = (member.c.community_id == lot.community_id) & (member.c.user_id == lot.user_id)
        rows = await self._connection.execute(
            select(lot.number, lot.user_id, func.coalesce(member.c.name, ""))
            .join_from(giveaway_lot, member, same, isouter=True)
            .where(lot.giveaway_id == giveaway_id, lot.round == number)
            .order_by(lot.number)
        )
        return [Lot(*row) for row in rows]

    async def withdraw(self, giveaway_id: int, user_ids: Collection[int]) -> None:
        """These have won no more."""
        await self._connection.execute(
            update(giveaway_win)
            .where(giveaway_win.c.giveaway_id == giveaway_id, giveaway_win.c.user_id.in_(user_ids))
            .values(withdrawn=True)
        )

    async def prizes_of(self, community_id: int, user_id: int) -> list[Prized]:
        """What somebody has won and still has, the latest first."""
        win = giveaway_win.c
        rows = await self._connection.execute(
            select(giveaway.c.id, giveaway.c.title, win.code)
            .join_from(giveaway_win, giveaway, giveaway.c.id == win.giveaway_id)
            .where(win.community_id == community_id, win.user_id == user_id, win.withdrawn.is_(False))
            .order_by(giveaway.c.id.desc())
        )
        return [Prized(*row) for row in rows]

    async def codeless(self, community_id: int) -> list[tuple[int, int]]:
        """(giveaway id, user id) of winners here whose prize is a code that they have not got, in order."""
        win = giveaway_win.c
        rows = await self._connection.execute(
            select(win.giveaway_id, win.user_id)
            .where(
                win.community_id == community_id, win.code == "", win.withdrawn.is_(False), win.user_id > 0
            )
            .order_by(win.giveaway_id, win.round, win.place)
        )
        return [(row.giveaway_id, row.user_id) for row in rows]

    async def stock(self, community_id: int, pool: str) -> int:
        """How many codes of a pool nobody has."""
        total = await self._connection.execute(
            select(func.count()).select_from(code).where(*_free(community_id, pool))
        )
        return int(total.scalar_one())

    async def pools(self, community_id: int) -> dict[str, int]:
        """The pools of prizes that have codes left, and how many."""
        rows = await self._connection.execute(
            select(code.c.pool, func.count().label("codes"))
            .where(
                code.c.community_id == community_id, code.c.pool.startswith(_POOL), code.c.user_id.is_(None)
            )
            .group_by(code.c.pool)
            .order_by(code.c.pool)
        )
        return {row.pool.removeprefix(_POOL): row.codes for row in rows}

    async def add_codes(self, community_id: int, pool: str, codes: Sequence[str]) -> int:
        """Put codes into a pool; returns how many are new: what somebody has, or had, is not given again."""
        known = await self._connection.execute(
            select(code.c.code).where(
                code.c.community_id == community_id,
                code.c.pool.startswith(_POOL) | code.c.pool.startswith(_WON),
                code.c.code.in_(codes),
            )
        )
        there = set(known.scalars())
        rows = [
            {"community_id": community_id, "pool": _POOL + pool, "code": each}
            for each in dict.fromkeys(codes)
            if each not in there
        ]
        if rows:
            await self._connection.execute(code.insert(), rows)
        return len(rows)

    async def give_codes(
        self, community_id: int, giveaway_id: int, pool: str, user_ids: Sequence[int], now: datetime
    ) -> Mapping[int, str]:
        """A code for each of these winners as far as the pool goes, first come first."""
        rows = await self._connection.execute(
            select(code.c.code).where(*_free(community_id, pool)).order_by(code.c.code).limit(len(user_ids))
        )
        given = dict(zip(user_ids, rows.scalars(), strict=False))
        for user, each in given.items():
            await self._connection.execute(
                update(code)
                .where(*_free(community_id, pool), code.c.code == each)
                .values(pool=f"{_WON}{giveaway_id}", user_id=user, given_at=now)
            )
            await self._connection.execute(
                update(giveaway_win)
                .where(giveaway_win.c.giveaway_id == giveaway_id, giveaway_win.c.user_id == user)
                .values(code=each)
            )
        return given


_NAMED = (member.c.community_id == giveaway_win.c.community_id) & (member.c.user_id == giveaway_win.c.user_id)


def _free(community_id: int, pool: str) -> tuple[ColumnElement[bool], ...]:
    return code.c.community_id == community_id, code.c.pool == _POOL + pool, code.c.user_id.is_(None)
