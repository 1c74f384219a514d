"""The clock's door to the weekly posts: when it has to look is what the pack's calendar says."""

from collections.abc import Sequence

from bot.content import Content
from bot.domain.calendar_plan import preview_rules, rules
from bot.domain.community import Community
from bot.domain.schedule import Rule


def post_times(content: Content, community: Community) -> Sequence[Rule]:
    """When something may be due."""
    return rules(content.calendar(community.pack), community.kind)


def preview_times(content: Content, community: Community) -> Sequence[Rule]:
    """When the operators may have to be asked."""
    return preview_rules(content.calendar(community.pack), community.kind)
