"""Pools of unique codes: a file of the content folder with one code a line."""

from pathlib import Path

from bot.problems import Problem, ProblemsError, shown_path
from bot.toml_file import unreadable

CODE_LENGTH = 128


def read_codes(file: Path) -> tuple[str, ...]:
    """The codes of a file, in its order. Raises ProblemsError for one that holds something else."""
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemsError([unreadable(shown_path(file), error)]) from None
    if long := [number for number, line in enumerate(lines, start=1) if len(line) > CODE_LENGTH]:
        what, fix = "is too long for a code", f"use at most {CODE_LENGTH} characters, one code a line"
        raise ProblemsError(Problem(shown_path(file), number, "", what, fix) for number in long)
    return tuple(line for line in lines if line)
