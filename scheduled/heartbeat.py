"""The heartbeat: every second it asks which slots are due and sees to it that each is dealt with once.

Any number of replicas may beat at once: a slot's row is its key, and whoever writes it first acts.
Time comes from the clock that is passed in; APScheduler only says "now".
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.actions import levels
from bot.actions.in_parts import Part
from bot.actions.missed import DONE, Overdue, report_failed, report_missed
from bot.clock import Clock
from bot.content import Content
from bot.storage.database import Database, is_outage
from bot.storage.uow import UnitOfWork
from scheduled.job import Job, Sweep
from scheduled.jobs import JOBS, SWEEPS
from scheduled.roster import Roster
from scheduled.watch import Watch

log = logging.getLogger(__name__)

_SWEEP_AGAIN = timedelta(minutes=1)
_SILENT_BEATS = 5
_PATIENCE = 60.0
"""Seconds that it waits for intake at most: a group that never stops talking must not stop the clock."""
PARTS_A_TICK = 50
"""Transactions that a long work may take before everything else that is due has its turn."""


class Heartbeat:
    """`wake` is called after each commit that left something to send."""

    def __init__(
        self,
        database: Database,
        content: Content,
        clock: Clock,
        wake: Callable[[], None],
        *,
        jobs: Sequence[Job] = JOBS,
        sweeps: Sequence[Sweep] = SWEEPS,
    ) -> None:
        self._database = database
        self._content = content
        self._clock = clock
        self._wake = wake
        self._sweeps = sweeps
        self._swept: dict[str, datetime] = {}
        self._roster = Roster(database, content, jobs)
        self._ticks = 0
        self._ticking = asyncio.Lock()

    def refresh(self) -> None:
        """A community is new or changed: look at the next tick (otherwise within two seconds)."""
        self._roster.refresh()

    async def run(
        self, stop: asyncio.Event, every: float = 1.0, *, caught_up: asyncio.Event | None = None
    ) -> None:
        """Tick every so many seconds until `stop`, then let the tick that is under way end.

        Not before intake has `caught_up`: what somebody did while the bot was away must be known before
        anything follows from their not having done it.
        """
        loop = asyncio.get_running_loop()
        waits_until = loop.time() + _PATIENCE if caught_up is not None else 0.0

        async def beat_once() -> None:
            if caught_up is None or caught_up.is_set() or loop.time() >= waits_until:
                await self.tick()

        scheduler = AsyncIOScheduler(timezone=UTC)
        beat = scheduler.add_job(
            beat_once, "interval", seconds=every, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        scheduler.start()
        while not stop.is_set():
            ticks = self._ticks
            try:
                await asyncio.wait_for(stop.wait(), every * _SILENT_BEATS)
            except TimeoutError:
                if ticks == self._ticks and not self._ticking.locked():
                    # APScheduler waits for a wall-clock time, and the machine's clock was put back
                    beat.reschedule("interval", seconds=every)
        scheduler.pause()
        async with self._ticking:
            scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # it closes in the next turn of the loop

    async def tick(self) -> None:
        """Deal with everything that is due; when the database is away, the next tick tries again."""
        async with self._ticking:
            self._ticks += 1
            now = self._clock.now()
            try:
                await self._roster.follow(now)
                due = [(watch, *watch.due(now)) for watch in self._roster.due(now, self._ticks)]
                await self._report([(watch, missed) for watch, missed, _ in due if missed], now)
                for watch, _, acting in due:
                    await self._act(watch, acting, now)
                await self._sweep(now)
            except Exception as error:
                if not is_outage(error):
                    raise
                log.warning("the database is away, the next tick tries again: %s", type(error).__name__)

    async def _report(self, missed: Sequence[tuple[Watch, Sequence[datetime]]], now: datetime) -> None:
        """What is too late: one transaction and one message for each operators' chat and job."""
        together: dict[tuple[str, int | None], list[tuple[Watch, Sequence[datetime]]]] = defaultdict(list)
        for watch, slots in missed:
            together[watch.job.name, watch.community.ops_chat_id].append((watch, slots))
        for (job, _), group in together.items():
            try:
                await self._record(job, group, now)
            except Exception as error:
                if is_outage(error):
                    raise
                log.exception("%s: what was missed could not be recorded", job)
                for watch, _ in group:
                    watch.postponed(self._ticks)

    async def _record(
        self, job: str, group: Sequence[tuple[Watch, Sequence[datetime]]], now: datetime
    ) -> None:
        async with self._database.begin() as uow:
            await report_missed(uow, now, job, [Overdue(watch.community, slots) for watch, slots in group])
        self._send(uow)
        for watch, slots in group:
            names = ", ".join(slot.isoformat() for slot in slots)
            log.warning("%s of community %s: missed %s", job, watch.community.id, names)
            watch.dealt(slots[-1])

    async def _act(self, watch: Watch, slots: Sequence[datetime], now: datetime) -> None:
        """The slots that are due, one transaction each; a slot in trouble holds up those after it."""
        for slot in slots:
            try:
                dealt = await self._take(watch, slot, now)
            except Exception as error:
                if is_outage(error):
                    watch.postponed(self._ticks)
                    raise
                log.exception("%s of community %s at %s failed", watch.job.name, watch.community.id, slot)
                dealt = watch.failed(self._ticks)
                if dealt:
                    await self._give_up(watch, slot, now)
            if not dealt:
                return
            watch.dealt(slot)

    async def _take(self, watch: Watch, slot: datetime, now: datetime) -> bool:
        """Act on a slot unless somebody has; False if there is more to do before that."""
        for _ in range(PARTS_A_TICK):
            part = watch.left_before(slot)
            if not await self._step(watch, slot, now, part):
                return False
            if part is None:
                return True
        return False

    async def _step(self, watch: Watch, slot: datetime, now: datetime, part: Part | None) -> bool:
        """One transaction: a part of what comes before, or what the slot is taken for.

        False if the community is no longer what it was.
        """
        async with self._database.begin() as uow:
            await uow.communities.lock([watch.community.id])
            community = await uow.communities.get(watch.community.id)
            if community != watch.community:
                self.refresh()
                return False
            left = None
            if part is not None:
                left = await part(uow, self._content.of(community), now, community, slot)
            elif await uow.jobs.claim(community.id, watch.job.name, slot, DONE, now):
                await watch.job.act(uow, self._content.of(community), now, community, slot)
            await levels.settle(uow, self._content, now)
        watch.leave(slot, left)
        self._send(uow)
        return True

    async def _give_up(self, watch: Watch, slot: datetime, now: datetime) -> None:
        async with self._database.begin() as uow:
            await report_failed(uow, now, watch.job.name, watch.community, slot)
        self._send(uow)

    async def _sweep(self, now: datetime) -> None:
        for sweep in self._sweeps:
            due = self._swept.get(sweep.name, now)
            if now < due <= now + sweep.every:
                continue
            self._swept[sweep.name] = now + min(sweep.every, _SWEEP_AGAIN)
            await self._clear(sweep, now)

    async def _clear(self, sweep: Sweep, now: datetime) -> None:
        try:
            async with self._database.begin() as uow:
                await sweep.act(uow, self._content, now)
                await levels.settle(uow, self._content, now)
        except Exception as error:
            if is_outage(error):
                raise
            log.exception("the sweep %s failed", sweep.name)
            return
        self._swept[sweep.name] = now + sweep.every
        self._send(uow)

    def _send(self, uow: UnitOfWork) -> None:
        """After the commit: wake delivery if there is something for it."""
        if uow.outbox.woken:
            self._wake()
