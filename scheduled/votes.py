"""The clock's door to votes: when the group is asked about its next week."""

from collections.abc import Sequence
from datetime import timedelta

from bot.actions.votes_theme import NAMED_WEEKS
from bot.content import Content
from bot.domain.community import Community
from bot.domain.schedule import Weekly

FRIDAY = 4
SWEEP_EVERY = timedelta(seconds=2)
"""How soon a vote is closed, and counted once its last ballots are in."""
LATE = timedelta(hours=24)
"""Later there is too little time left to vote."""


def theme_time(content: Content, community: Community) -> Sequence[Weekly]:
    """When a vote on the next week's theme opens by itself; never where there is nothing to choose from."""
    weeks = content.calendar(community.pack).weeks
    return (Weekly(FRIDAY, content.votes.theme_at),) if len(weeks) >= NAMED_WEEKS else ()
