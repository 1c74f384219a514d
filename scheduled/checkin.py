"""The clock's door to check-ins: when the day's rhythm beats."""

from collections.abc import Sequence
from datetime import time

from bot.content import Content
from bot.content_plan import rules_of
from bot.domain.community import Community
from bot.domain.schedule import Daily, Rule
from bot.domain.settings import EVENING

_SETTLING_MINUTES = 5
"""Check-ins sent just before the roll-over hour are still on their way then."""


def after_rollover(content: Content, community: Community) -> Sequence[Daily]:
    """When the local day has ended for good."""
    del content
    return (Daily(time(community.rollover_hour, _SETTLING_MINUTES)),)


def reminder_time(content: Content, community: Community) -> Sequence[Daily]:
    """When those who want it are reminded of their streak."""
    del community
    return (Daily(content.checkin.reminder_at),)


def evening(content: Content, community: Community) -> Sequence[Rule]:
    """When the group hears about its day."""
    return rules_of(content, community.pack, EVENING)
