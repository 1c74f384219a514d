"""The clock's door to the KOC path: when candidates are looked for, and when those on it are looked after."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily, Weekly

LATE = timedelta(hours=12)
ASKED_LATE = timedelta(days=3)
"""Better on Wednesday than not this week."""


def proposal_time(content: Content, community: Community) -> Sequence[Weekly]:
    """Once a week."""
    del community
    return (Weekly(content.koc.weekday, content.koc.at),)


def daily_time(content: Content, community: Community) -> Sequence[Daily]:
    """Each morning."""
    del community
    return (Daily(content.koc.daily_at),)
