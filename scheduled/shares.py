"""The clock's door to shares: when the gallery comes."""

from collections.abc import Sequence
from datetime import timedelta

from bot.content import Content
from bot.content_plan import rules_of
from bot.domain.community import Community
from bot.domain.schedule import Rule
from bot.domain.shares import GALLERY

LATE = timedelta(hours=12)


def gallery_time(content: Content, community: Community) -> Sequence[Rule]:
    """Once a week."""
    return rules_of(content, community.pack, GALLERY)
