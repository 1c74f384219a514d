"""The domains, and groups of Telegram, that a community allows or bans: a value that its staff change."""

from collections.abc import Mapping, Sequence

ALLOW, BAN, GONE = "allow", "ban", "gone"
"""The lists; `GONE` are the last that were taken away, so that this can be undone."""
MOST = 500
"""On both lists together: the guard holds them in memory, and reads them again after each change."""
REMEMBERED = 50

Lists = Mapping[str, Sequence[str]]


def list_of(lists: Lists, name: str) -> str:
    """The list that a name is on, or `GONE`."""
    return next((each for each in (ALLOW, BAN) if name in lists.get(each, ())), GONE)


def moved(lists: Lists, name: str, to: str) -> dict[str, list[str]]:
    """The lists with a name on that one alone."""
    rest = {each: [other for other in lists.get(each, ()) if other != name] for each in (ALLOW, BAN, GONE)}
    rest[to].append(name)
    return {**{each: sorted(rest[each]) for each in (ALLOW, BAN)}, GONE: rest[GONE][-REMEMBERED:]}
