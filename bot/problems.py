"""What is wrong with a file somebody edits, said so that they can mend it. Standard library only."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong and how to mend it.

    `line` counts from 1, 0 when no line can be named. `key` is dotted, e.g. `telegram.webhook.url`, empty
    for a mistake that concerns the whole file. Nothing here ever holds a secret.
    """

    file: str
    line: int
    key: str
    what: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        what = f"{self.key} {self.what}" if self.key else self.what
        return f"{place}: {what} — {self.fix}"


class ProblemsError(Exception):
    """Files cannot be used as they are; `problems` says why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def suggestion(word: str, known: Iterable[str]) -> str:
    """The mend for an unknown word: the known one that looks like it, or all of them."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"use one of: {', '.join(choices)}" if choices else "remove it"


def shown_path(path: Path) -> str:
    """The path as a person would type it from where they are."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, RuntimeError):  # elsewhere, or links that lead in a circle
        return str(path)
