"""The welcome ritual: one greeting for those who arrive together, a gift once for ever, a seven-day path."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from bot.domain.outgoing import Mention

HELLO, CHECKIN, REACT, ANSWER = "hello", "checkin", "react", "answer"
TASKS = (HELLO, CHECKIN, REACT, ANSWER)


@dataclass(frozen=True, slots=True)
class WelcomeRules:
    """Numbers of `content/welcome.toml`: seconds, points and days (SPEC, section 2).

    `greeting` is per language; its placeholders are {members}, {community} and {topic_today}.
    `code_file` (in the content folder, one code a line) fills the pool of unique codes; empty: no codes.
    """

    window_seconds: int = 60
    names_at_most: int = 10
    lifetime_seconds: int = 600
    gift_points: int = 10
    code_file: str = ""
    path_days: int = 7
    task_points: dict[str, int] = field(default_factory=lambda: {HELLO: 5, CHECKIN: 5, REACT: 5, ANSWER: 10})
    reminder_days: tuple[int, ...] = (1, 3, 6)
    reminder_at: time = time(19, 0)
    raid_joins: int = 15
    raid_seconds: int = 60
    greeting: Mapping[str, str] = field(default_factory=dict)


def split_names(people: Sequence[Mention], at_most: int) -> tuple[Sequence[Mention], int]:
    """Those named in the greeting and how many more there are."""
    return people[:at_most], max(0, len(people) - at_most)


def is_raid(joins_in_window: int, rules: WelcomeRules) -> bool:
    """Whether so many joins within `raid_seconds` are an attack rather than a good day."""
    return joins_in_window > rules.raid_joins
