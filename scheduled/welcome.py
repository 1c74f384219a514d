"""The clock's door to the welcome ritual."""

from collections.abc import Sequence

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily


def reminder_time(content: Content, community: Community) -> Sequence[Daily]:
    """When newcomers who are not yet active hear from us."""
    del community
    return (Daily(content.welcome.reminder_at),)
