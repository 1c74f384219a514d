"""The ladder: what a community manager got wrong in its file is named with its line and the mend."""

from pathlib import Path

import pytest

from bot.config import SHIPPED_CONTENT
from bot.content import load_content
from bot.content_ladder import read_ladder
from bot.domain.sanctions import Kind, LadderRules, Rung
from bot.problems import ProblemsError
from tests.test_content import replace, write

FILE = """[points]
1 = 0
2 = 5
3 = 10
4 = 20

[[rung]]
points = 5
do = "warn"

[[rung]]
points = 10
do = "mute"
minutes = 90
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "ladder.toml", FILE)
    return Path("ladder.toml")


def found(file: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_ladder(file)
    return [str(problem) for problem in caught.value.problems]


def test_what_ships_is_what_goes_without_saying() -> None:
    assert load_content(SHIPPED_CONTENT).ladder == LadderRules()


def test_a_short_file_keeps_the_other_defaults(file: Path) -> None:
    rules = read_ladder(file)
    assert rules.rungs == (Rung(5, Kind.WARN), Rung(10, Kind.MUTE, 5400))
    assert (rules.points[1], rules.pause_seconds, rules.due_minutes[4]) == (0, 60, 30)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("4 = 20\n", "", 1, "points.4 is missing"),
        ("4 = 20", "4 = 9", 1, "points do not rise with the severity"),
        ("4 = 20", "4 = 20\n5 = 30", 6, "points.5 is not a known key"),
        ("4 = 20", "4 = 2000", 5, "points.4 is 2000"),
        ('do = "warn"', 'do = "shout"', 9, "rung[1].do is not one of the choices"),
        ('do = "warn"', 'do = "warn"\nhours = 2', 9, "rung[1].do is 'warn', which has no end"),
        ("points = 10", "points = 5", 12, "rung[2].points is 5"),
        ("points = 10", "points = 0", 12, "rung[2].points is too small"),
        ("minutes = 90", 'minutes = "90"', 14, "rung[2].minutes is not a whole number"),
    ],
)
def test_a_mistake_is_named_with_its_line(file: Path, old: str, new: str, line: int, what: str) -> None:
    replace(file, old, new)
    assert any(each.startswith(f"ladder.toml:{line}: {what}") for each in found(file)), found(file)


def test_deadlines_and_acts_have_ranges(file: Path) -> None:
    write(file, FILE + "\n[acts]\ndelete_from = 6\n")
    assert "acts.delete_from is too large" in found(file)[0]
    write(file, FILE + "\n[alerts.due_minutes]\n1 = 5\n")
    assert "alerts.due_minutes.1 is not a known key" in found(file)[0]
    write(file, FILE + "\n[alerts]\nevidence_days = 31\n")
    assert "alerts.evidence_days is too large" in found(file)[0]
