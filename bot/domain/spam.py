"""What moderators' decisions about messages amount to: examples, when they are enough, where the line is.

Pure rules of the spam model (docs/screening-spam.md); texts are read and weighed by `bot.screening.spam`.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.screening import Hit, Rule

FALSE_ALARMS = 0.01
"""The share of harmless messages that may be flagged."""

LEAST_SPAM = 50
"""Confirmed messages before the model says anything (the learning curve in docs/screening-spam.md)."""

LEAST_HARMLESS = 100
"""Harmless messages before it does: with fewer, one in a hundred cannot be told from none (`line_above`)."""

MOST_OF_A_KIND = 2_500
"""Examples of each label that are learned from, the newest: bounds time and what a flood can do."""

SAMPLED_FROM = LEAST_SPAM // 2
"""Confirmed messages from which on ordinary ones are kept to compare with: until then they serve nobody."""

SAMPLES_A_DAY = 50
"""Ordinary messages that are kept in a day, one of each member; of all the newest are learned from."""

SAMPLES_USED = 500

SAMPLES_KEPT = timedelta(days=30)
"""What people ordinarily write about changes."""

SAMPLE_SETTLED = timedelta(days=1)
"""So long an ordinary message has not been reported, nor its author flagged, when it counts as harmless."""

STANDING_DAYS, STANDING_MESSAGES = 30, 50
"""Since when, and with how many messages in the 60 days around then and now, somebody who is not trusted
explicitly writes ordinary ones.
"""

SHORTEST = 4
"""Characters of a message that something can be learned from."""

SEVERITY = 2
"""Of a flag: the operators' chat, without a sound."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message somebody decided about: its features (`packed`), whether it was spam, and when."""

    packed: bytes
    spam: bool
    at: datetime

    @classmethod
    def of(cls, features: Iterable[int], at: datetime, *, spam: bool) -> "Example":
        """The example of a message with such features (`bot.screening.spam.features`)."""
        return cls(pack(features), spam, at)

    @property
    def features(self) -> "array[int]":
        """The features, ascending."""
        return unpack(self.packed)


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of a text that spoke for spam: its place in characters, how much it weighed (above 0).

    `what` is the part as written or, for a shape (`is_shape`), the pattern it follows: `a` a letter,
    `0` a digit, `中` a common character, `繁` and `罕` rarer ones, `㊣` a letter in disguise, and so on.
    """

    what: str
    start: int
    end: int
    weight: float
    is_shape: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The model's opinion that a message is spam: probability and the line it crossed (0 to 1), and why.

    `spam` and `harmless` count the examples the opinion rests upon. `reasons` come strongest first; there may
    be none when only the whole together was suspicious.
    """

    probability: float
    line: float
    reasons: tuple[Reason, ...]
    spam: int
    harmless: int

    @property
    def hit(self) -> Hit:
        """As screening tells it: only ever a flag, shown to staff and never punished."""
        start, end = (self.reasons[0].start, self.reasons[0].end) if self.reasons else (0, 0)
        return Hit(Rule.SPAM, f"{self.probability:.2f}", SEVERITY, start, end, flag=True)


def pack(features: Iterable[int]) -> bytes:
    """Features as bytes to be stored: ascending, four bytes each, the least significant first."""
    numbers = array("I", sorted(features))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpack(packed: bytes) -> "array[int]":
    """What was packed."""
    numbers = array("I")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def lessons(examples: Iterable[Example]) -> list[Example]:
    """What is learned from, oldest first: each message once, as last decided, the newest of each label.

    A message that was sent a hundred times counts once, however often it was confirmed.
    """
    ordered = sorted(examples, key=lambda each: (each.at, each.packed, each.spam))
    last = {each.packed: each for each in ordered}
    kept = sorted(last.values(), key=lambda each: (each.at, each.packed))
    spam = [each for each in kept if each.spam][-MOST_OF_A_KIND:]
    harmless = [each for each in kept if not each.spam][-MOST_OF_A_KIND:]
    return sorted(spam + harmless, key=lambda each: (each.at, each.packed))


def with_samples(decided: Sequence[Example], samples: Iterable[Example]) -> list[Example]:
    """Both together; what somebody has decided about a message holds for all that read like it."""
    known = {each.packed for each in decided}
    return [*decided, *(each for each in samples if each.packed not in known)]


def is_enough(spam: int, harmless: int) -> bool:
    """Whether so many examples allow flags."""
    return spam >= LEAST_SPAM and harmless >= LEAST_HARMLESS


def line_above(harmless: Sequence[float], share: float = FALSE_ALARMS) -> float:
    """The score which at most that share of harmless messages will exceed, going by scores of `harmless`.

    Split conformal prediction: of n scores and a new one of the same kind, each rank of the new one is as
    likely as any other, so it exceeds the k-th highest with a probability of k/(n + 1) at most. Infinite when
    there are too few to say. The scores must come from models that had not learned the very message.
    """
    rank = int(share * (len(harmless) + 1) + 1e-9)
    return sorted(harmless, reverse=True)[rank - 1] if rank else float("inf")
