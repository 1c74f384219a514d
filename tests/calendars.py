"""Calendar files of a few lines, for the tests of content."""

from datetime import date
from pathlib import Path

from bot.content_calendar import Calendars, read_calendars
from bot.content_calendar_checks import calendar_problems

TODAY = date(2026, 11, 22)
TEXT = 'text = { zh = "你好", en = "Hello" }'
WEEKS = """
[[weeks]]
name = "books"
title = { zh = "书", en = "Books" }
"""


def post(*lines: str, name: str = "a", when: str = 'weekday = "mon"', words: str = TEXT) -> str:
    """A post of a file, on Mondays at ten unless told otherwise."""
    head = ["[[posts]]", f'id = "{name}"', when, words]
    at = [] if any(line.startswith("time ") for line in lines) else ['time = "10:00"']
    return "\n".join([*head, *at, *lines]) + "\n"


def folder(tmp_path: Path, *posts: str, path: str = "calendar.toml", first: str = "2026-01-05") -> Path:
    """A content folder with these posts in one of its calendars."""
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"first_monday = {first}\n{WEEKS}\n" + "\n".join(posts), encoding="utf-8")
    return tmp_path


def read(tmp_path: Path, *posts: str) -> Calendars:
    """The calendars of such a folder, in which nothing is wrong."""
    calendars, found = read_calendars(folder(tmp_path, *posts), [])
    assert found == []
    return calendars


def dated(tmp_path: Path, *posts: str, today: date = TODAY) -> list[str]:
    """What `steward check` finds about these posts as seen from a day."""
    read(tmp_path, *posts)
    found = calendar_problems(tmp_path, {"general": "calendar.toml"}, today, {}, {})
    return [f"{each.key} {each.what}" for each in found]
