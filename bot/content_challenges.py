"""Reads `content/challenges.toml`: its numbers, the templates, and their badges' names as texts."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from bot.content_rules import LocalText, Ranges
from bot.content_words import Messages, messages_of, wording_faults
from bot.domain.challenge import BADGE, ChallengeRules, Template
from bot.domain.challenge_line import TITLE_LENGTH, WORD_LENGTH
from bot.domain.proof import HASHTAG, PICTURE
from bot.problems import ProblemsError, suggestion
from bot.toml_file import Finding, Location, TomlFile, findings

GIVEAWAYS: Ranges = {
    "open_hours": (1, 720),
    "shortest_minutes": (1, 1440),
    "longest_days": (1, 90),
    "winners_at_most": (1, 50),
    "points_at_most": (1, 100_000),
    "at_once": (1, 20),
}
_LIMITS: Ranges = {
    "days": (1, 366),
    "points": (0, 100_000),
    "points_at_most": (0, 100_000),
    "days_at_most": (1, 366),
    "signup_days": (1, 30),
    "signup_days_at_most": (1, 90),
    "at_once": (1, 20),
    "names_shown": (1, 30),
}
_BADGE_LENGTH = 40
_ID = re.compile(r"[a-z][a-z0-9-]{0,19}")
_TAG = re.compile(r"\w+")

Whole = Annotated[int, Field(strict=True)]


class _TemplateTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: LocalText
    days: Whole = Field(ge=1)
    needed: Whole = Field(ge=1)
    proof: Literal["hashtag", "phrase", "picture"]
    word: LocalText = {}
    points: Whole = Field(ge=0)
    badge: LocalText
    packs: tuple[str, ...] = ()


def _model() -> type[BaseModel]:
    """The numbers take their defaults from the domain, their ranges from above."""
    rules = {each.name: each.default for each in fields(ChallengeRules)}
    shape: dict[str, Any] = {
        name: (Whole, Field(default=rules[name], ge=low, le=high)) for name, (low, high) in _LIMITS.items()
    }
    shape["templates"] = (tuple[_TemplateTable, ...], ())
    return create_model("Challenges", __config__=ConfigDict(extra="forbid"), **shape)


def read_challenges(path: Path, packs: Collection[str]) -> tuple[ChallengeRules, Messages]:
    """The rules, and the texts `badge-challenge-<id>`. Raises ProblemsError."""
    file, model = TomlFile.read(path), _model()
    try:
        given = model.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, model)) from None
    tables: tuple[_TemplateTable, ...] = getattr(given, "templates", ())
    numbers: dict[str, int] = given.model_dump(exclude={"templates"})
    rules = ChallengeRules(**numbers, templates=tuple(map(_template, tables)))
    if found := [*_limits(rules), *_templates(tables, rules, packs)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    names = {f"badge-{BADGE}-{each.id}": _plain(each.badge) for each in tables}
    return rules, messages_of(names)


def _plain(words: LocalText) -> dict[str, str]:
    return {str(language): said for language, said in words.items()}


def _template(given: _TemplateTable) -> Template:
    return Template(
        given.id, _plain(given.title), given.days, given.needed, given.proof, _plain(given.word),
        given.points, given.packs,
    )  # fmt: skip


def _limits(rules: ChallengeRules) -> Iterator[Finding]:
    for name in ("days", "points", "signup_days"):
        most = getattr(rules, f"{name}_at_most")
        if getattr(rules, name) > most:
            yield (name,), f"is {getattr(rules, name)}", f"{name}_at_most is {most}: give that or less"


def _templates(
    tables: Collection[_TemplateTable], rules: ChallengeRules, packs: Collection[str]
) -> Iterator[Finding]:
    ids = Counter(each.id for each in tables)
    for place, each in enumerate(tables):
        where = ("templates", place)
        if not _ID.fullmatch(each.id):
            yield (*where, "id"), "cannot be used", "use small letters a-z, digits and dashes, at most 20"
        if ids[each.id] > 1:
            yield (*where, "id"), f"{each.id} is there twice", "give each template an id of its own"
        yield from wording_faults((*where, "title"), _plain(each.title), TITLE_LENGTH)
        yield from wording_faults((*where, "badge"), _plain(each.badge), _BADGE_LENGTH)
        yield from _numbers(where, each, rules)
        yield from _word(where, each)
        for name in each.packs:
            if name not in packs:
                yield (*where, "packs"), f"names {name}, which is no pack", suggestion(name, packs)


def _numbers(where: Location, each: _TemplateTable, rules: ChallengeRules) -> Iterator[Finding]:
    if each.days > rules.days_at_most:
        yield (*where, "days"), f"is {each.days}", f"days_at_most is {rules.days_at_most}"
    if each.needed > each.days:
        yield (*where, "needed"), f"is {each.needed}", f"give 1 to {each.days}, as many days as there are"
    if each.points > rules.points_at_most:
        yield (*where, "points"), f"is {each.points}", f"points_at_most is {rules.points_at_most}"


def _word(where: Location, each: _TemplateTable) -> Iterator[Finding]:
    place = (*where, "word")
    if each.proof == PICTURE:
        if each.word:
            yield place, "is not for pictures", 'leave it out, or write proof = "hashtag"'
        return
    yield from wording_faults(place, _plain(each.word), WORD_LENGTH)
    for language, word in each.word.items():
        if each.proof == HASHTAG and word.strip() and not _TAG.fullmatch(word):
            fix = "write letters and digits only, without # and blanks"
            yield (*place, language), "is no hashtag", fix
