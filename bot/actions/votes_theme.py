"""Every week, where the calendar has named weeks, the group is asked what the next one is to be about."""

from datetime import datetime

from bot.actions.votes import open_vote
from bot.actions.votes_choices import with_choices
from bot.content import Content
from bot.domain.calendar import later
from bot.domain.community import Community
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.votes import THEME, Draft
from bot.storage.uow import UnitOfWork

SETTING = "theme_vote"
"""A community's own wish: true or false; otherwise as `content/votes.toml` says."""
NAMED_WEEKS = 3
"""With fewer there is nothing to choose from besides the week that is planned anyway."""


async def ask(uow: UnitOfWork, content: Content, now: datetime, community: Community, slot: datetime) -> None:
    """Open the week's vote, unless one on the same week was opened by hand."""
    rules = content.votes
    wanted = await uow.settings.get(community.id, SETTING, rules.theme_vote)
    closes_at = later(slot, rules.theme_hours, community.timezone)
    if community.calm or not wanted or closes_at < now + rules.shortest:
        return
    question = content.texts.plain(community.language, Text("vote-theme-question"))
    try:
        draft = await with_choices(uow, content, community, Draft(question, (), closes_at, decides=THEME))
    except Refusal:  # the calendar has changed and has too few weeks
        return
    if await uow.votes.deciding(community.id, THEME, draft.period):
        return
    await open_vote(uow, content, now, community, draft, 0, f"theme:{community.id}:{draft.period}")
