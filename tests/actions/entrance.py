"""A group with an operators' chat as the gate, raid and night tests see it; each step is a transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.actions import gate, gate_outcome, gate_rules, night, permissions, raid, welcome
from bot.content import Content
from bot.domain.community import Community, Person
from bot.domain.gate import After, Arrival, OwnQuestion
from bot.domain.outgoing import Permit, Say
from bot.domain.packing import unpack
from bot.storage.database import Database
from bot.storage.knock import Knock
from bot.storage.measure import Measure
from bot.storage.parcel import Parcel, Sent
from bot.storage.tables import outbox
from bot.storage.uow import UnitOfWork
from tests.actions.arrivals import STRICT
from tests.actions.scene import community_of

OPS, STAFF = -1900, 555
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def person(user_id: int) -> Person:
    return Person(user_id, f"Name{user_id}", language_code="en")


@dataclass
class Entrance:
    """Its methods do what intake, the clock and delivery do."""

    database: Database
    content: Content
    community: Community

    @classmethod
    async def furnished(cls, database: Database, content: Content) -> "Entrance":
        async with database.begin() as uow:
            community = await community_of(uow, ops_chat_id=OPS)
        strict = replace(content, welcome=replace(content.welcome, raid_joins=STRICT))
        return cls(database, strict, community)

    async def set_gate(
        self, kind: str, *questions: OwnQuestion, wrong: After | None = None, silent: After | None = None
    ) -> None:
        async with self.database.begin() as uow:
            for question in questions:
                await gate_rules.add_question(
                    uow, self.content, self.community.registered_at, self.community, STAFF, question
                )
            made = await gate_rules.change_by_word(
                uow, self.content, self.community.registered_at, self.community, STAFF, kind
            )
            await uow.settings.put(
                self.community.id,
                "gate",
                replace(made, wrong=wrong or made.wrong, silent=silent or made.silent).as_row(),
            )

    async def knock(self, user: int, at: datetime, now: datetime | None = None, query: str = "") -> None:
        async with self.database.begin() as uow:
            await uow.communities.lock([self.community.id])
            request = gate.Request(person(user), at, user, query)
            await gate.knocked(uow, self.content, now or at, self.community, request)

    async def join(self, *users: int, at: datetime, now: datetime | None = None) -> None:
        """A batch of joins, as `bot.actions.arrivals` has them settled."""
        when = now or at
        async with self.database.begin() as uow:
            await uow.communities.lock([self.community.id])
            came = [
                Arrival(
                    self.community.id, person(user), at,
                    fresh=await welcome.arrive(uow, self.content, when, self.community, person(user), at),
                )
                for user in users
            ]  # fmt: skip
            before = await uow.measures.get(self.community.id, "raid")
            held = before
            if any(each.fresh for each in came):
                held = await raid.watch(uow, self.content, when, self.community, at)
            if held is None:
                await gate.met(uow, self.content, when, self.community, came)
            elif before is not None:
                await raid.keep_quiet(uow, self.content, when, self.community, came)

    async def press(self, user: int, now: datetime, *, right: bool = True) -> Knock:
        async with self.database.begin() as uow:
            knock = await uow.knocks.get(self.community.id, user)
            assert knock is not None
            options = list(knock.question["options"]) or ["in"]
            answer = int(knock.question["right"])
            place = answer if right else (answer + 1) % len(options)
            turn = f"{int(knock.asked_at.timestamp()):x}-{knock.tries}"
            return await gate.press(uow, self.content, now, self.community, user, turn, place)

    async def answer(self, user: int, said: str, now: datetime) -> Knock:
        async with self.database.begin() as uow:
            return await gate.answer(uow, self.content, now, self.community, user, said, user)

    async def sweep(self, now: datetime) -> None:
        """What the clock does every other second."""
        for act in (gate_outcome.sweep, raid.sweep, night.sweep):
            async with self.database.begin() as uow:
                await act(uow, self.content, now)

    async def state(self, user: int) -> str:
        async with self.database.read() as uow:
            knock = await uow.knocks.get(self.community.id, user)
        return knock.state if knock else ""

    async def measures(self) -> dict[str, Measure]:
        async with self.database.read() as uow:
            return {each.name: each for each in await uow.measures.of(self.community.id)}

    async def acts(self, kind: type | None = None) -> list[Any]:
        """All that was wanted so far, of one kind."""
        async with self.database.read() as uow:
            rows = await uow.connection.execute(outbox.select().order_by(outbox.c.id))
            found = [unpack(row.payload) for row in rows]
        return [each for each in found if kind is None or isinstance(each, kind)]

    async def to_operators(self) -> list[Say]:
        return [each for each in await self.acts(Say) if each.to.chat_id == OPS]

    async def deeds(self) -> list[str]:
        """The audit log's actions, the oldest first."""
        async with self.database.read() as uow:
            found = await uow.audit.latest(self.community.id, limit=None)
        return [each.action for each in reversed(found)]

    async def deliver(self, now: datetime, before: Sequence[str]) -> list[Permit]:
        """Telegram does what waits about permissions and tells what was before; the permits it got."""
        done: list[Permit] = []
        while True:
            async with self.database.begin() as uow:
                waiting = [row_id for row_id, _ in await uow.outbox.waiting(now, (), 1)]
                parcels = await uow.outbox.claim(waiting, "test", now)
                if not parcels:
                    return done
                await uow.outbox.change(waiting, state="sent")
                done += [each.outgoing for each in parcels if isinstance(each.outgoing, Permit)]
                for parcel in parcels:
                    await self._learn(uow, now, parcel, done[-1].what if done else before)

    async def _learn(self, uow: UnitOfWork, now: datetime, parcel: Parcel, may: Sequence[str]) -> None:
        if parcel.on_sent == "permissions_seen":
            told = Sent(data={"permissions": list(may)})
            await permissions.seen(uow, self.content, now, parcel, told)
        elif parcel.on_sent == "permissions_set":
            await permissions.done(uow, self.content, now, parcel, Sent())
