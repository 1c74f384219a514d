"""The project as a whole: what must be there, and how large things may get."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.tree import ROOT, shown, sources, text_of, written

FILE_LINES, FUNCTION_LINES = 300, 40
FILES = (
    ".ci/run", ".gitignore", ".pre-commit-config.yaml", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "Makefile", "README.md", "README.zh-CN.md", "config.example.toml", "docs/README.md",
    "docs/architecture.md", "docs/cli.md", "docs/commands.md", "docs/configuration.md", "docs/content.md",
    "docs/content.zh.md", "docs/demo.md", "docs/deployment.md", "docs/performance.md", "docs/privacy.md",
    "docs/reliability.md", "docs/setup.md", "pyproject.toml", "sandbox/README.md", "uv.lock",
)  # fmt: skip
VAGUE = {"utils", "helpers", "manager", "base", "service"}
TELEGRAMS_WORD = {"sandbox/view_service.py"}
"""A "service message" is what Telegram calls "Ann joined the group"."""
MIGRATIONS = ROOT / "bot" / "storage" / "migrations"
FORBIDDEN = (f"/{'work'}/", f"/{'root'}/", f"TO{'DO'}", f"FIX{'ME'}")
"""Put together here, so that this file may be looked at too."""


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_there_and_not_empty(name: str) -> None:
    assert text_of(ROOT / name).strip()


def test_no_source_file_is_longer_than_can_be_read_at_once() -> None:
    lines = {shown(path): len(text_of(path).splitlines()) for path in sources() if path not in grown()}
    assert {name: count for name, count in lines.items() if count > FILE_LINES} == {}


def grown() -> set[Path]:
    """Migrations are generated and never changed afterwards."""
    return set(MIGRATIONS.rglob("*.py"))


def functions(path: Path) -> dict[str, int]:
    """The lines of each function in a file, by its name."""
    found = (node for node in ast.walk(ast.parse(text_of(path))))
    return {
        f"{shown(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in found
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_function_is_longer_than_a_screen() -> None:
    looked_at = [path for path in sources() if path not in grown() and ROOT / "tests" not in path.parents]
    lengths = {name: lines for path in looked_at for name, lines in functions(path).items()}
    assert len(lengths) > 500, "it does look at something"
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = {shown(path) for path in sources() if VAGUE & {*path.stem.split("_"), path.parent.name}}
    assert vague == TELEGRAMS_WORD


def test_nothing_names_a_place_of_one_machine_or_leaves_a_note_to_self() -> None:
    found = [(shown(path), word) for path in written() for word in FORBIDDEN if word in text_of(path)]
    assert found == []


def test_the_changelog_speaks_of_this_version() -> None:
    version = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["version"]
    assert re.search(rf"^## \[{re.escape(version)}\] - ", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
