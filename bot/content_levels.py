"""Reads `content/levels.toml`: the ladder, and the levels' names as texts under keys of their own."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.content_rules import LocalText
from bot.content_words import Messages, messages_of, plain, tag_faults, wording_faults
from bot.domain.levels import Level, LevelRules
from bot.problems import ProblemsError
from bot.toml_file import Finding, TomlFile, findings, pack_of

NAME_LENGTH = 40


class _LevelTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    points: int = Field(ge=0, le=2_000_000_000, strict=True)
    name: LocalText
    discount: int = Field(default=0, ge=0, le=90, strict=True)
    tag: LocalText = {}


class _LevelsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    level: list[_LevelTable] = Field(min_length=1)


def read_levels(path: Path) -> tuple[LevelRules, Messages]:
    """The ladder, and the texts `level-<number>-name`, of a pack's own `level-<pack>-<number>-name`.

    Raises ProblemsError.
    """
    file = TomlFile.read(path)
    try:
        given = _LevelsFile.model_validate(dict(file.data)).level
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _LevelsFile)) from None
    if found := [*_order(given), *_words(given)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    levels = tuple(Level(each.points, each.discount, plain(each.tag)) for each in given)
    rules = LevelRules(levels, pack_of(path))
    names = {rules.name_of(number).key: plain(each.name) for number, each in enumerate(given, start=1)}
    return rules, messages_of(names)


def _order(levels: list[_LevelTable]) -> Iterator[Finding]:
    if levels[0].points:
        yield ("level", 0, "points"), f"is {levels[0].points}", "the first level begins at 0"
    for place in range(1, len(levels)):
        before, points = levels[place - 1].points, levels[place].points
        if points <= before:
            yield ("level", place, "points"), f"is {points}", f"give more than the level before: {before}"


def _words(levels: list[_LevelTable]) -> Iterator[Finding]:
    for place, level in enumerate(levels):
        yield from wording_faults(("level", place, "name"), plain(level.name), NAME_LENGTH)
        if level.tag:
            yield from tag_faults(("level", place, "tag"), plain(level.tag))
