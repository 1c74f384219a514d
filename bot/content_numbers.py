"""The numbers that a pack changes for its communities: files of its own folder, beside those of all."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from bot.content_challenges import GIVEAWAYS
from bot.content_complaints import read_complaints
from bot.content_gate import read_gate
from bot.content_koc import read_koc
from bot.content_ladder import read_ladder
from bot.content_rules import CHECKIN, REPORTS, VOTES, read_points, read_rules
from bot.content_shares import read_shares
from bot.content_statistics import read_statistics
from bot.content_topics import read_topic_rules
from bot.domain.checkin import CheckinRules
from bot.domain.giveaway import GiveawayRules
from bot.domain.report import ReportRules
from bot.domain.votes import VoteRules
from bot.problems import Problem, ProblemsError, shown_path, suggestion

Reader = Callable[[Path, Collection[str]], Any]
READERS: Mapping[str, Reader] = {
    "checkin": lambda path, _: read_rules(path, CheckinRules, CHECKIN),
    "points": lambda path, _: read_points(path),
    "topics": lambda path, _: read_topic_rules(path),
    "votes": lambda path, _: read_rules(path, VoteRules, VOTES),
    "giveaways": lambda path, _: read_rules(path, GiveawayRules, GIVEAWAYS),
    "reports": lambda path, _: read_rules(path, ReportRules, REPORTS),
    "complaints": lambda path, texts: read_complaints(path.parent, texts),
    "ladder": lambda path, _: read_ladder(path),
    "gate": lambda path, _: read_gate(path),
    "koc": lambda path, _: read_koc(path),
    "shares": lambda path, _: read_shares(path),
    "statistics": lambda path, _: read_statistics(path),
}
"""By the name of the file, which is that of the field of `Content` as well."""


def read_numbers(folder: Path, texts: Collection[str]) -> tuple[dict[str, Any], list[Problem]]:
    """The rules of the files in a pack's folder by their names, and what is wrong with them.

    `texts` are the keys of all texts.
    """
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in READERS:
            problems.append(_unknown(path))
            continue
        try:
            found[path.stem] = READERS[path.stem](path, texts)
        except ProblemsError as error:
            problems += error.problems
    return found, problems


def _unknown(path: Path) -> Problem:
    what = "is a file that a pack cannot have"
    return Problem(shown_path(path), 0, "", what, suggestion(path.stem, tuple(READERS)))
