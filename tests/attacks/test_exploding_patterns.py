"""Regular expressions that explode: none does, whatever is written."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.votes_until import closing_time
from tests.attacks.patterns import LONG, READ_AT_MOST, ROOT

WORST = 25
"""Times what `a+b` costs on 4096 times "a": in all some 0.2 s of a processor, once, for one message."""
SECONDS = 240
"""An expression that truly explodes would never end."""


@pytest.fixture(scope="module")
def judged() -> list[dict[str, Any]]:
    """Every expression of the project with its worst text."""
    command = [sys.executable, "-m", "tests.attacks.patterns"]
    done = subprocess.run(  # noqa: S603 - our own module
        command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=True
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_all_of_them_are_seen(judged: list[dict[str, Any]]) -> None:
    rooms = {each["where"].split("/")[1] for each in judged}
    assert {"screening", "domain", "storage", "delivery"} <= rooms
    assert len(judged) > 100


def test_none_costs_more_than_a_few_times_a_simple_one(judged: list[dict[str, Any]]) -> None:
    assert [each for each in judged if each["times"] > WORST] == []


def test_where_only_short_texts_are_read_long_ones_are_refused_at_once() -> None:
    assert list(READ_AT_MOST) == ["bot/domain/votes_until.py"]
    assert closing_time(", " * (LONG // 2), datetime(2026, 3, 2, tzinfo=UTC), "UTC") is None
