"""A livelier town: a question, a vote, a giveaway, a challenge and a shop in each group, and people use them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update

from bot.domain.points import Entry
from bot.storage.database import Database
from bot.storage.tables import challenge, community, entrant, giveaway, vote
from tests.crash.occasion import PRICE
from tests.crash.town import BOT, GROUPS, OWNER, Town, Who, residents
from tests.stories.stage import OPS as _  # noqa: F401

OPTIONS = 3
OPENING = (
    "/topic Which book did you never finish?", "/vote Tea? | Green | Black | None --until 2h",
    "/giveaway A book | 10 points | 3 winners", "/challenge Read a little | 3 days | #reading",
)  # fmt: skip
DRAWN = GROUPS[2:]
"""Where the giveaway ends during the run."""
PURSE = 100
"""Points that everybody has to begin with."""
