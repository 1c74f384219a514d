"""The communities at work and their watches, read again every two seconds, so that most ticks ask nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.content import Content
from bot.domain.community import Community, State
from bot.storage.database import Database
from scheduled.job import Job
from scheduled.watch import Watch

RELOAD = timedelta(seconds=2)
"""How soon a new community, or a changed setting, is noticed."""


class Roster:
    """Which job of which community is due."""

    def __init__(self, database: Database, content: Content, jobs: Sequence[Job]) -> None:
        self._database = database
        self._content = content
        self._jobs = jobs
        self._watches: dict[Community, list[Watch]] = {}
        self._read_at: datetime | None = None

    def refresh(self) -> None:
        """Read the communities again at the next tick."""
        self._read_at = None

    async def follow(self, now: datetime) -> None:
        """Bring the list up to date where that is due.

        When the clock went backwards, only the rows know what is dealt with, so everything is read again.
        """
        if self._read_at is not None and now < self._read_at:
            self._watches.clear()
        elif self._read_at is not None and now < self._read_at + RELOAD:
            return
        async with self._database.read() as uow:
            communities = await uow.communities.all(State.ACTIVE)
            new = [community.id for community in communities if community not in self._watches]
            last = await uow.jobs.last_slots(new) if new else {}
        self._watches = {
            community: self._watches.get(community) or self._begin(community, last, now)
            for community in communities
        }
        self._read_at = now

    def due(self, now: datetime, tick: int) -> list[Watch]:
        """What has something to do now, by community, in the order of the jobs."""
        return [watch for each in self._watches.values() for watch in each if watch.is_due(now, tick)]

    def _begin(
        self, community: Community, last: dict[tuple[int, str], datetime], now: datetime
    ) -> list[Watch]:
        """A job without rows is new where others have some: what it could not act on any more is no news."""
        seen = max((slot for (id_, _), slot in last.items() if id_ == community.id), default=None)
        return [
            Watch.begin(
                job, community, self._content.of(community),
                last.get((community.id, job.name), seen and seen - job.late_after), now,
            )
            for job in self._jobs
        ]  # fmt: skip
