"""What people can ask for: commands with a slash, and the words that mean the same (签到, check in)."""

import unicodedata
from collections.abc import Mapping

COMMANDS = (
    "checkin", "makeup", "points", "rank", "levels", "shop", "orders", "me", "thanks", "topic", "vote",
    "votes", "challenge", "giveaway", "honours", "badges", "share", "gallery", "koc", "strike",
    "codes", "award",
    "warn", "mute", "unmute", "ban", "unban", "kick", "del", "note", "record", "trust", "untrust", "audit",
    "stats", "health", "compare",
    "duty", "case", "cases", "feedback", "calm",
    "report", "appeal", "appeals", "words", "links", "gate", "raid", "night", "panel", "settings", "schedule",
    "help", "rules", "language", "quiet", "mydata", "forgetme", "setup", "ops",
)  # fmt: skip
"""Every command, in the order in which people see them; each has a text `command-<name>`."""

FOR_OPERATORS = frozenset({
    "warn", "mute", "unmute", "ban", "unban", "kick", "del", "note", "record", "trust", "untrust", "audit",
    "stats", "health", "compare",
    "gate", "raid", "night", "words", "links", "appeals", "duty", "case", "cases", "calm",
    "challenge", "giveaway", "codes", "orders", "award", "vote", "votes", "panel", "settings", "schedule",
    "help", "language", "setup", "ops", "topic", "share", "gallery", "koc", "honours", "points",
})  # fmt: skip
"""What works in an operators' chat, which is no community itself."""

PHRASE_LENGTH = 24
"""A longer message is talk, not a request; hearing does not even look."""


def read_command(text: str) -> tuple[str, str, str]:
    """The name, the bot that is meant ("": any) and what follows in "/name@bot and more".

    Name and bot come in small letters; all empty for a text that is no command.
    """
    if not text.startswith("/") or not text[1:2].strip():
        return "", "", ""
    first, *rest = text[1:].split(maxsplit=1)
    name, _, bot = first.lower().partition("@")
    return name, bot, "".join(rest).strip()


def normalised_phrase(written: str) -> str:
    """The form in which phrases are kept and looked up: "  Check-In!! ✅" becomes "check in"."""
    folded = unicodedata.normalize("NFKC", written).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split())


def command_in(phrases: Mapping[str, str], written: str) -> str | None:
    """The command that a whole message means; None for ordinary talk."""
    if len(written) > PHRASE_LENGTH:
        return None
    return phrases.get(normalised_phrase(written))
