"""What the clock could not do: recorded, so that it is not tried for ever, and told to the operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions.registration import tell_operators
from bot.domain.community import Community
from bot.domain.outgoing import Listing, Param, Text
from bot.storage.uow import UnitOfWork

DONE, MISSED, FAILED = "done", "missed", "failed"
"""The states of a slot."""

NAMES_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Overdue:
    """Slots of one job in one community that it is too late for, ascending, at least one."""

    community: Community
    slots: Sequence[datetime]


async def report_missed(uow: UnitOfWork, now: datetime, job: str, overdue: Sequence[Overdue]) -> None:
    """Record the slots as missed and tell the operators in one message; all share one operators' chat.

    Slots that somebody else dealt with meanwhile are left out.
    """
    await uow.communities.lock([each.community.id for each in overdue])
    news = [each for each in [await _claimed(uow, now, job, each) for each in overdue] if each.slots]
    if not news:
        return
    latest = max(news, key=lambda each: each.slots[-1])
    names = tuple(_title(each.community) for each in news)
    text = Text(
        "schedule-missed",
        {
            "job": job_name(job),
            "communities": Listing(names[:NAMES_AT_MOST]),
            "more": max(0, len(names) - NAMES_AT_MOST),
            "count": sum(len(each.slots) for each in news),
            **_local(latest.slots[-1], latest.community),
        },
    )
    await tell_operators(uow, latest.community, text, now, silent=True)


async def report_failed(
    uow: UnitOfWork, now: datetime, job: str, community: Community, slot: datetime
) -> None:
    """Record a slot as failed and tell the operators, unless somebody else dealt with it meanwhile."""
    await uow.communities.lock([community.id])
    if await uow.jobs.claim(community.id, job, slot, FAILED, now):
        params = {"job": job_name(job), "community": _title(community), **_local(slot, community)}
        await tell_operators(uow, community, Text("schedule-failed", params), now)


def job_name(job: str) -> Text:
    """What a job is called where people read it."""
    return Text(f"schedule-job-{job.replace('_', '-')}")


async def _claimed(uow: UnitOfWork, now: datetime, job: str, overdue: Overdue) -> Overdue:
    community = overdue.community
    mine = [slot for slot in overdue.slots if await uow.jobs.claim(community.id, job, slot, MISSED, now)]
    return Overdue(community, mine)


def _title(community: Community) -> str:
    return community.title or str(community.chat_id)


def _local(slot: datetime, community: Community) -> dict[str, Param]:
    wall = slot.astimezone(ZoneInfo(community.timezone))
    return {"day": wall.date(), "time": f"{wall:%H:%M}"}
