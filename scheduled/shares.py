"""The clock's door to shares: when the gallery comes."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Weekly

LATE = timedelta(hours=12)


def gallery_time(content: Content, community: Community) -> Sequence[Weekly]:
    """Once a week."""
    del community
    return (Weekly(content.shares.weekday, content.shares.at),)
