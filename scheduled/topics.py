"""The clock's door to topics: when questions are asked, and when they are wrapped up."""

from collections.abc import Sequence

from bot.content import Content
from bot.content_plan import rules_of
from bot.domain.community import Community
from bot.domain.schedule import Rule
from bot.domain.topics import TOPIC, WRAPUP


def times(content: Content, community: Community) -> Sequence[Rule]:
    """When the group is asked something."""
    return rules_of(content, community.pack, TOPIC)


def wrapup_time(content: Content, community: Community) -> Sequence[Rule]:
    """When the group hears what came of yesterday's questions."""
    return rules_of(content, community.pack, WRAPUP)
