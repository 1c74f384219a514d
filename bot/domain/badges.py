"""Badges: a fact about a member and a threshold; granted once, dated to when the threshold was reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.outgoing import Text

FACTS = (
    "checkins", "streak", "messages", "appreciated", "answers", "votes", "challenges", "giveaways",
    "wins", "newcomers", "honours", "points", "shares", "koc", "days",
)  # fmt: skip
"""What `bot.storage.badges_facts` can count."""


@dataclass(frozen=True, slots=True)
class Merit:
    """A badge for `at_least` so much of a fact."""

    id: str
    fact: str
    at_least: int

    @property
    def name(self) -> Text:
        """What it is called."""
        return badge_name(self.id)


@dataclass(frozen=True, slots=True)
class MeritRules:
    """`content/badges.toml`. A day's new badges name at most `names_shown` people; `told` whether at all.

    Those reached more than `fresh_days` ago (a badge that is new in the file) are granted without a word.
    """

    told: bool = True
    names_shown: int = 10
    fresh_days: int = 2
    merits: tuple[Merit, ...] = field(default_factory=tuple)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that some badge is for."""
        return tuple(dict.fromkeys(each.fact for each in self.merits))


def badge_name(badge: str) -> Text:
    """What a badge is called."""
    return Text(f"badge-{badge}")


def ahead(merits: Sequence[Merit], have: Mapping[str, int], held: frozenset[str]) -> list[tuple[Merit, int]]:
    """The next badge of each fact that a member has not got yet, with how far they are."""
    found: dict[str, tuple[Merit, int]] = {}
    for each in sorted(merits, key=lambda each: each.at_least):
        if each.id not in held and each.fact not in found:
            found[each.fact] = each, min(have.get(each.fact, 0), each.at_least)
    return sorted(found.values(), key=lambda one: -one[1] / one[0].at_least)
