"""Appeals: a member asks staff to look again at what was done to them."""

from datetime import datetime, timedelta

OPEN, WON, LOST = "open", "won", "lost"
APPEALABLE = ("warn", "mute", "ban", "kick")
"""Kinds of sanctions that one can appeal against; a note nobody but staff ever sees."""
LONGEST = 1000
"""Characters of an appeal."""
ALARM_EVERY = timedelta(days=1)
LINK = "appeal"
"""What a link `t.me/bot?start=appeal_7` begins with."""


def link_to(bot_username: str, sanction_id: int) -> str:
    """The link that opens the private chat with the bot where an appeal can be written."""
    return f"https://t.me/{bot_username}?start={LINK}_{sanction_id}"


def sanction_in(link: str) -> int | None:
    """The sanction that such a link is about (the part after `start=`), None for anything else."""
    name, _, number = link.replace("-", "_", 1).partition("_")
    fits = name == LINK and number.isascii() and number.isdecimal() and len(number) <= 15  # noqa: PLR2004 - ids
    return int(number) if fits else None


def is_late(opened: datetime, alarmed: datetime | None, now: datetime, hours: int) -> bool:
    """Whether staff must be reminded of an appeal that has waited so long, once a day."""
    if now - opened < timedelta(hours=hours):
        return False
    return alarmed is None or now - alarmed >= ALARM_EVERY
