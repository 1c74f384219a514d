"""Reads `content/koc.toml`."""

from collections.abc import Iterator
from pathlib import Path

from bot.content_rules import Ranges, read_rules
from bot.domain.koc import KocRules
from bot.problems import ProblemsError
from bot.toml_file import Finding, TomlFile

_RANGES: Ranges = {
    "days": (7, 365),
    "present": (1, 365),
    "people": (1, 1000),
    "appreciated_days": (1, 365),
    "floor_days": (1, 365),
    "weekday": (0, 6),
    "at_once": (1, 10),
    "pause_days": (1, 365),
    "answer_days": (1, 60),
    "trainee_days": (1, 365),
    "interview_days": (1, 365),
    "interview_again_days": (1, 365),
    "alarm_percent": (1, 99),
    "usual_weeks": (1, 26),
    "usual_at_least": (1, 10_000),
    "step_in": (0, 10),
    "benefit_points": (0, 100_000),
    "pay_at_most": (1, 1_000_000),
}


def read_koc(path: Path) -> KocRules:
    """The rules of the KOC path. Raises ProblemsError."""
    rules = read_rules(path, KocRules, _RANGES)
    if found := list(_faults(rules)):
        file = TomlFile.read(path)
        raise ProblemsError(file.problem(*finding) for finding in found)
    return rules


def _faults(rules: KocRules) -> Iterator[Finding]:
    """More days than there are can be asked of nobody."""
    for name in ("present", "appreciated_days"):
        asked = getattr(rules, name)
        if asked > rules.days:
            fix = f"give {rules.days} or less, or raise `days`"
            yield (name,), f"is {asked}, more than the days that count ({rules.days})", fix
