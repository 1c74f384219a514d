"""How well the words of a lexicon are found, on material that nobody here wrote.

`python -m bench words FOLDER` reads `words/cases.jsonl.gz`, `evasion/leet_paragraphs.jsonl.gz`, `lexicons/`
and `benign/` there; the folder is no part of the project. The project's own evasion set needs none.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.report import table
from bot.config import SHIPPED_CONTENT
from bot.content_lexicon import read_lexicon
from bot.screening.lexicon import Lexicon, Word
from bot.screening.matcher import Matcher

EVASION = Path(__file__).resolve().parent.parent / "tests" / "screening" / "evasion.tsv"
Json = dict[str, Any]


def rows_of(path: Path) -> Iterator[Json]:
    """The objects of a `.jsonl.gz`, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plain_lexicon(words: Iterable[str], allowed: Iterable[str] = ()) -> Lexicon:
    """Words without options."""
    return Lexicon(tuple(Word(word) for word in words), tuple(allowed))


def public_list(path: Path) -> Lexicon:
    """A public word list, as it is."""
    return plain_lexicon(
        line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    )


def shipped() -> Matcher:
    """The lexicon that comes with the bot."""
    lexicon, problems = read_lexicon(SHIPPED_CONTENT / "words")
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    return Matcher.of(lexicon)


def recall_by_kind(matcher: Matcher, path: Path = EVASION) -> dict[str, tuple[int, int, list[str]]]:
    """Kind -> lines whose word was found, lines, and those that were missed (`word: line`)."""
    found: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    for kind, word, text in evasions(path):
        lines[kind] += 1
        if any(hit.what == word for hit in matcher.find(text)):
            found[kind] += 1
        else:
            missed.setdefault(kind, []).append(f"{word}: {text}")
    return {kind: (found[kind], lines[kind], missed.get(kind, [])) for kind in lines}


def evasions(path: Path = EVASION) -> Iterator[tuple[str, str, str]]:
    """(kind, word, line) of the project's own set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, word, text = line.split("\t", 2)
            yield kind, word, text


def flagged(matcher: Matcher, texts: Iterable[str]) -> tuple[int, int, int, list[str]]:
    """Texts, texts with any hit, texts with a certain one, and what was hit (`word (how): text`)."""
    count = any_hit = certain = 0
    which: list[str] = []
    for text in texts:
        hits = matcher.find(text)
        count += 1
        any_hit += bool(hits)
        certain += any(hit.certain for hit in hits)
        which += [f"{hit.what} ({hit.how}): {text}" for hit in hits]
    return count, any_hit, certain, which


def case_is_right(case: Mapping[str, Any]) -> bool:
    """Whether a word case comes out as it should: hit or no hit, and the words or their number where told.

    A word may be told as it stands in the text or in the lexicon.
    """
    text, expect = case["text"], case["expect"]
    hits = Matcher.of(plain_lexicon(case["lexicon"], case["allow"])).find(text)
    met = [(text[hit.start : hit.end], hit.what) for hit in hits]
    if case["opts"].get("distinct"):
        met = list(dict.fromkeys(met))
    right = [bool(hits) == expect["hit"]]
    right += [_are_named(met, expect["words"])] if "words" in expect else []
    right += [len(met) == expect["count"]] if "count" in expect else []
    right += [_are_named(met[:1], [expect["first"]])] if "first" in expect else []
    right += [_masked(text, hits) == expect["masked"]] if "masked" in expect else []
    return all(right)


def _are_named(met: Sequence[tuple[str, str]], words: Sequence[str]) -> bool:
    return len(met) == len(words) and all(word in each for word, each in zip(words, met, strict=True))


def hit_is_right(case: Mapping[str, Any]) -> bool:
    """Whether a word case comes out as hit or no hit, as it should."""
    matcher = Matcher.of(plain_lexicon(case["lexicon"], case["allow"]))
    return bool(matcher.find(case["text"])) == bool(case["expect"]["hit"])


def _masked(text: str, hits: Sequence[Any]) -> str:
    signs = list(text)
    for hit in hits:
        signs[hit.start : hit.end] = "*" * (hit.end - hit.start)
    return "".join(signs)


def cases(folder: Path) -> str:
    """Right answers by level; what is wrong is named below."""
    rows, wrong = [], []
    by_level: dict[str, list[Json]] = {}
    for case in rows_of(folder / "words" / "cases.jsonl.gz"):
        by_level.setdefault(case["level"], []).append(case)
    for level, each in sorted(by_level.items()):
        hit, whole = sum(map(hit_is_right, each)), sum(map(case_is_right, each))
        rows.append([level, len(each), hit, whole])
        wrong += [f"{case['id']} ({level})" for case in each if not case_is_right(case)]
    return (
        table(["word cases", "rows", "hit or not right", "spans too"], rows)
        + f"not right: {', '.join(wrong)}\n"
    )


def leet(folder: Path) -> str:
    """Recall of disguised words, and spans that meet none of them."""
    matcher = Matcher.of(public_list(folder / "lexicons" / "better_profanity__wordlist.txt"))
    spans = met = false = 0
    missed: Counter[str] = Counter()
    for row in rows_of(folder / "evasion" / "leet_paragraphs.jsonl.gz"):
        hits = matcher.find(row["text"])
        for (start, end), token in zip(row["spans"], row["tokens"], strict=True):
            found = any(hit.start < end and start < hit.end for hit in hits)
            met += found
            missed[token] += not found
        spans += len(row["spans"])
        false += sum(
            not any(hit.start < end and start < hit.end for start, end in row["spans"]) for hit in hits
        )
    left = ", ".join(f"`{token}`" for token, times in missed.items() if times)
    return (
        table(["leet", "tokens", "recall", "false spans"], [["", spans, f"{met / spans:.3f}", false]])
        + left
        + "\n"
    )


def harmless(folder: Path) -> str:
    """Flags per thousand of harmless messages with the shipped lexicon."""
    texts = (row["text"] for row in rows_of(folder / "benign" / "zh_sms.jsonl.gz"))
    count, any_hit, certain, which = flagged(shipped(), texts)
    row = [count, f"{1000 * any_hit / count:.2f}", f"{1000 * certain / count:.2f}"]
    return (
        table(["harmless messages", "flagged per 1,000", "certain per 1,000"], [row])
        + "\n".join(which[:20])
        + "\n"
    )


def own() -> str:
    """Recall by kind on the project's own set."""
    if not EVASION.is_file():
        return "there is no evasion set\n"
    rows = [
        [kind, lines, f"{found / lines:.2f}"] for kind, (found, lines, _) in recall_by_kind(shipped()).items()
    ]
    return table(["evasion", "lines", "recall"], rows)


def report(folder: Path | None = None) -> str:
    """All tables; without the folder only the project's own set."""
    if folder is None or not (folder / "words").is_dir():
        return own() + "the rest needs a folder with words/, evasion/, lexicons/ and benign/: name it\n"
    return "\n".join([cases(folder), leet(folder), harmless(folder), own()])


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
