"""Reads `content/shares.toml`."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.content_rules import Ranges, read_rules
from bot.domain.shares import ShareRules
from bot.problems import ProblemsError
from bot.toml_file import Finding, TomlFile

_RANGES: Ranges = {
    "points": (0, 10_000),
    "featured_points": (0, 10_000),
    "per_day": (1, 50),
    "weekday": (0, 6),
    "at_least": (1, 50),
    "shown": (1, 30),
}
_TAG = re.compile(r"\w{1,64}")


def read_shares(path: Path) -> ShareRules:
    """The rules of shares. Raises ProblemsError."""
    rules = read_rules(path, ShareRules, _RANGES)
    if found := list(_faults(rules)):
        file = TomlFile.read(path)
        raise ProblemsError(file.problem(*finding) for finding in found)
    return rules


def _faults(rules: ShareRules) -> Iterator[Finding]:
    for tag in rules.hashtags:
        if not _TAG.fullmatch(tag):
            fix = 'write letters and digits only, without # and spaces: "share"'
            yield ("hashtags",), f"has “{tag}”, which is no hashtag", fix
    if rules.featured_points < rules.points:
        fix = "give as many points for a featured share as for an approved one, or more"
        yield ("featured_points",), f"is {rules.featured_points}, less than points ({rules.points})", fix
    if rules.shown < rules.at_least:
        yield ("shown",), f"is {rules.shown}, less than at_least ({rules.at_least})", "raise it"
