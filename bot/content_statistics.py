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
    "alarm_days": (1, 365),
    "alarm_members": (0, 100_000),
    "clear_points": (0, 50),
    "merge_weeks": (1, 52),
    "silent_days": (2, 365),
    "silent_messages": (1, 10_000),
    "second_members": (10, 200_000),
    "split_members": (10, 200_000),
    "clear_members": (0, 50),
    "remind_days": (1, 365),
}


def read_statistics(path: Path) -> StatisticsRules:
    """The rules of `statistics.toml`. Raises ProblemsError, also for an alarm that rings above the goal."""
    rules = read_rules(path, StatisticsRules, STATISTICS)
    if rules.speakers_alarm > rules.speakers_goal:
        what = f"is {rules.speakers_alarm}, more than the goal ({rules.speakers_goal})"
        fix = "give a number below speakers_goal"
        raise ProblemsError([TomlFile.read(path).problem(("speakers_alarm",), what, fix)])
    if rules.second_members >= rules.split_members:
        what = f"is {rules.split_members}, not more than second_members ({rules.second_members})"
        fix = "give a number above second_members"
        raise ProblemsError([TomlFile.read(path).problem(("split_members",), what, fix)])
    return rules
