"""The spam model's lessons: what staff decide about messages is kept for it, and it explains itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.domain.outgoing import Listing, Param, Text
from bot.domain.screening import Rule
from bot.domain.spam import SHORTEST, Example, Verdict
from bot.screening.spam import features
from bot.storage.uow import UnitOfWork

SPAM_LIKE = frozenset({
    Rule.WORDS, Rule.LINKS, Rule.INVITES, Rule.FORWARDS, Rule.COPIES, Rule.MIXED, Rule.NEWCOMERS, Rule.SPAM,
})  # fmt: skip
"""Rules whose confirmed messages resemble each other; being many or being rude is not in the letters."""
NOT_SPAM = frozenset({"abuse", "threats", "personal"})
"""Categories of words whose messages are no spam, however right it was to act."""


class Decided(Protocol):
    """What this needs of an incident."""

    @property
    def community_id(self) -> int:
        """Where it was."""

    @property
    def user_id(self) -> int:
        """Whose message it was."""

    @property
    def message_id(self) -> int | None:
        """The message, None if it was about something else."""

    @property
    def rule(self) -> str:
        """Which rule had found it."""

    @property
    def category(self) -> str:
        """Of the words that were found."""


async def learn(uow: UnitOfWork, now: datetime, incident: Decided, text: str | None, *, spam: bool) -> bool:
    """Keep what staff decided about an incident's message; False where nothing can be learned from it.

    A pardoned message is harmless whatever had been found in it; a confirmed one is spam only where the
    rule looks for such.
    """
    if incident.message_id is None or len((text or "").strip()) < SHORTEST:
        return False
    if spam and (incident.rule not in SPAM_LIKE or incident.category in NOT_SPAM):
        return False
    example = Example.of(features(text or ""), now, spam=spam)
    await uow.spam.put(incident.community_id, incident.message_id, incident.user_id, example)
    return True


def told(verdict: Verdict) -> Text:
    """Why the model thinks that a message is spam, for whoever is to decide."""
    return told_again(kept(verdict))


def kept(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain JSON, for an incident's row."""
    return {
        "percent": round(100 * verdict.probability), "line": round(100 * verdict.line),
        "spam": verdict.spam, "harmless": verdict.harmless,
        "parts": [[each.what, each.is_shape] for each in verdict.reasons],
    }  # fmt: skip


def told_again(verdict: Mapping[str, Any]) -> Text:
    """The same of a verdict that was kept."""
    numbers: dict[str, Param] = {name: verdict[name] for name in ("percent", "line", "spam", "harmless")}
    parts = [Text("spam-shape" if shape else "spam-part", {"what": what}) for what, shape in verdict["parts"]]
    if not parts:
        return Text("spam-told-whole", numbers)
    return Text("spam-told", numbers | {"reasons": Listing(tuple(parts))})
