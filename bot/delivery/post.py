"""The post office: takes what is due out of the outbox, sends it at the right pace, records the results.

One loop decides, in rounds; each round is one transaction that writes down all results that have come in and
claims what may be sent next. Sending itself happens in between, several chats at once, one message a chat.
"""

import asyncio
import time
from asyncio import Task, TaskGroup
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.actions.sent import OnSent
from bot.clock import Clock
from bot.content import Content
from bot.delivery.courier import Courier, Draw, Maker
from bot.delivery.doors import Doors, is_fresh, whisper_of
from bot.delivery.record import Claimed, Recorder, Result
from bot.delivery.sweep import Sweeper
from bot.delivery.telegram import Telegram
from bot.domain.pacing import Pace
from bot.storage.database import Database, is_outage
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork
from bot.tasks import rest

AT_ONCE = 32
"""Messages under way at the same time."""
LOOK_AHEAD = 8
"""How many waiting rows are looked at for each that may go; many may be of one chat."""
UNPACED = (
    "erase", "menu", "probe", "closepoll", "pin", "tag", "mute", "ban", "unban", "admit", "permit",
    "census",
)  # fmt: skip
"""These are not messages: a chat that has had its share of messages still gets them."""
TICK = 1.0
BLINK = 0.02
"""The shortest nap."""
GATHER = 0.05
"""Seconds between two rounds while there is much to do: what comes in meanwhile shares a transaction."""
STALE = timedelta(minutes=2)
"""A row that long in `sending` has lost its sender."""
FLUSH = 10.0
"""Seconds that a stop waits for what is due."""
MINUTE, HOUR = 60.0, 3600.0

log = structlog.get_logger()


