"""The spam model: learns what moderators confirm and pardon, flags what resembles it, and says why.

A model is a value: `train` makes one from all examples, `learned` a new one with one example more. It is kept
as its examples, never as weights, so what is erased from them is gone from the model that is made next. The
figures behind its constants are in docs/screening-spam.md. May import the standard library and bot.domain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from bot.domain.spam import Example, Reason, Verdict, is_enough, lessons, line_above
from bot.screening.spam_features import Trait, features, numbers_of, traits
from bot.screening.spam_training import Weights, chance, learned, unseen_scores

__all__ = ["SpamModel", "features", "train"]

LEAST_LINE = 0.5
"""Nothing below this probability is flagged, however harmless the harmless examples are."""
_REASONS = 4
_LONGEST_REASON = 24
_FEWEST_PARTS, _MOST_PARTS, _WORK = 2, 10, 6_000


@dataclass(frozen=True, slots=True)
class SpamModel:
    """What has been learned from so many examples, and the probability above which it speaks."""

    spam: int = 0
    harmless: int = 0
    line: float = 1.0
    _weights: Weights = field(default_factory=Weights, repr=False)

    @property
    def ready(self) -> bool:
        """Whether there are enough examples to flag anything."""
        return is_enough(self.spam, self.harmless)

    def score(self, text: str) -> float:
        """The probability, 0 to 1, that a text is spam; 0.5 when nothing is known."""
        return chance(self._weights.score(numbers_of(text)))

    def judge(self, text: str) -> Verdict | None:
        """The verdict about a text that crosses the line; None when it does not, or while not ready."""
        if not self.ready:
            return None
        probability = self.score(text)
        if probability <= self.line:
            return None
        return Verdict(probability, self.line, self.reasons(text), self.spam, self.harmless)

    def reasons(self, text: str) -> tuple[Reason, ...]:
        """The parts of the text that spoke most for spam, the strongest first; they do not overlap."""
        weight_of = self._weights.of
        strongest = sorted(traits(text), key=lambda each: (-weight_of[each.feature], each.start))
        chosen: list[Reason] = []
        for trait in strongest:
            if len(chosen) == _REASONS or weight_of[trait.feature] <= 0:
                break
            if _is_telling(text, trait) and _is_apart(trait, chosen):
                chosen.append(_reason(text, trait, weight_of[trait.feature]))
        return tuple(chosen)

    def learned(self, example: Example) -> "SpamModel":
        """This model after one example more, line unchanged; well under a millisecond.

        Meant for the time until `train` runs again: it does not know whether the message was learned before.
        """
        weights = self._weights.copy()
        weights.learn(example.features, spam=example.spam)
        spam, harmless = self.spam + example.spam, self.harmless + (not example.spam)
        return replace(self, spam=spam, harmless=harmless, _weights=weights)


def train(examples: Iterable[Example]) -> SpamModel:
    """The model that follows from all examples, in any order: the same examples give the same model."""
    known = lessons(examples)
    spam = sum(each.spam for each in known)
    harmless = len(known) - spam
    line = _line(known) if is_enough(spam, harmless) else 1.0
    return SpamModel(spam, harmless, line, learned(known))


def _line(examples: Sequence[Example]) -> float:
    """The probability that one in a hundred harmless messages exceeds, by models without them."""
    parts = max(_FEWEST_PARTS, min(_MOST_PARTS, _WORK // len(examples)))
    scores = unseen_scores(examples, parts)
    line = line_above([score for score, each in zip(scores, examples, strict=True) if not each.spam])
    return 1.0 if line == inf else max(LEAST_LINE, chance(line))


def _is_telling(text: str, trait: Trait) -> bool:
    shown = text[trait.start : trait.end]
    return bool(shown.strip()) and len(shown) <= _LONGEST_REASON


def _is_apart(trait: Trait, chosen: Iterable[Reason]) -> bool:
    return all(trait.end <= each.start or each.end <= trait.start for each in chosen)


def _reason(text: str, trait: Trait, weight: float) -> Reason:
    what = trait.run.strip("^$") if trait.is_shape else text[trait.start : trait.end]
    return Reason(what, trait.start, trait.end, weight, trait.is_shape)
