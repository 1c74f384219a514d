"""The project's files, for the tests that look at the project itself."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "scheduled", "sandbox", "bench", "tests")
WRITTEN = {".toml", ".ftl", ".md", ".js", ".css", ".html"}


def text_of(path: Path) -> str:
    """The whole file."""
    return path.read_text(encoding="utf-8")


def shown(path: Path) -> str:
    """The path as it is written in the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def sources() -> tuple[Path, ...]:
    """All Python files."""
    return tuple(sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")))


@cache
def pages() -> tuple[Path, ...]:
    """All pages for people who run or change the project (the group's rules are content)."""
    folders = (ROOT / name for name in ("docs", "sandbox", "bench", "tests"))
    return tuple(sorted([*ROOT.glob("*.md"), *(path for each in folders for path in each.rglob("*.md"))]))


def written() -> Iterator[Path]:
    """Everything people wrote: code, pages, content, configuration."""
    yield from sources()
    yield from pages()
    yield from (ROOT / name for name in ("Makefile", ".ci/run", "config.example.toml", "pyproject.toml"))
    for folder in (ROOT / "content", ROOT / "sandbox" / "page"):
        yield from (path for path in folder.rglob("*.*") if path.suffix in WRITTEN)
