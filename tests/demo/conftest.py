"""The invented groups, and a short demo played to its end."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from bot.demo import DemoOptions, demo
from bot.demo.cast import Group, read_groups
from bot.demo.show import DEMO_CONTENT

DAYS = 3
SEED = 5


@dataclass(frozen=True, slots=True)
class Played:
    """A demo that has ended: its exit code and what is left of it."""

    code: int
    config: Path
    csv: Path


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
        code = asyncio.run(demo(options))
        return Played(code, folder / "config.toml", folder / "out" / "steward-demo.csv")

    yield play
    structlog.reset_defaults()
