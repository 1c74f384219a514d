"""Reads `content/levels.toml`: the ladder, and the levels' names as texts under keys of their own."""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from fluent.syntax import ast as ftl
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.content_rules import LocalText
from bot.content_texts import LANGUAGES, Messages, plain_message
from bot.domain.levels import TAG_LENGTH, Level, LevelRules, name_of
from bot.problems import ProblemsError
from bot.toml_file import Finding, Location, TomlFile, findings

NAME_LENGTH = 40
_NO_LETTERS = {"So", "Cs", "Co", "Cn", "Cc", "Cf", "Sk"}
"""Kinds of characters that emoji are made of."""


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
    """The ladder, and the texts `level-<number>-name` by language. Raises ProblemsError."""
    file = TomlFile.read(path)
    try:
        given = _LevelsFile.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _LevelsFile)) from None
    if found := [*_order(given.level), *_words(given.level)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    levels = tuple(Level(each.points, each.discount, dict(each.tag.items())) for each in given.level)
    names = {name_of(number).key: dict(each.name.items()) for number, each in enumerate(given.level, start=1)}
    return LevelRules(levels), named(names)


def named(wordings: Mapping[str, Mapping[str, str]]) -> Messages:
    """Plain wordings (key -> language -> words) as messages by language."""
    messages: dict[str, list[ftl.Message]] = {language: [] for language in LANGUAGES}
    for key, each in wordings.items():
        for language, words in each.items():
            messages[language].append(plain_message(key, words))
    return messages


def wording_faults(where: Location, words: Mapping[str, str], longest: int) -> Iterator[Finding]:
    """What is wrong with a wording that every language must have."""
    for language in LANGUAGES:
        said = words.get(language, "").strip()
        if not said:
            yield (*where, language), "is missing", f"add {language} = ..."
        elif len(said) > longest:
            yield (*where, language), f"has {len(said)} characters", f"use at most {longest}"


def tag_faults(where: Location, tag: Mapping[str, str]) -> Iterator[Finding]:
    """What Telegram would not take for a tag."""
    yield from wording_faults(where, tag, TAG_LENGTH)
    for language, said in tag.items():
        if any(unicodedata.category(sign) in _NO_LETTERS for sign in said):
            yield (*where, language), "has an emoji", "Telegram takes letters, digits and signs only"


def _order(levels: list[_LevelTable]) -> Iterator[Finding]:
    if levels[0].points:
        yield ("level", 0, "points"), f"is {levels[0].points}", "the first level begins at 0"
    for place in range(1, len(levels)):
        before, points = levels[place - 1].points, levels[place].points
        if points <= before:
            yield ("level", place, "points"), f"is {points}", f"give more than the level before: {before}"


def _words(levels: list[_LevelTable]) -> Iterator[Finding]:
    for place, level in enumerate(levels):
        yield from wording_faults(("level", place, "name"), level.name, NAME_LENGTH)
        if level.tag:
            yield from tag_faults(("level", place, "tag"), level.tag)
