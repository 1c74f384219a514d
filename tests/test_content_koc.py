"""`shares.toml` and `koc.toml`: as they ship, and what is said of mistakes."""

from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_koc import read_koc
from bot.content_shares import read_shares
from bot.domain.koc import KocRules
from bot.domain.shares import ShareRules
from bot.problems import ProblemsError


def test_the_shipped_files_say_what_the_defaults_are() -> None:
    assert read_koc(SHIPPED_CONTENT / "koc.toml") == KocRules()
    assert read_shares(SHIPPED_CONTENT / "shares.toml") == ShareRules()


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("shares.toml", 'hashtags = ["#share"]', "no hashtag"),
        ("shares.toml", "points = 40\nfeatured_points = 30", "less than points"),
        ("shares.toml", "shown = 1\nat_least = 3", "less than at_least"),
        ("shares.toml", "weekday = 7", "from 0 to 6"),
        ("koc.toml", "present = 61", "more than the days that count"),
        ("koc.toml", "days = 5", "from 7 to 365"),
        ("koc.toml", "peple = 8", "known key"),
        ("koc.toml", "at = 10", "time of day"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, name: str, written: str, told: str) -> None:
    file = tmp_path / name
    file.write_text(written)
    read = read_koc if name == "koc.toml" else read_shares
    with pytest.raises(ProblemsError) as caught:
        read(file)
    [problem, *_] = caught.value.problems
    assert told in problem.what or told in problem.fix
    assert problem.line
