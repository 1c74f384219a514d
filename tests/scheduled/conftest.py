"""A stage for the clock: communities, a clock that is set, and jobs that only note what they were asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.clock import SetClock
from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.domain.community import Community, State
from bot.domain.outgoing import Place, Say, Text
from bot.domain.schedule import Daily, Rule
from bot.storage.database import Database
from bot.storage.tables import job_run, outbox
from bot.storage.uow import UnitOfWork
from scheduled.heartbeat import Heartbeat
from scheduled.job import Job, Sweep

START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
"""20:00 in Shanghai, two hours before the stage's jobs are due."""
SLOT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)
OPS = -900


@dataclass
class Diary:
    """What the noting job was asked: (community, slot), and what to raise before it does it."""

    acted: list[tuple[int, datetime]] = field(default_factory=list)
    tried: int = 0
    trouble: Callable[[Community, datetime], Exception | None] = lambda _community, _slot: None

    async def act(
        self, uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime
    ) -> None:
        """Leave a trace in the rows, then fail if told to."""
        del content
        self.tried += 1
        say = Say(Place(community.chat_id), community.language, Text("evening", {"slot": slot.isoformat()}))
        await uow.outbox.put(say, now, community_id=community.id)
        if error := self.trouble(community, slot):
            raise error
        self.acted.append((community.id, slot))


def daily(at: time) -> Callable[[Content, Community], Sequence[Rule]]:
    return lambda _content, _community: (Daily(at),)


@dataclass
class Stage:
    """Everything a test of the clock touches."""

    database: Database
    content: Content
    clock: SetClock
    diary: Diary = field(default_factory=Diary)
    woken: int = 0

    def wake(self) -> None:
        self.woken += 1

    def job(self, name: str = "evening", *, act_on_latest: bool = True, hours: float = 2) -> Job:
        """Due at 22:00 in Shanghai, too late after so many hours."""
        late_after = timedelta(hours=hours)
        return Job(name, daily(time(22, 0)), self.diary.act, late_after, act_on_latest=act_on_latest)

    def heartbeat(
        self, *jobs: Job, sweeps: Sequence[Sweep] = (), database: Database | None = None
    ) -> Heartbeat:
        where = database or self.database
        return Heartbeat(
            where, self.content, self.clock, self.wake, jobs=jobs or (self.job(),), sweeps=sweeps
        )

    async def community(self, number: int = 1, **changes: object) -> Community:
        """An active community in Shanghai, registered now."""
        values: dict[str, object] = {
            "chat_id": -number, "title": f"Group {number}", "kind": "interest", "language": "en",
            "timezone": "Asia/Shanghai", "rollover_hour": 4, "ops_chat_id": OPS, "pack": "general",
            "state": State.ACTIVE, "registered_at": self.clock.now(),
        }  # fmt: skip
        async with self.database.begin() as uow:
            return await uow.communities.register({**values, **changes})

    async def at(self, heartbeat: Heartbeat, moment: datetime) -> None:
        """One tick at a moment."""
        self.clock.set(moment)
        await heartbeat.tick()

    async def runs(self) -> list[tuple[int, str, datetime, str]]:
        """The slots' rows as another session sees them: community, job, slot, state."""
        columns = (job_run.c.community_id, job_run.c.job, job_run.c.slot, job_run.c.state)
        async with self.database.read() as uow:
            rows = await uow.connection.execute(select(*columns).order_by(*columns))
            return [(row.community_id, row.job, row.slot, row.state) for row in rows]

    async def states(self) -> list[str]:
        """The states of all slots, by community, job and slot."""
        return [state for _, _, _, state in await self.runs()]

    async def sent_to(self, chat_id: int) -> list[Say]:
        """What was put into the outbox for a chat."""
        query = select(outbox.c.id).where(outbox.c.chat_id == chat_id)
        async with self.database.begin() as uow:
            ids = list((await uow.connection.execute(query)).scalars())
            await uow.outbox.change(ids, state="waiting")
            parcels = await uow.outbox.claim(ids, "test", self.clock.now())
        return [parcel.outgoing for parcel in parcels if isinstance(parcel.outgoing, Say)]

    async def told(self) -> list[str]:
        """The keys of what the operators were told."""
        return [say.text.key for say in await self.sent_to(OPS)]


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(SHIPPED_CONTENT)


@pytest.fixture
def stage(database: Database, content: Content) -> Stage:
    return Stage(database, content, SetClock(START))
