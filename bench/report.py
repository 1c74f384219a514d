"""Tables of figures as Markdown, and their place in docs/performance.md."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def is_full() -> bool:
    """Whether the sizes of the page are wanted (BENCH_SIZE=full) rather than small ones."""
    return os.environ.get("BENCH_SIZE", "small") == "full"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Median and, in brackets, the least and the greatest."""
    middle, least, most = (round(each, digits) for each in (median(values), min(values), max(values)))
    return f"{middle:g} ({least:g} to {most:g})"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def put(name: str, text: str, page: Path = PAGE) -> None:
    """Put the text between the page's markers of that name; raises ValueError where there are none."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    page_text = page.read_text("utf-8")
    if not marked.search(page_text):
        raise ValueError(f"{page} has no place for {name}")
    page.write_text(marked.sub(lambda found: f"{found[1]}\n{text.strip()}\n\n{found[2]}", page_text), "utf-8")
