"""`statistics.toml`: goals that make sense."""

from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content_statistics import read_statistics
from bot.domain.statistics import StatisticsRules
from bot.problems import ProblemsError


def test_what_ships_are_the_defaults() -> None:
    assert read_statistics(SHIPPED_CONTENT / "statistics.toml") == StatisticsRules()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("speakers_goal = 8", "speakers_alarm"),
        ("speakers_goal = 150", "is 150"),
        ("activation_days = 0", "is 0"),
        ("discussion = 3", "discussions"),
        ("sticky_alarm = 21", "is 21, more than the goal (20)"),
        ("back_goal = 19", "back_alarm"),
        ("top_ten_alarm = 59", "is 59, less than the goal (60)"),
        ("watched_days = 8", "is 8"),
        ("split_members = 400", "split_members"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "statistics.toml"
    path.write_text(f"{written}\n", "utf-8")

    with pytest.raises(ProblemsError) as caught:
        read_statistics(path)

    assert [problem.file.endswith("statistics.toml") for problem in caught.value.problems] == [True]
    assert told in str(caught.value.problems[0])
