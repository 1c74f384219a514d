"""The clock's door to votes: when the group is asked about its next week."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.content_plan import rules_of
from bot.domain.community import Community
from bot.domain.schedule import Rule
from bot.domain.settings import THEME_VOTE

SWEEP_EVERY = timedelta(seconds=2)
"""How soon a vote is closed, and counted once its last ballots are in."""
LATE = timedelta(hours=24)
"""Later there is too little time left to vote."""


def theme_time(content: Content, community: Community) -> Sequence[Rule]:
    """When a vote on the next week's theme opens by itself; never where there is nothing to choose from."""
    return rules_of(content, community.pack, THEME_VOTE)
