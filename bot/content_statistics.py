"""`statistics.toml`: what figures are held against. Read apart from the rest by `steward report`."""

from pathlib import Path

from bot.content_rules import Ranges, read_rules
from bot.domain.statistics import StatisticsRules
from bot.problems import ProblemsError
from bot.toml_file import TomlFile

STATISTICS: Ranges = {
    "speakers_goal": (1, 100),
    "speakers_alarm": (0, 100),
    "discussions": (0, 100),
    "discussion_people": (1, 1000),
    "activation_days": (1, 60),
}


def read_statistics(path: Path) -> StatisticsRules:
    """The rules of `statistics.toml`. Raises ProblemsError, also for an alarm that rings above the goal."""
    rules = read_rules(path, StatisticsRules, STATISTICS)
    if rules.speakers_alarm > rules.speakers_goal:
        what = f"is {rules.speakers_alarm}, more than the goal ({rules.speakers_goal})"
        fix = "give a number below speakers_goal"
        raise ProblemsError([TomlFile.read(path).problem(("speakers_alarm",), what, fix)])
    return rules
