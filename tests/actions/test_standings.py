"""Whatever happens in whatever order, leaderboards are the sums over the ledger that they stand for.

And the rungs are the numbers of those who stand on them.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.actions import award, membership, welcome
from bot.actions.checkin import check_in
from bot.actions.makeup import make_up
from bot.content import Content
from bot.domain.community import Community, Member, Person
from bot.domain.points import SPENDING, Award, periods
from bot.domain.refusal import Refusal
from bot.storage.database import Database
from bot.storage.tables import ledger, rung, standing
from bot.storage.uow import UnitOfWork
from tests.actions.scene import DAY, NOON, community_of

PEOPLE = 3
NUMBERS = itertools.count(1)
"""Each example has a group and people of its own, in one database."""
STAFF = Person(5001, "Olga")
HOUR = timedelta(hours=1)


class Life:
    """What can happen to points; each step is a transaction of its own and may be refused."""

    def __init__(self, database: Database, content: Content) -> None:
        self.database = database
        self.content = content
        self.number = next(NUMBERS)
        self.now = NOON
        self.awards = 0

    async def begin(self) -> None:
        async with self.database.begin() as uow:
            self.home = await community_of(uow, -10_000 - self.number)

    def person(self, each: int) -> Person:
        user_id = 1_000_000 + self.number * PEOPLE + each
        return Person(user_id, f"Name{user_id}")

    async def step(self, what: str, each: int, amount: int) -> None:
        steps: dict[str, Callable[[UnitOfWork, int, int], Awaitable[object]]] = {
            "check_in": self.check_in, "make_up": self.make_up, "award": self.award, "undo": self.undo,
            "join": self.join, "leave": self.leave, "forget": self.forget,
        }  # fmt: skip
        self.now += HOUR * amount
        try:
            async with self.database.begin() as uow:
                await steps[what](uow, each, amount)
        except Refusal:
            pass

    async def member(self, uow: UnitOfWork, each: int) -> Member:
        return await uow.members.ensure(self.home.id, self.person(each))

    async def check_in(self, uow: UnitOfWork, each: int, amount: int) -> None:
        del amount
        member = await self.member(uow, each)
        await check_in(uow, self.content, self.now, self.home, member, self.now)

    async def make_up(self, uow: UnitOfWork, each: int, amount: int) -> None:
        member, day = await self.member(uow, each), self.home.day_of(self.now - DAY * (1 + amount % 3))
        await make_up(uow, self.content, self.now, self.home, member, day, self.now)

    async def award(self, uow: UnitOfWork, each: int, amount: int) -> None:
        self.awards += 1
        member, wish = await self.member(uow, each), Award("", amount, "why")
        await award.award(
            uow, self.content, self.now, self.home, STAFF, member, wish, str(self.awards), self.now
        )

    async def undo(self, uow: UnitOfWork, each: int, amount: int) -> None:
        """Of all entries, awards or not, one."""
        del each
        found = select(ledger.c.id).where(ledger.c.community_id == self.home.id).order_by(ledger.c.id)
        ids = list((await uow.connection.execute(found)).scalars())
        await award.undo(uow, self.now, self.home, STAFF, ids[amount % len(ids)] if ids else 0)

    async def join(self, uow: UnitOfWork, each: int, amount: int) -> None:
        del amount
        await welcome.arrive(uow, self.content, self.now, self.home, self.person(each), self.now)

    async def leave(self, uow: UnitOfWork, each: int, amount: int) -> None:
        del amount
        await membership.left(uow, self.home, self.person(each), self.now)

    async def forget(self, uow: UnitOfWork, each: int, amount: int) -> None:
        del amount
        await uow.privacy.erase(self.person(each).user_id, self.now)


async def kept(database: Database, home: Community) -> dict[Any, int]:
    """The leaderboards: (period, user) -> points."""
    columns = (standing.c.period, standing.c.user_id, standing.c.earned)
    async with database.read() as uow:
        rows = await uow.connection.execute(select(*columns).where(standing.c.community_id == home.id))
        return {(row.period, row.user_id): row.earned for row in rows}


async def summed(database: Database, home: Community) -> dict[Any, int]:
    """The same, from the ledger."""
    columns = (ledger.c.user_id, ledger.c.local_date, ledger.c.kind, ledger.c.amount)
    sums: dict[Any, int] = defaultdict(int)
    async with database.read() as uow:
        rows = await uow.connection.execute(select(*columns).where(ledger.c.community_id == home.id))
        for row in rows:
            if row.kind not in SPENDING:
                for period in periods(row.local_date):
                    sums[period, row.user_id] += row.amount
    return dict(sums)


async def rungs(database: Database, home: Community) -> dict[Any, int]:
    """The rungs: (period, points) -> members."""
    async with database.read() as uow:
        rows = await uow.connection.execute(select(rung).where(rung.c.community_id == home.id))
        return {(row.period, row.earned): row.members for row in rows if row.members}


async def counted(database: Database, home: Community) -> dict[Any, int]:
    """The same, from the standings of those who are listed."""
    async with database.read() as uow:
        rows = await uow.connection.execute(
            select(standing).where(
                standing.c.community_id == home.id, standing.c.listed.is_(True), standing.c.earned > 0
            )
        )
        return dict(Counter((row.period, row.earned) for row in rows))


WHAT = ("check_in", "check_in", "check_in", "award", "award", "undo", "make_up", "join", "leave", "forget")
STEPS = st.lists(
    st.tuples(st.sampled_from(WHAT), st.integers(0, PEOPLE - 1), st.integers(1, 60)), min_size=5, max_size=40
)


@settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(STEPS)
async def test_standings_are_the_sums_over_the_ledger(
    database: Database, content: Content, steps: list[tuple[str, int, int]]
) -> None:
    life = Life(database, content)
    await life.begin()
    for step in steps:
        await life.step(*step)
    assert await kept(database, life.home) == await summed(database, life.home)
    assert await rungs(database, life.home) == await counted(database, life.home)


async def test_such_a_life_earns_spends_and_takes_back(database: Database, content: Content) -> None:
    life = Life(database, content)
    await life.begin()
    for what in (
        "join",
        "award",
        "undo",
        "award",
        "award",
        "check_in",
        "leave",
        "join",
        "check_in",
        "make_up",
    ):
        await life.step(what, 0, {"undo": 1, "make_up": 25}.get(what, 30))
    async with database.read() as uow:
        found = await uow.connection.execute(
            select(ledger.c.kind).where(ledger.c.community_id == life.home.id)
        )
        kinds = set(found.scalars())
    assert kinds >= {"gift", "award", "undo", "checkin", "makeup"}
    assert await kept(database, life.home) == await summed(database, life.home) != {}