class Delivery:
    """Sends what the outbox holds. `owner` names this process among its replicas, the same after a restart.

    `ticks` is a clock in seconds that never goes back: pacing is about real time, whatever `clock` says.
    """

    def __init__(
        self,
        database: Database,
        telegram: Telegram,
        content: Content,
        clock: Clock,
        pace: Pace,
        owner: str,
        on_sent: Mapping[str, OnSent],
        makers: Mapping[str, Maker] | None = None,
        *,
        ticks: Callable[[], float] = time.monotonic,
        draw: Draw | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._pace = pace
        self._owner = owner
        self._ticks = ticks
        doors = Doors()
        self._courier = Courier(database, telegram, makers or {}, content, doors, pace, ticks, draw)
        self._recorder = Recorder(database, content, doors, on_sent)
        self._sweeper = Sweeper(database, telegram, clock)
        self._turn = asyncio.Lock()
        self._woken = asyncio.Event()
        self._called = False
        self._under_way: dict[int, tuple[int, Task[None]]] = {}
        self._finished: list[Result] = []
        self._held: set[int] = set()
        self._round_at = 0.0

    def wake(self) -> None:
        """Something was committed to the outbox (or the clock was set)."""
        self._called = True
        self._woken.set()

    @property
    def idle(self) -> bool:
        """Whether the last look found nothing to send and nothing is under way."""
        return not (self._under_way or self._finished or self._held or self._woken.is_set())

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; then what is due, for `FLUSH` seconds at most."""
        await self._patiently(lambda: self._recover(mine=True))
        async with TaskGroup() as group:
            group.create_task(self._wake_at(stop))
            house = group.create_task(self._keep_house(stop))
            while not stop.is_set():
                await self._gather(stop)
                await self._patiently(lambda: self._round(group))
                await self._nap()
            await self._flush(group)
            house.cancel()
        if self._finished:
            await self._patiently(lambda: self._write(self._clock.now()))

    async def drain(self) -> int:
        """Send, and delete, all that can be at this moment; returns how many messages were sent.

        What is paced out, shut or due later stays.
        """
        before = self._recorder.count
        async with TaskGroup() as group:
            trouble = await self._send_all(group)
        if trouble is not None:  # only now: what was under way has come to its end
            raise trouble
        await self.sweep()
        return self._recorder.count - before

    async def _send_all(self, group: TaskGroup) -> Exception | None:
        try:
            while await self._round(group) or self._under_way or self._woken.is_set():
                await self._nap()
        except Exception as error:
            log.exception("draining was interrupted")
            return error
        return None

    async def recover(self) -> None:
        """Settle what this owner was sending when it was stopped; `run` does this by itself."""
        await self._recover(mine=True)

    async def sweep(self) -> int:
        """Delete the messages whose time is over; returns how many."""
        return await self._sweeper.sweep(self._pace, self._ticks())

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._woken.set()

    async def _flush(self, group: TaskGroup) -> None:
        end = self._ticks() + FLUSH
        while self._ticks() < end:
            await self._patiently(lambda: self._round(group))
            if self.idle or (self._pace.is_paused(self._ticks()) and not self._under_way):
                return
            await self._nap()
        log.warning("stopping with messages unsent", under_way=len(self._under_way))
        for _, task in tuple(self._under_way.values()):
            task.cancel()

    async def _patiently(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do it; what goes wrong is logged and tried again by the next round."""
        try:
            await work()
        except Exception as error:
            if is_outage(error):
                log.warning("the database is away", error=repr(error))
            else:
                log.exception("delivery stumbled")
            await asyncio.sleep(TICK)

    async def _nap(self) -> None:
        """Until woken, until a chat that is held back may have its message, or for a tick."""
        at = self._ticks()
        held = self._held.difference(chat_id for chat_id, _ in self._under_way.values())
        waits = [max(BLINK, self._pace.ready_at(chat_id, at)) for chat_id in held]
        full = len(self._under_way) >= AT_ONCE
        try:
            await asyncio.wait_for(self._woken.wait(), TICK if full else min([TICK, *waits]))
        except TimeoutError:
            return

    async def _gather(self, stop: asyncio.Event) -> None:
        """A moment for others, unless there has been none for a while: an idle bot answers at once.

        Where nobody else wanted anything since the last round, there are only our own results to wait for.
        """
        pause = self._round_at + GATHER - self._ticks()
        if 0 < pause <= GATHER and (self._under_way or self._finished):
            if self._called:
                await rest(stop, pause)
            elif self._under_way:
                await asyncio.wait([task for _, task in self._under_way.values()], timeout=pause)
        self._round_at = self._ticks()

    async def _round(self, group: TaskGroup) -> int:
        """Record what has come in, send what may go; returns how many were taken."""
        async with self._turn:
            now = self._clock.now()
            woken = self._woken.is_set()
            self._woken.clear()
            self._called = False
            if not woken and not self._finished and not await self._anything(now):
                return 0
            taken = await self._write(now, claim=True)
            for claimed in taken:
                self._start(group, claimed)
            return len(taken)

    async def _anything(self, now: datetime) -> bool:
        """A look without a lock: is there something to take? Notes which chats are held back."""
        room, shut, full = self._limits()
        async with self._database.read() as uow:
            self._held = await uow.outbox.held(now, shut | full)
            found = await uow.outbox.waiting(now, shut, 1, full=full, free=UNPACED)
        if found and not room:
            self._held.add(found[0][1])
        return bool(found) and bool(room)

    def _limits(self) -> tuple[int, set[int], set[int]]:
        at = self._ticks()
        slots = AT_ONCE - len(self._under_way)
        room = self._pace.room(at)
        return (
            slots if room is None else min(slots, room),
            self._pace.shut_chats(at),
            self._pace.full_chats(at),
        )

    async def _write(self, now: datetime, *, claim: bool = False) -> list[Claimed]:
        """One transaction: all results so far, then what to send next."""
        results, self._finished = self._finished, []
        try:
            async with self._database.begin() as uow:
                await self._recorder.settle(uow, results, now)
                taken = await self._claim(uow, now) if claim else []
        except Exception as error:
            if is_outage(error) or not results:
                self._finished = results + self._finished
                raise
            log.exception("recording one by one")
            await self._recorder.settle_each(results, now)
            taken = []
            self._woken.set()
        self._recorder.count += sum(isinstance(result.outcome, Sent) for result in results)
        return taken

    async def _claim(self, uow: UnitOfWork, now: datetime) -> list[Claimed]:
        room, shut, full = self._limits()
        self._held = await uow.outbox.held(now, shut | full)
        found = await uow.outbox.waiting(now, shut, max(room, 1) * LOOK_AHEAD, full=full, free=UNPACED)
        self._held.update(chat_id for _, chat_id in found[room:])
        if not found[:room]:
            return []
        parcels = await uow.outbox.claim([row_id for row_id, _ in found[:room]], self._owner, now)
        if not parcels:  # taken by another replica, or unreadable: what is behind them is next
            self._woken.set()
        return await _claimed(uow, parcels, now)

    def _start(self, group: TaskGroup, claimed: Claimed) -> None:
        parcel = claimed.parcel
        if parcel.kind not in UNPACED:
            self._pace.sent(parcel.chat_id, self._ticks())
        self._under_way[parcel.id] = parcel.chat_id, group.create_task(self._send(claimed))

    async def _send(self, claimed: Claimed) -> None:
        try:
            result = await self._courier.take(claimed)
            self._finished.append(result)  # the list may be another one by now
        finally:
            del self._under_way[claimed.parcel.id]
            self._woken.set()

    async def _recover(self, *, mine: bool) -> None:
        now = self._clock.now()
        async with self._database.begin() as uow:
            again, lost = await uow.outbox.recover(self._owner, now, now - STALE, mine=mine)
        if again or lost:
            log.warning("found half-sent messages", again=again, given_up=lost)

    async def _keep_house(self, stop: asyncio.Event) -> None:
        """What is done now and then, beside the sending, by real time."""
        chores: dict[str, tuple[float, Callable[[], Awaitable[object]]]] = {
            "sweep": (TICK, self.sweep),
            "recover": (MINUTE, lambda: self._recover(mine=False)),
            "prune": (HOUR, self._sweeper.prune),
        }
        due = dict.fromkeys(chores, self._ticks())
        while not stop.is_set():
            for name, (every, work) in chores.items():
                if self._ticks() >= due[name]:
                    due[name] = self._ticks() + every
                    await self._patiently(work)
            await rest(stop, TICK)


async def _claimed(uow: UnitOfWork, parcels: Sequence[Parcel], now: datetime) -> list[Claimed]:
    """With what is known of the chats in which somebody is whispered to."""
    chats = {parcel.chat_id for parcel in parcels if whisper_of(parcel) is not None}
    found = await uow.communities.by_chats(chats)
    known = {chat_id: community.ephemeral for chat_id, community in found.items()}
    return [Claimed(parcel, now, known.get(parcel.chat_id), is_fresh(parcel, now)) for parcel in parcels]
