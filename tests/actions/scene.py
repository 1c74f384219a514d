"""A community with three members, for the tests of what people can ask for; reads are a second look."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.actions.checkin import CheckedIn, check_in
from bot.content import Content
from bot.domain.community import Community, Member, Person
from bot.domain.outgoing import Outgoing
from bot.domain.packing import unpack
from bot.domain.points import Entry
from bot.storage.database import Database
from bot.storage.tables import outbox
from bot.storage.uow import UnitOfWork

GROUP = -1009
ANN, BO, CHEN = 777001, 777002, 777003
NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
"""Monday, 12:00 in Shanghai."""
DAY = timedelta(days=1)
PEOPLE = (Person(ANN, "Ann", "ann_x"), Person(BO, "Bo <b>", "BoBo"), Person(CHEN, "陈", ""))


async def community_of(uow: UnitOfWork, chat_id: int = GROUP, **values: object) -> Community:
    """A community that speaks English, in Shanghai unless told otherwise."""
    given: dict[str, object] = {
        "chat_id": chat_id, "title": "Readers", "kind": "interest", "language": "en",
        "timezone": "Asia/Shanghai", "rollover_hour": 4, "pack": "general", "state": "active",
        "registered_at": NOON, "ops_chat_id": None,
    }  # fmt: skip
    return await uow.communities.register(given | values)


@dataclass
class Scene:
    """The database with its community; each step is a transaction of its own."""

    database: Database
    content: Content
    community: Community

    async def member(self, user_id: int) -> Member:
        """A member's row."""
        async with self.database.read() as uow:
            found = await uow.members.get(self.community.id, user_id)
            assert found is not None
            return found

    async def check_in(self, user_id: int, at: datetime, now: datetime | None = None) -> CheckedIn:
        """Somebody checks in; raises Refusal as the action does."""
        member = await self.member(user_id)
        async with self.database.begin() as uow:
            await uow.communities.lock([self.community.id])
            return await check_in(uow, self.content, now or at, self.community, member, at)

    async def check_in_days(self, user_id: int, start: datetime, count: int) -> list[CheckedIn]:
        """Somebody checks in on so many days in a row."""
        return [await self.check_in(user_id, start + DAY * n) for n in range(count)]

    async def pay(self, user_id: int, amount: int, key: str = "gift", day: date | None = None) -> None:
        """Points out of nowhere."""
        async with self.database.begin() as uow:
            entry = Entry(user_id, amount, "gift", f"{key}:{user_id}")
            await uow.ledger.record(self.community.id, entry, day or self.community.day_of(NOON), NOON)

    async def balance(self, user_id: int) -> int:
        """What a second look says somebody has."""
        async with self.database.read() as uow:
            return await uow.ledger.balance(self.community.id, user_id)

    async def wanted(self) -> list[Any]:
        """All that is to be said and done, in order."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(outbox.c.payload).order_by(outbox.c.id))
            return [unpack(row.payload) for row in rows]

    async def wants(self, act: Outgoing) -> None:
        """Put something into the outbox."""
        async with self.database.begin() as uow:
            await uow.outbox.put(act, NOON, community_id=self.community.id)
