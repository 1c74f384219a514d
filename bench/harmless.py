"""What the shipped lexicon says of harmless messages, and how much of what is not harmless it catches.

`python -m bench harmless FOLDER` reads `benign/`, `offensive/`, `spam/` and `complaints/` there; the folder
is no part of the project. "Flagged" is any hit, "acted upon" a certain one, from which the ladder follows.
With BENCH_SIZE=full the tables go into docs/screening.md, beside the recall on the project's own evasion set.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.report import PAGE, is_full, put, table
from bench.words import own, rows_of, shipped
from bot.domain.screening import Hit
from bot.screening.personal import find_personal

Find = Callable[[str], tuple[Hit, ...]]
HARMLESS, CAUGHT = 0, 1


@dataclass(frozen=True, slots=True)
class Set:
    """Rows of a file of the folder: those with this label, or all of a file that has none."""

    title: str
    file: str
    label: int | None = None
    field: str = "text"

    def texts(self, folder: Path) -> Iterator[str]:
        """The texts of the set; none where the file is absent."""
        path = folder / self.file
        rows = rows_of(path) if path.is_file() else iter(())
        yield from (str(row[self.field]) for row in rows if self._has(row))

    def _has(self, row: Mapping[str, Any]) -> bool:
        return self.label is None or row["label"] == self.label


def _both(label: int) -> tuple[Set, ...]:
    return (
        Set("Chinese live chat", "spam/zh_live_train.jsonl.gz", label, "text_clean"),
        Set("English short messages", "spam/en_sms.jsonl.gz", label),
        Set("English comments", "spam/en_youtube.jsonl.gz", label),
        Set("Chinese reviews", "spam/zh_reviews.jsonl.gz", label),
        Set("Russian and English groups", "spam/tgspam_ru_en.jsonl.gz", label),
    )


ORDINARY = (
    Set("Chinese short messages", "benign/zh_sms.jsonl.gz"),
    Set("neutral talk about touchy subjects", "offensive/cold_dev.jsonl.gz", HARMLESS),
    Set("Chinese shop reviews, good and bad", "complaints/zh_shop.jsonl.gz"),
    Set("English questions to a bank", "complaints/en_banking_train.jsonl.gz"),
    *_both(HARMLESS),
)
UNWANTED = (Set("offensive talk about people", "offensive/cold_dev.jsonl.gz", CAUGHT), *_both(CAUGHT))


def report(folder: Path) -> str:
    """Both tables."""
    words = shipped()

    def find(text: str) -> tuple[Hit, ...]:
        return words.find(text) + find_personal(text)

    harmless = [[each.title, *_per_thousand(each, folder, find)] for each in ORDINARY]
    unwanted = [[each.title, *_per_thousand(each, folder, find)] for each in UNWANTED]
    titles = ["messages", "flagged per 1,000", "acted upon per 1,000"]
    text = "\n".join([table(["harmless", *titles], harmless), table(["not harmless", *titles], unwanted)])
    if is_full():
        page = PAGE.with_name("screening.md")
        put("harmless", text, page)
        put("evasion", own(), page)
    return text


def _per_thousand(each: Set, folder: Path, find: Find) -> list[object]:
    found = [find(text) for text in each.texts(folder)]
    count = len(found)
    certain = sum(any(hit.certain for hit in hits) for hits in found)
    return [count, *(f"{1000 * hit / max(1, count):.2f}" for hit in (sum(map(bool, found)), certain))]


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1])))
