"""Every week, where the calendar has named weeks, the group is asked what the next one is to be about."""

from datetime import datetime

from bot.actions.votes import open_vote
from bot.actions.votes_choices import period_after, with_choices
from bot.actions.weekly import holds_back
from bot.content import Content
from bot.domain.calendar import later
from bot.domain.community import Community
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.votes import THEME, Draft
from bot.storage.uow import UnitOfWork

SETTING = "theme_vote"
"""A community's own wish: true or false; otherwise as `content/votes.toml` says."""


async def ask(uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime) -> None:
    """Open the week's vote, unless one on the same week was opened by hand."""
    closes_at = _closing(content, community, slot)
    if closes_at < now + content.votes.shortest or await holds_back(uow, community):
        return
    if not await is_due(uow, content, community, slot):
        return
    question = content.texts.plain(community.language, Text("vote-theme-question"))
    try:
        draft = await with_choices(uow, content, community, Draft(question, (), closes_at, decides=THEME))
    except Refusal:  # the calendar has changed and has too few weeks
        return
    await open_vote(uow, content, now, community, draft, 0, f"theme:{community.id}:{draft.period}")


async def is_due(uow: UnitOfWork, content: Content, community: Community, slot: datetime) -> bool:
    """Whether the community wants the vote of that slot, and nobody has opened one on the same week."""
    if not await uow.settings.get(community.id, SETTING, content.votes.theme_vote):
        return False
    period = period_after(community, THEME, _closing(content, community, slot))
    return not await uow.votes.deciding(community.id, THEME, period)


def _closing(content: Content, community: Community, slot: datetime) -> datetime:
    return later(slot, content.votes.theme_hours, community.timezone)
