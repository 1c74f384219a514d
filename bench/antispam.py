"""The rules of screening beside the words, on material that nobody here wrote.

    python -m bench antispam FOLDER

What harmless messages they flag, what spam they meet, what others' own cases expect, how many of a public
list of scam domains are met once it is imported, and what all of it costs a message.
"""

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.report import table
from bot.config import SHIPPED_CONTENT
from bot.content_screening import Screening, read_screening
from bot.domain.screening import Hit, Look, Rule
from bot.domain.screening_rules import RuleBook
from bot.screening.domain_file import read_domains
from bot.screening.letters import visible
from bot.screening.recent import Recent
from bot.screening.rules import Rules
from bot.screening.scripts import emoji_count

SETS = (
    "benign/zh_sms", "spam/zh_live_train", "spam/zh_reviews", "spam/en_sms", "spam/en_youtube",
    "spam/tgspam_ru_en",
)  # fmt: skip
CHINESE = "今天天气真不错，下午一起去公园走走吧。你觉得怎么样？记得带水。" * 3
ENGLISH = (
    "Going to the park after lunch, do you want to come along? Bring some water and a hat this time, please."
)
LINK = "The notes of last week are at https://example.com/notes/7, look at them before we meet today, ok?"
MANY = 10_000
BOUND = 8
"""Microseconds that a harmless message of 100 characters may cost."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def texts(folder: Path, name: str, label: int) -> list[str]:
    """Harmless (0) or spam (1) texts of a set; a set without labels is all harmless."""
    found = rows(folder / f"{name}.jsonl.gz")
    return [row.get("text_clean") or row["text"] for row in found if row.get("label", 0) == label]


def flagged(
    said: Iterable[str], rules: Rules, book: RuleBook, *, newcomer: bool = False
) -> list[tuple[Hit, ...]]:
    """What is found in each text in which anything is."""
    looks = (Look(text, is_newcomer=newcomer) for text in said if rules.might_matter(text, newcomer=newcomer))
    return [hits for look in looks if (hits := rules.look(look, book))]


def noise(folder: Path, rules: Rules, book: RuleBook) -> str:
    """Flags per 1,000 harmless messages, and how much spam is met."""
    lines: list[list[object]] = []
    for name in SETS:
        harmless, spam = texts(folder, name, 0), texts(folder, name, 1)
        hits = flagged(harmless, rules, book)
        acted = sum(any(hit.certain for hit in each) for each in hits)
        fresh = flagged(harmless, rules, book, newcomer=True)
        shares = [1000 * len(each) / len(harmless) for each in (hits, fresh)]
        caught = [len(flagged(spam, rules, book, newcomer=new)) / max(1, len(spam)) for new in (False, True)]
        met = [f"{each:.2f}" if spam else "" for each in caught]
        lines.append([name, len(harmless), f"{shares[0]:.2f}", acted, f"{shares[1]:.2f}", *met])
    head = ["set", "harmless", "flagged of 1,000", "acted upon", "of newcomers", "spam met", "of newcomers"]
    return table(head, lines)


def cases(folder: Path) -> str:
    """Others' own expectations, right of how many."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows(folder / "antispam" / "tgspam_cases.jsonl.gz"):
        group = row["group"]
        if (verdict := _verdict(row)) is not None:
            total[group] += 1
            right[group] += verdict
    return table(["cases", "right", "of"], [[group, right[group], total[group]] for group in sorted(total)])


def _verdict(row: dict[str, Any]) -> bool | None:
    if row["group"] == "emoji_count":
        return emoji_count(row["text"]) == int(row["count"])
    if row["group"] == "clean_invisible":
        return visible(row["text"]) == str(row["expected"])
    if row["group"] == "duplicate_flood":
        return _copies(row) == list(row["expected"])
    return None


def _copies(row: dict[str, Any]) -> list[bool]:
    """0 copies as a threshold is the rule switched off; a user is a number here, so others are left out."""
    recent, times = Recent(), row["threshold"]
    rule = replace(RuleBook().copies, length=1, times=times or 1_000, minutes=60, members=0)
    book, found = replace(RuleBook(), copies=rule), []
    for second, message in enumerate(row["messages"]):
        user = message["user"]
        hits = recent.heard(1, int(user), second, message["text"], book) if user.isdigit() else ()
        found.append(any(hit.rule is Rule.COPIES for hit in hits))
    return found


def domains(folder: Path, content: Screening) -> str:
    """How many of a public list are met as shipped, and when it is imported."""
    listed = read_domains((folder / "domains" / "phishing.txt").read_text(encoding="utf-8"))
    names = sorted(listed.names)
    lines: list[list[object]] = [["lines that hold no domain", len(listed.odd_lines), ""]]
    for what, lists in (
        ("as shipped", content.lists),
        ("imported", replace(content.lists, scam=content.lists.scam | listed.names)),
    ):
        said = [f"look at https://www.{name}/gift now" for name in names]
        hits = [
            hit
            for each in flagged(said, Rules(lists), content.book)
            for hit in each
            if hit.rule is Rule.LINKS
        ]
        kinds = ", ".join(
            f"{kind} {count}" for kind, count in Counter(hit.category for hit in hits).most_common()
        )
        lines.append([what, f"{len(hits)} of {len(names)}", kinds])
    return table(["scam domains", "met", "as"], lines)


def costs(content: Screening) -> str:
    """Microseconds a message, with many domains on the list."""
    listed = content.lists.scam | {f"scam-{number}.example" for number in range(MANY)}
    rules, book, recent = Rules(replace(content.lists, scam=listed)), content.book, Recent()
    turn = iter(range(10**9))

    def hear(text: str) -> None:
        number = next(turn)
        recent.heard(1, number % 500, number * 5.0, f"{text}{number}", book)

    lines = []
    for name, text in (("Chinese", CHINESE), ("English", ENGLISH), ("with a link", LINK)):
        first = _micros(lambda text=text: rules.might_matter(text))  # type: ignore[misc]
        kept = _micros(lambda text=text: hear(text))  # type: ignore[misc]
        whole = _micros(lambda text=text: rules.look(Look(text), book), 500)  # type: ignore[misc]
        both = first + kept
        if rules.might_matter(text):
            both += whole
        lines.append([name, len(text), f"{first:.1f}", f"{kept:.1f}", f"{whole:.1f}", f"{both:.1f}"])
    head = ["message", "characters", "first look", "flood, copies", "all rules", f"spent (harmless: {BOUND})"]
    return table(head, lines)


def _micros(call: Callable[[], object], times: int = 4_000) -> float:
    """The best of several rounds: what else runs on the machine only ever adds."""
    rounds = []
    for _ in range(7):
        began = time.process_time()
        for _ in range(times):
            call()
        rounds.append(time.process_time() - began)
    return min(rounds) / times * 1e6


def report(folder: Path | None = None) -> str:
    """All tables; without the folder what needs none."""
    content = read_screening(SHIPPED_CONTENT)
    parts = [costs(content)]
    if folder is None or not folder.is_dir():
        return (
            f"{parts[0]}\nGive the folder with the material for the rest: python -m bench antispam FOLDER\n"
        )
    parts += [noise(folder, Rules(content.lists), content.book), cases(folder), domains(folder, content)]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
