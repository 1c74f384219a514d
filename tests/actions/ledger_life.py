"""A small community in which everything that touches points can happen, each as one transaction.

A new source of points: add a step to `Life` and a rule to `test_ledger_invariants`; what must be true of it
belongs into `ledger_audit`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.actions import (
    appreciation,
    award,
    expiry,
    levels,
    membership,
    shop,
    shop_orders,
    welcome,
)
from bot.actions.checkin import check_in
from bot.actions.makeup import make_up
from bot.actions.shop import Wish
from bot.content import Content
from bot.domain.community import Community, Member, Person
from bot.domain.hearing import Answer, Ballot, Heard, Reacted, Spoken
from bot.domain.levels import Level, LevelRules
from bot.domain.points import Award
from bot.domain.refusal import Refusal
from bot.domain.shop import CODE, MANUAL, TAG, WEEK, Item, ShopRules
from bot.intake.follow import FOLLOWERS
from bot.storage.database import Database
from bot.storage.tables import ledger, post, purchase, vote
from bot.storage.uow import UnitOfWork
from tests.actions.scene import NOON, community_of

PEOPLE = 4
STAFF = Person(5001, "Olga")
HOUR = timedelta(hours=1)
STOCK = 2
LADDER = LevelRules((
    Level(0), Level(30, 10), Level(80, 20, {"zh": "友", "en": "Friend"}), Level(200, 30),
))  # fmt: skip
GOODS = ShopRules((
    Item("mug", 25, MANUAL, stock=STOCK, low_stock=1),
    Item("coupon", 20, CODE, codes=("C-1", "C-2", "C-3")),
    Item("sun", 15, TAG, tag={"zh": "阳", "en": "Sun"}, days=3),
    Item("weekly", 5, MANUAL, limit=1, per=WEEK),
))  # fmt: skip

Step = Callable[[UnitOfWork], Awaitable[object]]


@dataclass
class Life:
    """The community, its clock, and who has been away (whom a level may have passed by)."""

    database: Database
    content: Content
    number: int
    home: Community = field(init=False)
    vote_id: int = field(init=False)
    now: datetime = NOON
    requests: int = 0
    away: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        points = replace(self.content.points, expire_after_months=1, awards_per_day=150)
        self.content = replace(self.content, points=points, levels=LADDER, shop=GOODS)

    async def begin(self) -> None:
        """A group, an operators' chat, a question and a vote that are open."""
        async with self.database.begin() as uow:
            self.home = await community_of(uow, -10_000 - self.number, ops_chat_id=-9)
            await uow.connection.execute(insert(post).values(
                id=self.number, community_id=self.home.id, kind="topic", entry="t", slot=NOON,
                local_date=self.home.day_of(NOON), state="sent", sent_at=NOON,
            ))  # fmt: skip
            made = await uow.connection.execute(insert(vote).values(
                community_id=self.home.id, state="open", question="?", options=["A", "B"],
                asked_by=1, poll_id=f"p{self.number}", created_at=NOON, opened_at=NOON,
                closes_at=NOON + 72 * HOUR,
            ).returning(vote.c.id))  # fmt: skip
            self.vote_id = made.scalar_one()
            for each in range(PEOPLE):
                await uow.members.ensure(self.home.id, self.person(each))
                await uow.members.open_contact(self.person(each).user_id, "en", NOON)

    def person(self, each: int) -> Person:
        """One of the people; nobody of another life."""
        user_id = 1_000_000 + self.number * PEOPLE + each
        return Person(user_id, f"Name{user_id}")

    async def do(self, step: Step) -> bool:
        """One transaction with what follows from its points, as intake and heartbeat do; False for a no."""
        try:
            async with self.database.begin() as uow:
                await uow.communities.lock([self.home.id])
                await step(uow)
                await levels.settle(uow, self.content, self.now)
        except Refusal:
            return False
        return True

    async def member(self, uow: UnitOfWork, each: int) -> Member:
        """Their row, made anew where they were forgotten."""
        return await uow.members.ensure(self.home.id, self.person(each))

    def key(self) -> str:
        """A request that was not made before."""
        self.requests += 1
        return str(self.requests)

    async def check_in(self, uow: UnitOfWork, each: int) -> None:
        await check_in(uow, self.content, self.now, self.home, await self.member(uow, each), self.now)

    async def make_up(self, uow: UnitOfWork, each: int, back: int) -> None:
        day = self.home.day_of(self.now - timedelta(days=back))
        member = await self.member(uow, each)
        await make_up(uow, self.content, self.now, self.home, member, day, self.now)

    async def award(self, uow: UnitOfWork, each: int, amount: int) -> None:
        member, wish = await self.member(uow, each), Award("", amount, "why")
        await award.award(uow, self.content, self.now, self.home, STAFF, member, wish, self.key(), self.now)

    async def undo(self, uow: UnitOfWork, number: int) -> None:
        """Of all entries, awards or not, one."""
        ids = await self._ids(uow, ledger)
        await award.undo(uow, self.now, self.home, STAFF, ids[number % len(ids)] if ids else 0)

    async def thank(self, uow: UnitOfWork, each: int, to: int) -> None:
        giver, receiver = await self.member(uow, each), await self.member(uow, to)
        await appreciation.thank(uow, self.content, self.home, giver, receiver, self.now)

    async def hear(self, uow: UnitOfWork, each: int, *, says: int, likes: int, votes: int) -> None:
        """A batch: messages (answers to the question among them), a reaction, a ballot."""
        person, at, home = self.person(each), self.now, self.home
        heard = Heard()
        heard.person(home, person, home.day_of(at))
        for _ in range(says):
            self.requests += 1
            at += timedelta(minutes=4)
            heard.message(home, person, at, media=False, reply=False)
            heard.spoken.append(Spoken(home.id, self.requests, person.user_id, at, 9))
            heard.answers.append(Answer(home.id, self.number, person.user_id, self.requests, at))
        if likes and self.requests:
            message = likes % self.requests + 1
            heard.reactions.append(Reacted(home.id, message, person.user_id, 1, 0, at))
        if votes:
            options = (votes % 2,) if votes % 3 else ()
            heard.ballots.append(Ballot(home.id, self.vote_id, person, options, at))
        await uow.activity.flush(heard)
        for follow in FOLLOWERS:
            await follow(uow, self.content, self.now, {home.id: home}, heard)

    async def buy(self, uow: UnitOfWork, each: int, item: str, *, again: bool) -> None:
        """At today's price; `again` presses the last confirmation once more."""
        member = await self.member(uow, each)
        chosen, _ = await shop.good(uow, self.content, self.home, member, self.now, item)
        wish = Wish(item, chosen.price, str(self.requests) if again else self.key())
        await shop.buy(uow, self.content, self.now, self.home, member, wish, self.now)

    async def settle(self, uow: UnitOfWork, number: int, what: str) -> None:
        """Of all orders, open or not, one."""
        ids = await self._ids(uow, purchase)
        if not ids:
            return
        community, order = await shop_orders.find(uow, [self.home], ids[number % len(ids)])
        await getattr(shop_orders, what)(uow, self.now, community, order, STAFF)

    async def expire(self, uow: UnitOfWork) -> None:
        await expiry.run_out(uow, self.content, self.now, self.home, self.now)

    async def leave(self, uow: UnitOfWork, each: int) -> None:
        self.away.add(self.person(each).user_id)
        await membership.left(uow, self.home, self.person(each), self.now)

    async def join(self, uow: UnitOfWork, each: int) -> None:
        await welcome.arrive(uow, self.content, self.now, self.home, self.person(each), self.now)

    async def forget(self, uow: UnitOfWork, each: int) -> None:
        self.away.add(self.person(each).user_id)
        await uow.privacy.erase(self.person(each).user_id, self.now)

    async def _ids(self, uow: UnitOfWork, table: Any) -> list[int]:
        found = select(table.c.id).where(table.c.community_id == self.home.id).order_by(table.c.id)
        return list((await uow.connection.execute(found)).scalars())
