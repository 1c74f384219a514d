"""The clock's door to the alarms: when figures are looked at, and how often it is seen to the headcount."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily

LATE = timedelta(hours=12)
COUNT_EVERY = timedelta(hours=1)
"""It is looked so often whether a new local day wants its count."""


def daily_time(content: Content, community: Community) -> Sequence[Daily]:
    """Each morning."""
    del community
    return (Daily(content.statistics.alarms_at),)
