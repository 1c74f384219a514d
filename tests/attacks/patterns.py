"""Every regular expression that the project compiles, and texts made to make it slow.

Run as a module it prints one line of JSON: for each expression where it is, and how long its worst text took.
It is a process of its own because it has to be there before the first of them is compiled.
"""

import importlib
import itertools
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "scheduled")
SHORT, LONG = 256, 4096
"""Characters while the worst text is looked for, and of the longest message, for which it is judged."""
SIGNS = ("a", "0", " ", ".", "-", "/", "@", "，", "刷", "\u0301")
"""What expressions repeat, and what they look for after it."""
READ_AT_MOST = {"bot/domain/votes_until.py": 40}
"""Where a text is refused for its length before any expression sees it."""
YARDSTICK = re.compile("a+b")
"""Quadratic where there is no b: what one may cost, and no more."""

Found = dict[tuple[str | bytes, int], str]


def collected() -> Found:
    """All expressions by where they are compiled: on import, by the content, by the guard."""
    found: Found = {}
    compiled = re.compile

    def note(pattern: Any, flags: int = 0) -> Any:
        made = compiled(pattern, flags)
        file = Path(sys._getframe(1).f_code.co_filename)
        if file.is_relative_to(ROOT) and file.relative_to(ROOT).parts[0] in ROOMS:
            found.setdefault((made.pattern, made.flags), str(file.relative_to(ROOT)))
        return made

    re.compile = note
    _load_everything()
    re.compile = compiled
    return found


def _load_everything() -> None:
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if ".migrations." not in module.name and not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    from bot.content import load_content  # noqa: PLC0415 - its expressions are to be seen
    from bot.guard import Guard  # noqa: PLC0415

    Guard(load_content(ROOT / "content"))


def texts(pattern: str) -> Iterator[str]:
    """What to repeat so that it nearly matches: one sign or two, the expression's own words."""
    yield from SIGNS
    yield from map("".join, itertools.permutations(SIGNS[:6], 2))
    for word in sorted(set(re.findall(r"[^\W_]{2,}", pattern)), key=len)[-3:]:
        yield from (word, f"{word} ", f"{word}/", f"{word}0")


def long(unit: str, length: int) -> str:
    """The unit over and over, with an end that nothing expects."""
    return (unit * length)[: length - 1] + "\0"


def cost(expression: re.Pattern[Any], text: str) -> float:
    """Seconds of this process to look for it once."""
    sought: Any = text.encode() if isinstance(expression.pattern, bytes) else text
    before = time.process_time()
    expression.search(sought)
    return time.process_time() - before


def worst(expression: re.Pattern[Any], longest: int) -> tuple[float, str]:
    """What the worst text of such a length takes, in seconds, and what it repeats."""
    pattern = expression.pattern
    written = pattern.decode(errors="replace") if isinstance(pattern, bytes) else pattern
    _, unit = max((cost(expression, long(unit, min(SHORT, longest))), unit) for unit in texts(written))
    return cost(expression, long(unit, longest)), unit


def judged() -> Iterator[dict[str, Any]]:
    """Each expression in units of the yardstick."""
    found = collected()
    yardstick = min(cost(YARDSTICK, "a" * LONG) for _ in range(5))
    for (pattern, flags), where in found.items():
        spent, unit = worst(re.compile(pattern, flags), READ_AT_MOST.get(where, LONG))
        yield {"where": where, "pattern": str(pattern), "times": spent / yardstick, "text": unit}


if __name__ == "__main__":
    print(json.dumps(list(judged())))  # noqa: T201 - read by the test
