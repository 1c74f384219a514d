"""The spam model on real messages: how much it finds, at what price, after how many examples, how fast.

    python -m bench spam FOLDER

FOLDER holds `spam/*.jsonl.gz`, a line each `{"text": ..., "label": 0 or 1}`; the Chinese set has its text in
`text_clean`. Even rows are one half, odd rows the other; nothing of a half that is tested has been learned.
"""

import gzip
import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bench import spam_speed
from bench.report import spread, table
from bot.domain.spam import Example
from bot.screening.spam import SpamModel, features, train

Rows = Sequence[tuple[str, bool]]
CHINESE = "zh_live_train"
OTHERS = "tgspam_ru_en", "en_sms", "en_youtube", "zh_reviews"
HALF = 0.5
HALVES, DRAWS, PARTS = 21, 9, 10
SIZES = (25, 100), (50, 100), (100, 100), (50, 300), (200, 200), (300, 300)
HEAD = "precision", "recall", "recall at 1 % false alarms", "false alarms at its line", "recall at its line"
PLAIN: tuple[tuple[str, ...], ...] = (
    ("contact and link patterns alone (others)", ".91", ".32", "", "", ""),
    ("linear model on 1-3-grams (others)", ".94", ".89", ".77", "", ""),
)
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares, 0 to 1: at a probability of one half, at the best line for the test, at the model's own."""

    precision: float
    recall: float
    at_one_percent: float
    false_alarms: float
    found: float

    @property
    def values(self) -> tuple[float, ...]:
        """All five, as in `HEAD`."""
        return (self.precision, self.recall, self.at_one_percent, self.false_alarms, self.found)


def read(folder: Path, name: str) -> Rows:
    """(text, whether it is spam) of a set; empty when it is not there."""
    path = folder / "spam" / f"{name}.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row.get("text_clean", row["text"]), bool(row["label"])) for row in rows]


def examples(rows: Rows) -> list[Example]:
    """The rows as decisions, one a second."""
    return [
        Example.of(features(text), _FIRST + timedelta(seconds=second), spam=spam)
        for second, (text, spam) in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class Scored:
    """A message that was not learned: its probability, whether that crossed the model's line, the truth."""

    probability: float
    flagged: bool
    spam: bool


def scored(model: SpamModel, rows: Rows) -> list[Scored]:
    """What the model thinks of the rows."""
    scores = ((model.score(text), spam) for text, spam in rows)
    return [Scored(score, score > model.line, spam) for score, spam in scores]


def figures(results: Sequence[Scored]) -> Figures:
    """The shares of what was found and wrongly found."""
    spam = [each for each in results if each.spam]
    harmless = [each for each in results if not each.spam]
    best = sorted((each.probability for each in harmless), reverse=True)[len(harmless) // 100]
    right, wrong = (sum(each.probability > HALF for each in kind) for kind in (spam, harmless))
    return Figures(
        right / max(1, right + wrong),
        right / len(spam),
        sum(each.probability > best for each in spam) / len(spam),
        sum(each.flagged for each in harmless) / len(harmless),
        sum(each.flagged for each in spam) / len(spam),
    )


def tested(model: SpamModel, rows: Rows) -> Figures:
    """The model on rows that it has not learned."""
    return figures(scored(model, rows))


def halves(rows: Rows, seed: int) -> tuple[Rows, Rows]:
    """Two random halves."""
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    return mixed[: len(mixed) // 2], mixed[len(mixed) // 2 :]


def middle(runs: Sequence[Figures], show: Callable[[Sequence[float]], object]) -> list[object]:
    """A figure for each column, of several runs."""
    return [show(column) for column in zip(*(run.values for run in runs), strict=True)]


def chinese(rows: Rows) -> str:
    """Half against half: by the fixed rule, and by chance."""
    even, odd = rows[::2], rows[1::2]
    random_runs = [
        tested(train(examples(one)), other) for one, other in (halves(rows, each) for each in range(HALVES))
    ]
    lines: list[Sequence[object]] = [
        ["learned even rows, tested on odd", *_line(even, odd)],
        ["learned odd rows, tested on even", *_line(odd, even)],
        [
            f"{HALVES} random halves: median (least to greatest)",
            *middle(random_runs, lambda all_: spread(all_, 3)),
        ],
        [f"learned nine tenths, tested on the tenth: all {PARTS} together", *_tenths(rows)],
        *PLAIN,
    ]
    return table(["Chinese chat", *HEAD], lines)


def _tenths(rows: Rows) -> list[object]:
    """What all rows would find in rows still unseen: every tenth row is left out in turn."""
    results: list[Scored] = []
    for part in range(PARTS):
        rest = [row for number, row in enumerate(rows) if number % PARTS != part]
        results += scored(train(examples(rest)), rows[part::PARTS])
    return [f"{value:.3f}" for value in figures(results).values]


def _line(learned: Rows, rest: Rows) -> list[object]:
    return middle([tested(train(examples(learned)), rest)], lambda one: f"{one[0]:.3f}")


def others(folder: Path) -> str:
    """The other sets, even rows against odd ones."""
    sets = {name: read(folder, name) for name in OTHERS}
    lines = [
        [f"`{name}` ({len(rows):,} rows)", *_line(rows[::2], rows[1::2])]
        for name, rows in sets.items()
        if rows
    ]
    return table(["learned even rows, tested on odd", *HEAD], lines)


def curve(rows: Rows) -> str:
    """What is gained with so many examples: medians over several draws from the even rows."""
    lines = [[f"{spam} and {harmless}", *_drawn(rows, spam, harmless)] for spam, harmless in SIZES]
    return table([f"spam and harmless examples, {DRAWS} draws", *HEAD], lines)


def _drawn(rows: Rows, spam: int, harmless: int) -> list[object]:
    runs = []
    for seed in range(DRAWS):
        pool = list(rows[::2])
        random.Random(seed).shuffle(pool)
        some = [row for row in pool if row[1]][:spam] + [row for row in pool if not row[1]][:harmless]
        runs.append(tested(train(examples(some)), rows[1::2]))
    return middle(runs, lambda column: f"{median(column):.3f}")


def report(folder: Path) -> str:
    """All tables."""
    rows = read(folder, CHINESE)
    if not rows:
        return f"there is no spam/{CHINESE}.jsonl.gz in {folder}"
    speed = spam_speed.report([text for text, _ in rows], examples(rows))
    return "\n".join([chinese(rows), others(folder), curve(rows), speed])


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1])))
