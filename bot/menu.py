"""The commands that people see when they type a slash, with a word about each."""

from collections.abc import Callable

from bot.content import Content
from bot.domain.commands import COMMANDS
from bot.domain.outgoing import Text

STAFF_ONLY = frozenset({
    "award", "votes", "strike", "codes", "panel", "settings", "schedule", "setup", "ops",
})  # fmt: skip
"""They work for staff and are left out of everybody's menu."""

MenuOf = Callable[[str], list[tuple[str, str, bool]]]
"""Language -> (command, description, whether it is typed unseen by the group)."""


def menu(content: Content) -> MenuOf:
    """What delivery registers with Telegram."""

    def of(language: str) -> list[tuple[str, str, bool]]:
        return [
            (name, content.texts.plain(language, Text(f"command-{name}")), True)
            for name in COMMANDS
            if name not in STAFF_ONLY
        ]

    return of
