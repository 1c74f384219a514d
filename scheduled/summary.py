"""The clock's door to the summaries: the day's in the evening, the week's on Monday morning."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily, Weekly

LATE = timedelta(hours=1, minutes=30)
"""After that the day is nearly over, and what is told is no longer the day's."""
WEEKLY_LATE = timedelta(days=2)
MONDAY = 0


def daily_time(content: Content, community: Community) -> Sequence[Daily]:
    """Each evening."""
    del community
    return (Daily(content.statistics.daily_at),)


def weekly_time(content: Content, community: Community) -> Sequence[Weekly]:
    """Monday morning."""
    del community
    return (Weekly(MONDAY, content.statistics.weekly_at),)
