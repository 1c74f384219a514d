"""The guard as the application has it; making its words ready once is enough for all tests."""

from functools import cache

from bot.config import SHIPPED_CONTENT
from bot.content import Content, load_content
from bot.guard import Guard
from bot.screening.matcher import Matcher


@cache
def shipped() -> Content:
    """The content that Steward comes with."""
    return load_content(SHIPPED_CONTENT)


@cache
def words() -> Matcher:
    """Its words, ready to be looked for."""
    return Matcher.of(shipped().words)


def guard() -> Guard:
    """One that has heard nothing yet."""
    return Guard(shipped(), "steward_bot", words())
