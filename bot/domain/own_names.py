"""What a community is called in Telegram itself: public names, and the secret part of its invite links."""

import re
from collections.abc import Mapping, Sequence

TOLD, SEEN = "told", "seen"
"""Names that Telegram tells when it is asked about the chat; invite links that people came by."""
MOST = 50
"""Links that people came by: the last ones are kept."""
CUT = "…"
"""The end of a link of which Telegram shows a bot the first half only, since somebody else made it."""

_LINK = re.compile(r"(?:https?://)?t(?:elegram)?\.(?:me|dog)/(?:\+|joinchat/)([\w-]{6,64})(\.\.\.|…)?")

Names = Mapping[str, Sequence[str]]


def link_name(link: str) -> str:
    """`+secret` of an invite link, `+sec…` of one that is cut short; empty for what is none."""
    found = _LINK.fullmatch(link)
    return f"+{found[1]}{CUT if found[2] else ''}" if found else ""


def all_names(names: Names) -> tuple[str, ...]:
    """All that a community is called."""
    return (*names.get(TOLD, ()), *names.get(SEEN, ()))


def with_seen(names: Names, name: str) -> dict[str, list[str]]:
    """The names with a link that somebody came by."""
    seen = [*(each for each in names.get(SEEN, ()) if each != name), name]
    return {TOLD: list(names.get(TOLD, ())), SEEN: seen[-MOST:]}


def with_told(names: Names, told: Sequence[str]) -> dict[str, list[str]]:
    """The names with those that Telegram has told anew."""
    return {TOLD: sorted(set(told)), SEEN: list(names.get(SEEN, ()))}
