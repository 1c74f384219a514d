"""One job of one community: up to where it has been dealt with, and when it is due next. Asks no database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.actions.in_parts import Part
from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Rule, next_slot, slots
from scheduled.job import Job

LOOK_BACK = timedelta(days=31)
"""What became due before that is nobody's news: neither acted on nor recorded."""

TRIES = 3
_PAUSES = (5, 25)
_LONGEST_PAUSE = 60
"""Ticks to wait after the first and the second failure, and at most after one outage in a row of them."""

_NEVER = timedelta(days=36500)


@dataclass(slots=True)
class Trouble:
    """What went wrong with the slot that is due; nothing is tried before the tick `until`."""

    failures: int = 0
    outages: int = 0
    until: int = 0


@dataclass(slots=True)
class Watch:
    """`after`: the last instant that is dealt with; `next`: nothing is due before."""

    job: Job
    community: Community
    rules: Sequence[Rule]
    after: datetime
    next: datetime
    trouble: Trouble = field(default_factory=Trouble)
    left: tuple[datetime, Part | None] | None = None
    """What a slot has still to do before it acts."""

    @classmethod
    def begin(
        cls, job: Job, community: Community, content: Content, last: datetime | None, now: datetime
    ) -> "Watch":
        """Take up where the rows say it was left: at the `last` slot, or when work (again) began there.

        A last slot in the future says that the clock was wrong then. Slots are looked at again as far back
        as they could act; the key in the rows keeps those that did from doing it twice.
        """
        if last is not None and last > now:
            last = now - job.late_after
        after = max(community.at_work_since, last or community.at_work_since, now - LOOK_BACK)
        watch = cls(job, community, job.when(content, community), after, after)
        watch.next = watch._next_after(after)
        return watch

    def is_due(self, now: datetime, tick: int) -> bool:
        """Whether there is something to do at this tick."""
        return now >= self.next and tick >= self.trouble.until

    def due(self, now: datetime) -> tuple[list[datetime], list[datetime]]:
        """The slots that are missed and those that are to act now."""
        since = max(self.after, now - LOOK_BACK)
        zone = self.community.timezone
        found = sorted({slot for rule in self.rules for slot in slots(rule, zone, since, now)})
        acting = [slot for slot in found if now - slot <= self.job.late_after]
        if self.job.act_on_latest:
            acting = acting[-1:]
        return [slot for slot in found if slot not in acting], acting

    def left_before(self, slot: datetime) -> Part | None:
        """What is to be done next before a slot acts; None once all that is done."""
        return self.left[1] if self.left is not None and self.left[0] == slot else self.job.before

    def leave(self, slot: datetime, left: Part | None) -> None:
        """So much is still to be done."""
        self.left = (slot, left)

    def dealt(self, slot: datetime) -> None:
        """Everything up to this slot is dealt with."""
        self.after = slot
        self.next = self._next_after(slot)
        self.trouble = Trouble()

    def failed(self, tick: int) -> bool:
        """One more try went wrong; whether it was the last."""
        self.trouble.failures += 1
        self.trouble.until = tick + _PAUSES[min(self.trouble.failures, len(_PAUSES)) - 1]
        return self.trouble.failures >= TRIES

    def postponed(self, tick: int) -> None:
        """The database went away meanwhile: no try is lost, but others come first for a while."""
        self.trouble.until = tick + min(2**self.trouble.outages, _LONGEST_PAUSE)
        self.trouble.outages += 1

    def _next_after(self, at: datetime) -> datetime:
        ahead = (next_slot(rule, self.community.timezone, at) for rule in self.rules)
        return min(ahead, default=at + _NEVER)
