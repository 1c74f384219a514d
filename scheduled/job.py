"""What the clock knows of a job: when it is due, what it does, how late is too late."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.actions.in_parts import Part
from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Rule
from bot.storage.uow import UnitOfWork

When = Callable[[Content, Community], Sequence[Rule]]
Act = Callable[[UnitOfWork, Content, datetime, Community, datetime], Awaitable[object]]
Clear = Callable[[UnitOfWork, Content, datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Job:
    """Something each community gets at set local times, each slot once.

    `when` gives the rules for a community (none: not this one). `act` gets the open unit of work, the
    content, the instant, the community and the slot; it neither commits nor sends. A slot not acted on
    within `late_after` is missed. Of several slots that are due at once only the latest acts and the
    others are missed, unless `act_on_latest` is off: then all that are not too late act, in order.
    `before` is done before that, in as many transactions as it asks for, so that intake need not wait for all
    of a long work; it may be done again, as after a crash, and must then change nothing more.
    The name is at most 32 characters; operators read the text `schedule-job-<name>`.
    """

    name: str
    when: When
    act: Act
    late_after: timedelta
    act_on_latest: bool = True
    before: Part | None = None


@dataclass(frozen=True, slots=True)
class Sweep:
    """Something done again and again for everybody, harmless to repeat, so without rows or slots.

    What fails is tried again after `every`, but within a minute.
    """

    name: str
    every: timedelta
    act: Clear
