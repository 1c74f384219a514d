"""How the spam model learns: logistic regression, one example at a time, with AdaGrad's rates.

Each feature has a weight and the sum of the squares of all pushes it ever got; its next push is divided by
the root of that sum, so that what is rare still counts when it comes and what is common settles early (Duchi,
Hazan, Singer 2011). An example that is judged right with a margin pushes nothing: it costs little, and a
hundred copies of it weigh no more than a few. Standard library and bot.domain only.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import exp, sqrt
from zlib import crc32

from bot.domain.spam import Example
from bot.screening.spam_features import NUMBERS

RATE = 0.05
ENOUGH = 0.1
"""An error in probability below which nothing is learned."""
ROUNDS = 6
_START = 1e-6
_FURTHEST = 30.0


@dataclass(slots=True)
class Weights:
    """What has been learned: a weight for each feature, and one for all messages."""

    of: "array[float]" = field(default_factory=lambda: array("f", [0.0]) * NUMBERS)
    squares: "array[float]" = field(default_factory=lambda: array("f", [_START]) * NUMBERS)
    bias: float = 0.0
    bias_squares: float = _START

    def copy(self) -> "Weights":
        """The same once more, to learn on without changing this one."""
        return replace(self, of=self.of[:], squares=self.squares[:])

    def score(self, features: Iterable[int]) -> float:
        """The logarithm of the odds that a message with these features is spam."""
        return self.bias + sum(map(self.of.__getitem__, features))

    def learn(self, features: Sequence[int], *, spam: bool) -> bool:
        """Move towards the right answer; False when it was near enough already."""
        error = chance(self.score(features)) - spam
        if -ENOUGH < error < ENOUGH:
            return False
        of, squares, square, push = self.of, self.squares, error * error, RATE * error
        for feature in features:
            squares[feature] = total = squares[feature] + square
            of[feature] -= push / sqrt(total)
        self.bias_squares += square
        self.bias -= push / sqrt(self.bias_squares)
        return True


def chance(score: float) -> float:
    """A logarithm of odds as a probability, 0 to 1."""
    return 1 / (1 + exp(-max(-_FURTHEST, min(_FURTHEST, score))))


def learned(examples: Sequence[Example]) -> Weights:
    """Weights after some rounds over all examples.

    Their order is mixed, differently in each round, by their features alone: the same examples give the same
    weights on every machine and in whatever order they come.
    """
    weights = Weights()
    for number in range(ROUNDS):
        told = [
            weights.learn(each.features, spam=each.spam)
            for each in sorted(examples, key=lambda each: crc32(each.packed, number))
        ]
        if not any(told):
            break
    return weights


def unseen_scores(examples: Sequence[Example], parts: int) -> list[float]:
    """For each example its score by weights that were learned without it: those of the other parts."""
    scores = [0.0] * len(examples)
    for part in range(parts):
        weights = learned([each for index, each in enumerate(examples) if index % parts != part])
        for index in range(part, len(examples), parts):
            scores[index] = weights.score(examples[index].features)
    return scores
