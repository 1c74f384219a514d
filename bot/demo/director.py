"""The director lets virtual time pass step by step, so that every act and every job has its own moment."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as wall

from bot.app import App
from bot.demo.acts import Act
from bot.demo.aim import aimed
from bot.demo.stage import Stage
from bot.demo.story import Story, date_of
from bot.domain.calendar import instant, later
from bot.domain.community import Community, State
from bot.domain.schedule import Every, slots
from scheduled import votes
from scheduled.jobs import JOBS

FOUR = wall(4)
"""When a local day begins."""
_A_WEEK = timedelta(days=7)


class StoryClock:
    """The bot's clock: it stands still while the story is played, and runs in between."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._since: float | None = None

    def now(self) -> datetime:
        """The story's instant, in UTC."""
        if self._since is None:
            return self._at
        return self._at + timedelta(seconds=time.monotonic() - self._since)

    def hold(self, at: datetime) -> None:
        """Stand still at an instant."""
        self._at, self._since = at.astimezone(UTC), None

    def release(self, at: datetime) -> None:
        """Run on from an instant."""
        self._at, self._since = at.astimezone(UTC), time.monotonic()


class Script:
    """The story as one stream of acts; `days` is how many there are (None: no end)."""

    def __init__(self, story: Story, days: int | None = None) -> None:
        self._story = story
        self._days = days
        self._next = 1
        self._acts: list[Act] = []

    def until(self, at: datetime) -> list[Act]:
        """The acts up to an instant, each given once, in order."""
        while (self._days is None or self._next <= self._days) and self._begins(self._next) <= at:
            self._acts = sorted([*self._acts, *self._story.day(self._next)], key=lambda act: act.at)
            self._next += 1
        count = sum(act.at <= at for act in self._acts)
        now, self._acts = self._acts[:count], self._acts[count:]
        return now

    def _begins(self, number: int) -> datetime:
        return min(instant(date_of(number), FOUR, group.timezone) for group in self._story.groups)


class Director:
    """Plays the script to a running bot; at least every `step` the bot catches up with what was said."""

    def __init__(self, app: App, stage: Stage, clock: StoryClock, script: Script, step: timedelta) -> None:
        self._app = app
        self._stage = stage
        self._clock = clock
        self._script = script
        self._step = step

    async def to(self, end: datetime, stop: asyncio.Event) -> None:
        """Let time pass up to an instant, or until `stop`."""
        acts = self._script.until(end)
        for at in await self._moments(acts, end):
            if stop.is_set():
                return
            count = sum(act.at <= at for act in acts)
            now, acts = acts[:count], acts[count:]
            self._clock.hold(at)
            await self._stage.perform(await aimed(self._app.database, now, at), at)
            await self._settle()

    async def live(self) -> None:
        """While time runs by itself, now and again: let people, jobs and answers come at their moment."""
        now = self._clock.now()
        if acts := self._script.until(now):
            await self._stage.perform(await aimed(self._app.database, acts, now))
        await self._app.heartbeat.tick()
        await self._app.delivery.drain()

    async def _settle(self) -> None:
        """Everything said is acted on, everything due is done, and everything that is to be said is out."""
        await self._stage.caught_up()
        await self._app.heartbeat.tick()
        while await self._app.delivery.drain():
            await self._stage.caught_up()

    async def _moments(self, acts: Sequence[Act], end: datetime) -> list[datetime]:
        start = self._clock.now()
        wanted = {end, *self._pauses(acts, start), *(at for act in acts for at in act.moments)}
        async with self._app.database.read() as uow:
            communities = await uow.communities.all(State.ACTIVE)
        for community in communities:
            rules = (rule for job in JOBS for rule in job.when(self._app.content, community))
            for rule in rules:
                if not isinstance(rule, Every):  # what is always due soon has no moment of its own
                    wanted.update(slots(rule, community.timezone, start, end))
            wanted.update(self._theme_votes_end(community, start, end))
        return sorted(at for at in wanted if start < at <= end)

    def _theme_votes_end(self, community: Community, start: datetime, end: datetime) -> Iterator[datetime]:
        """When the votes on next week's theme close, by the wall clock."""
        content = self._app.content
        for rule in votes.theme_time(content, community):
            for slot in slots(rule, community.timezone, start - _A_WEEK, end):
                yield later(slot, content.votes.theme_hours, community.timezone)

    def _pauses(self, acts: Sequence[Act], start: datetime) -> Iterator[datetime]:
        """The ends of the steps in which something is said: nothing needs catching up with a quiet night."""
        for act in acts:
            yield start - (start - act.at) // self._step * self._step
