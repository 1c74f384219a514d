"""The clock's door to the summaries: the day's in the evening, the week's once a week."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily, Weekly

LATE = timedelta(hours=1, minutes=30)
"""After that the day is nearly over, and what is told is no longer the day's."""
WEEKLY_LATE = timedelta(days=2)


def daily_time(content: Content, community: Community) -> Sequence[Daily]:
    """Each evening."""
    del community
    return (Daily(content.statistics.daily_at),)


def weekly_time(content: Content, community: Community) -> Sequence[Weekly]:
    """Monday morning, unless the content says otherwise."""
    del community
    return (Weekly(content.statistics.weekly_on, content.statistics.weekly_at),)
