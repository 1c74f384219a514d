"""What a community is going to be offered, from everything that posts by the clock."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions import topics, votes_theme, weekly
from bot.content import Content
from bot.content_plan import regulars
from bot.domain.community import Community
from bot.domain.outgoing import Text
from bot.domain.post import PAUSED, Coming
from bot.domain.schedule import slots
from bot.domain.settings import EVENING, THEME_VOTE
from bot.domain.topics import TOPIC
from bot.storage.uow import UnitOfWork

Source = Callable[[UnitOfWork, Content, Community, datetime, datetime], Awaitable[list[Coming]]]
"""Everything due in (after, until]."""


def planned(content: Content, community: Community, after: datetime, until: datetime) -> list[Coming]:
    """Everything due in (after, until] as the content has it, ascending; without any database."""
    content = content.of(community)
    off = set() if content.votes.theme_vote else {THEME_VOTE}
    found = [
        *weekly.planned(content, community, after, until),
        *topics.planned(content, community, after, until),
        *(each for each in _besides(content, community, after, until) if each.kind not in off),
    ]
    return _sorted(found)


async def coming(
    uow: UnitOfWork, content: Content, community: Community, after: datetime, until: datetime
) -> list[Coming]:
    """Everything due in (after, until], ascending."""
    content = content.of(community)
    found = [each for source in SOURCES for each in await source(uow, content, community, after, until)]
    return _sorted(found)


async def _wanted(
    uow: UnitOfWork, content: Content, community: Community, after: datetime, until: datetime
) -> list[Coming]:
    """What comes besides the weekly posts and the questions, as far as the community wants it."""
    state = PAUSED if await weekly.is_paused(uow, community) else ""
    found = []
    for each in _besides(content, community, after, until, state):
        if each.kind == THEME_VOTE and not await votes_theme.is_due(uow, content, community, each.at):
            continue
        if each.kind == EVENING and not await uow.settings.get(community.id, EVENING, default=True):
            continue
        found.append(each)
    return found


def _besides(
    content: Content, community: Community, after: datetime, until: datetime, state: str = ""
) -> list[Coming]:
    zone = ZoneInfo(community.timezone)
    return [
        Coming(at, one.kind, one.kind, Text(f"coming-{one.kind}"), at.astimezone(zone).date(), state)
        for one in regulars(content, community.pack)
        if one.kind != TOPIC
        for at in slots(one.rule, community.timezone, after, until)
    ]


def _sorted(found: list[Coming]) -> list[Coming]:
    return sorted(found, key=lambda each: (each.at, each.kind, each.entry))


SOURCES: tuple[Source, ...] = (weekly.coming, topics.coming, _wanted)
