"""The clock's door to topics: when questions are asked, and when they are wrapped up."""

from collections.abc import Sequence

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily


def times(content: Content, community: Community) -> Sequence[Daily]:
    """When the group is asked something."""
    del community
    return tuple(Daily(at) for at in content.topics.times)


def wrapup_time(content: Content, community: Community) -> Sequence[Daily]:
    """When the group hears what came of yesterday's questions."""
    del community
    return (Daily(content.topics.wrapup_at),)
