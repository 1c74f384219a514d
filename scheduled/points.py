"""The clock's door to points: when it is looked at whose have run out."""

from collections.abc import Sequence
from datetime import time

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily

MORNING = time(10, 0)
"""A good time to be reminded of something; roll-over hours are earlier."""


def expiry_time(content: Content, community: Community) -> Sequence[Daily]:
    """Each morning, where points run out at all."""
    del community
    return (Daily(MORNING),) if content.points.expire_after_months else ()
