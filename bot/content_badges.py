"""Reads `content/badges.toml`: what badges are for, and their names as texts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.content_rules import LocalText
from bot.content_words import Messages, messages_of, plain, wording_faults
from bot.domain.badges import FACTS, Merit, MeritRules
from bot.domain.challenge import BADGE as OF_CHALLENGES
from bot.problems import ProblemsError, suggestion
from bot.toml_file import Finding, TomlFile, findings

NAME_LENGTH = 40
_ID = re.compile(r"[a-z][a-z0-9-]{0,31}")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _BadgeTable(_Table):
    id: str
    fact: str
    at_least: int = Field(ge=1, le=1_000_000_000, strict=True)
    name: LocalText


class _BadgesFile(_Table):
    told: bool = Field(default=True, strict=True)
    names_shown: int = Field(default=10, ge=1, le=30, strict=True)
    fresh_days: int = Field(default=2, ge=1, le=366, strict=True)
    badge: list[_BadgeTable] = []


def read_badges(path: Path) -> tuple[MeritRules, Messages]:
    """The rules, and the texts `badge-<id>`. Raises ProblemsError."""
    file = TomlFile.read(path)
    try:
        given = _BadgesFile.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _BadgesFile)) from None
    if found := [*_faults(given.badge)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    merits = tuple(Merit(each.id, each.fact, each.at_least) for each in given.badge)
    names = {f"badge-{each.id}": plain(each.name) for each in given.badge}
    return MeritRules(given.told, given.names_shown, given.fresh_days, merits), messages_of(names)


def _faults(badges: Sequence[_BadgeTable]) -> Iterator[Finding]:
    ids = Counter(each.id for each in badges)
    for place, each in enumerate(badges):
        where = ("badge", place)
        if not _ID.fullmatch(each.id):
            yield (*where, "id"), "cannot be used", "use small letters a-z, digits and dashes, at most 32"
        if each.id.startswith(f"{OF_CHALLENGES}-"):
            yield (*where, "id"), f"{each.id} could be a challenge's", "begin it with another word"
        if ids[each.id] > 1:
            yield (*where, "id"), f"{each.id} is there twice", "give each badge an id of its own"
        if each.fact not in FACTS:
            yield (*where, "fact"), f"names {each.fact}, which is no fact", suggestion(each.fact, FACTS)
        yield from wording_faults((*where, "name"), plain(each.name), NAME_LENGTH)
