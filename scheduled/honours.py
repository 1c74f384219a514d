"""The clock's door to honours and badges: when titles are elected, and when badges are looked after."""

from collections.abc import Sequence
from datetime import time, timedelta

from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Daily

SWEEP_EVERY = timedelta(minutes=1)
"""How soon a title that nobody decided about is announced."""
LATE = timedelta(days=3)
_MINUTES = 20
"""After the roll-over hour, so that the day is complete."""


def preview_time(content: Content, community: Community) -> Sequence[Daily]:
    """Each morning: whether a week or a month has ended, the action sees."""
    del community
    return (Daily(content.honours.rules.preview_at),) if content.honours.titles else ()


def badge_time(content: Content, community: Community) -> Sequence[Daily]:
    """Once the local day has ended."""
    return (Daily(time(community.rollover_hour, _MINUTES)),) if content.merits.merits else ()
