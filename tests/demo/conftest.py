"""The invented groups, and a short demo played to its end."""

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.__main__ import main
from bot.demo import DemoOptions, demo
from bot.demo.cast import Group, read_groups
from bot.demo.show import DEMO_CONTENT

DAYS = 3
SEED = 5


@dataclass(frozen=True, slots=True)
class Played:
    """A demo that has ended: its exit code, what it printed, and what is left of it."""

    code: int
    out: str
    config: Path
    csv: Path

    def rows(self, what: str, *more: str) -> list[dict[str, Any]]:
        """What `steward inspect` shows of it."""
        out = io.StringIO()
        with redirect_stdout(out):
            assert main(["inspect", what, "--json", "--config", str(self.config), *more]) == 0
        rows: list[dict[str, Any]] = json.loads(out.getvalue())
        return rows


Play = Callable[..., Played]


@pytest.fixture(scope="session")
def groups() -> tuple[Group, ...]:
    return read_groups(DEMO_CONTENT)


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Plays `DAYS` headless, with the configuration kept."""

    def play(seed: int = SEED, days: int = DAYS) -> Played:
        folder = tmp_path_factory.mktemp("demo")
        options = DemoOptions(0, days, headless=True, seed=seed, keep=folder, out=folder / "out")
        out = io.StringIO()
        with redirect_stdout(out):
            code = asyncio.run(demo(options))
        return Played(code, out.getvalue(), folder / "config.toml", folder / "out" / "steward-demo.csv")

    yield play
    structlog.reset_defaults()
