"""`statistics.toml`: what figures are held against. Read apart from the rest by `steward report`."""

from collections.abc import Iterator
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
    "sticky_goal": (0, 100),
    "sticky_alarm": (0, 100),
    "activation_goal": (0, 100),
    "activation_alarm": (0, 100),
    "back_goal": (0, 100),
    "back_alarm": (0, 100),
    "checkins_goal": (0, 100),
    "checkins_alarm": (0, 100),
    "top_ten_goal": (1, 100),
    "top_ten_alarm": (1, 100),
    "top_ten_people": (10, 10_000),
    "enough_people": (1, 1000),
    "enough_messages": (1, 100_000),
    "changed": (1, 100),
    "checkins_changed": (1, 100),
    "alarm_days": (1, 365),
    "alarm_members": (0, 100_000),
    "watched_days": (1, 7),
    "clear_points": (0, 50),
    "merge_weeks": (1, 52),
    "silent_days": (2, 365),
    "silent_messages": (1, 10_000),
    "second_members": (10, 200_000),
    "split_members": (10, 200_000),
    "clear_members": (0, 50),
    "remind_days": (1, 365),
    "weekly_on": (0, 6),
}
_GOALS = ("speakers", "sticky", "activation", "back", "checkins")
"""More is better: what is alarming lies below the goal."""


def read_statistics(path: Path) -> StatisticsRules:
    """The rules of `statistics.toml`. Raises ProblemsError, also for an alarm that rings above the goal."""
    rules = read_rules(path, StatisticsRules, STATISTICS)
    if wrong := list(_contradictions(rules)):
        file = TomlFile.read(path)
        raise ProblemsError(file.problem((key,), what, fix) for key, what, fix in wrong)
    return rules


def _contradictions(rules: StatisticsRules) -> Iterator[tuple[str, str, str]]:
    """The key, what is wrong with it, and how to mend that."""
    for name in _GOALS:
        goal, alarm = getattr(rules, f"{name}_goal"), getattr(rules, f"{name}_alarm")
        if alarm > goal:
            yield f"{name}_alarm", f"is {alarm}, more than the goal ({goal})", f"give at most {name}_goal"
    goal, alarm = rules.top_ten_goal, rules.top_ten_alarm
    if alarm < goal:
        yield "top_ten_alarm", f"is {alarm}, less than the goal ({goal})", "give at least top_ten_goal"
    second, split = rules.second_members, rules.split_members
    if second >= split:
        what = f"is {split}, not more than second_members ({second})"
        yield "split_members", what, "give a number above second_members"
