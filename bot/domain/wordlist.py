"""What a community changes about the words that are looked for, and how that is written in a button."""

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

ADD, REMOVE, ALLOW = "add", "remove", "allow"
OWN = "own"
"""The category of a community's own words."""
MOST = 1000
"""Changes of one community: the guard holds them in memory, and reads them again after each."""
LINES = 100
"""Words that one message can add."""
PAGE = 20
SHORT = 2
"""A word of fewer characters is met in harmless talk all day."""

Each = TypeVar("Each")


def mark_of(key: str) -> str:
    """A word in a button: the word itself may be too long for one, or have a colon."""
    return f"{crc32(key.encode()):08x}"


def page_of(lines: Sequence[Each], page: int) -> tuple[Sequence[Each], int, int]:
    """A page of a list, counted from 1, its number, how many there are; the nearest if there is no such."""
    pages = max(1, -(-len(lines) // PAGE))
    number = min(max(page, 1), pages)
    return lines[(number - 1) * PAGE : number * PAGE], number, pages
