"""The commands that people see when they type a slash, with a word about each."""

from collections.abc import Callable

from bot.content import Content
from bot.domain.commands import COMMANDS
from bot.domain.outgoing import Text

STAFF_ONLY = frozenset({
    "warn", "mute", "unmute", "ban", "unban", "kick", "del", "note", "record", "trust", "untrust", "audit",
    "stats", "health", "compare",
    "gate", "raid", "night", "words", "links", "appeals", "duty", "case", "calm",
    "award", "votes", "strike", "codes", "panel", "settings", "schedule", "setup", "ops",
})  # fmt: skip
"""They work for staff and are left out of everybody's menu."""

SEEN = frozenset({"strike", "del", "setup", "ops"})
"""Commands of staff that are typed before the group: replies to a message of somebody, or about the chat."""

MenuOf = Callable[[str, bool], list[tuple[str, str, bool]]]
"""Language, whether for staff -> (command, description, whether it is typed unseen by the group)."""


def menu(content: Content) -> MenuOf:
    """What delivery registers with Telegram."""

    def of(language: str, staff: bool) -> list[tuple[str, str, bool]]:  # noqa: FBT001 - see MenuOf
        return [
            (name, content.texts.plain(language, Text(f"command-{name}")), name not in SEEN)
            for name in COMMANDS
            if staff or name not in STAFF_ONLY
        ]

    return of
