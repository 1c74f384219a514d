"""What the spam model costs, in processor time, beside decoding the same updates with aiogram."""

import json
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from statistics import fmean
from typing import TypeVar

from aiogram.types import Update

from bench.report import percentile, table
from bench.traffic import FIRST_UPDATE, GROUPS
from bot.domain.spam import MOST_OF_A_KIND, Example
from bot.screening.spam import SpamModel, train
from bot.screening.spam_features import NUMBERS

LONGEST = 4096
_TIMES = 5
_Value = TypeVar("_Value")


def update(text: str) -> bytes:
    """A message of a group as Telegram sends it."""
    message = {
        "message_id": 5, "date": 1_790_000_000, "text": text,
        "chat": {"id": GROUPS[0], "type": "supergroup", "title": "Readers"},
        "from": {"id": 10_000_000, "is_bot": False, "first_name": "Reader", "username": "reader"},
    }  # fmt: skip
    return json.dumps({"update_id": FIRST_UPDATE, "message": message}).encode()


def microseconds(act: Callable[[_Value], object], values: Sequence[_Value]) -> list[float]:
    """What each value costs: the least of a few times."""
    return [min(_once(act, value) for _ in range(_TIMES)) for value in values]


def _once(act: Callable[[_Value], object], value: _Value) -> float:
    began = time.process_time_ns()
    act(value)
    return (time.process_time_ns() - began) / 1000


def many(examples: Sequence[Example]) -> Iterator[Example]:
    """Ever more examples like these: each time round with every feature moved a little further."""
    for turn in count():
        for each in examples:
            moved = ((feature + turn * 7_919) % NUMBERS for feature in each.features)
            yield Example.of(moved, each.at, spam=each.spam)


def full(examples: Sequence[Example]) -> list[Example]:
    """As many as are learned from at most."""
    return [
        one
        for label in (True, False)
        for one in islice((each for each in many(examples) if each.spam is label), MOST_OF_A_KIND)
    ]


def report(texts: Sequence[str], examples: Sequence[Example]) -> str:
    """The table; ratios are to `json.loads` and `Update.model_validate` of the same message."""
    model = train(examples)
    hundred = [(text * 100)[:100] for text in texts]
    longest = [(text * LONGEST)[:LONGEST] for text in texts]
    rows = [_row(name, model, some) for name, some in (
        ("messages as they are", texts), ("of 100 signs", hundred), (f"of {LONGEST} signs", longest),
    )]  # fmt: skip
    timed = table(["classifying", "mean us", "95 %", "decoding the update, mean us", "ratio"], rows)
    return f"{timed}\n{_learning(model, examples)}"


def _row(name: str, model: SpamModel, texts: Sequence[str]) -> list[object]:
    took = microseconds(model.score, texts)
    decoding = fmean(microseconds(lambda raw: Update.model_validate(json.loads(raw)), [*map(update, texts)]))
    mean = fmean(took)
    return [name, f"{mean:.0f}", f"{percentile(took, 0.95):.0f}", f"{decoding:.0f}", f"{mean / decoding:.2f}"]


def _learning(model: SpamModel, examples: Sequence[Example]) -> str:
    all_examples = full(examples)
    began = time.process_time()
    train(all_examples)
    seconds = time.process_time() - began
    tracemalloc.start()
    train(all_examples)
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    one = fmean(microseconds(model.learned, examples[:200]))
    stored = sum(len(each.packed) for each in all_examples) / len(all_examples)
    rows: list[list[object]] = [
        ["learning one more example, us", f"{one:.0f}"],
        [f"training from {len(all_examples):,} examples with its line, s", f"{seconds:.2f}"],
        ["memory while training, MiB", f"{most:.1f}"],
        ["bytes stored for an example", f"{stored:.0f}"],
    ]
    return table(["learning", ""], rows)
