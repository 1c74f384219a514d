"""Reads `content/honours.toml`: what all titles share, the titles, and their names as texts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.content_rules import LocalText
from bot.content_words import Messages, messages_of, plain, tag_faults, wording_faults
from bot.domain.honours import FIGURES, Chosen, HonourRules, Rules, Title
from bot.problems import ProblemsError, suggestion
from bot.toml_file import Finding, TomlFile, findings, mend

NAME_LENGTH = 40
_ID = re.compile(r"[a-z][a-z0-9-]{0,31}")
_GIVEN = frozenset({"vote"})
"""Titles that are there without the file."""
_MOST = 1_000_000


def _wall_clock(value: object) -> object:
    if not isinstance(value, str | time):
        raise mend("is not a time of day", 'write hours and minutes: "21:00"')
    return value


def _without_zone(at: time) -> time:
    if at.tzinfo is not None:
        raise mend("has a time zone", 'write hours and minutes only: "21:00"')
    return at


_TimeOfDay = Annotated[time, BeforeValidator(_wall_clock), AfterValidator(_without_zone)]
_Least = Annotated[int, Field(ge=0, le=_MOST, strict=True)]
_USUAL, _CHOSEN = Rules(), Chosen()


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _TitleTable(_Table):
    id: str
    every: Literal["week", "month"]
    score: str
    at_least: dict[str, _Least]
    at_most: dict[str, _Least] = {}
    points: int = Field(default=0, ge=0, le=10_000, strict=True)
    name: LocalText
    tag: LocalText = {}


class _VoteTable(_Table):
    days: int = Field(default=_CHOSEN.days, ge=1, le=366, strict=True)
    tag: LocalText = {}


class _HonoursFile(_Table):
    version: int = Field(default=1, ge=1, le=_MOST, strict=True)
    preview_at: _TimeOfDay = _USUAL.preview_at
    announce_at: _TimeOfDay = _USUAL.announce_at
    notice_hours: int = Field(default=_USUAL.notice_hours, ge=1, le=24, strict=True)
    unasked: Literal["announce", "skip"] = "announce"
    rest_days: int = Field(default=28, ge=0, le=366, strict=True)
    mutual_days: int = Field(default=28, ge=1, le=366, strict=True)
    mutual_percent: int = Field(default=25, ge=0, le=100, strict=True)
    giver_days: int = Field(default=3, ge=0, le=366, strict=True)
    piece_people: int = Field(default=3, ge=1, le=1000, strict=True)
    staff: bool = Field(default=False, strict=True)
    vote: _VoteTable = _VoteTable()
    title: list[_TitleTable] = []


def read_honours(path: Path) -> tuple[HonourRules, Messages]:
    """The rules, and the texts `honour-title-<id>`. Raises ProblemsError."""
    file = TomlFile.read(path)
    try:
        given = _HonoursFile.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _HonoursFile)) from None
    if found := [*_times(given), *_titles(given.title), *_tagged(given.vote)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    shared = {each.name: getattr(given, each.name) for each in fields(Rules)}
    titles = tuple(map(_title, given.title))
    names = {f"honour-title-{each.id}": plain(each.name) for each in given.title}
    vote = Chosen(given.vote.days, plain(given.vote.tag))
    return HonourRules(Rules(**shared), titles, vote), messages_of(names)


def _title(given: _TitleTable) -> Title:
    return Title(
        given.id, given.every, given.score, given.at_least, given.at_most, given.points, plain(given.tag)
    )


def _times(given: _HonoursFile) -> Iterator[Finding]:
    if given.announce_at <= given.preview_at:
        what, fix = "is not after preview_at", "give the operators time to look: announce later that day"
        yield ("announce_at",), what, fix


def _tagged(given: _VoteTable) -> Iterator[Finding]:
    if given.tag:
        yield from tag_faults(("vote", "tag"), plain(given.tag))


def _titles(titles: Sequence[_TitleTable]) -> Iterator[Finding]:
    ids = Counter(each.id for each in titles)
    for place, each in enumerate(titles):
        where = ("title", place)
        if not _ID.fullmatch(each.id) or each.id in _GIVEN:
            yield (*where, "id"), "cannot be used", "use small letters a-z, digits and dashes, at most 32"
        if ids[each.id] > 1:
            yield (*where, "id"), f"{each.id} is there twice", "give each title an id of its own"
        yield from wording_faults((*where, "name"), plain(each.name), NAME_LENGTH)
        if each.tag:
            yield from tag_faults((*where, "tag"), plain(each.tag))
        yield from _figures(place, each)


def _figures(place: int, each: _TitleTable) -> Iterator[Finding]:
    where = ("title", place)
    if each.score not in FIGURES:
        yield (*where, "score"), f"names {each.score}, which is no figure", suggestion(each.score, FIGURES)
    for table, named in (("at_least", each.at_least), ("at_most", each.at_most)):
        for name in named:
            if name not in FIGURES:
                yield (*where, table), f"names {name}, which is no figure", suggestion(name, FIGURES)
    for name in ("people", "days"):
        if each.at_least.get(name, 0) < 2:  # noqa: PLR2004 - one friend, or one day, is not enough
            fix = f"give {name} = 2 or more: no friend alone makes a star"
            yield (*where, "at_least"), f"asks for fewer than 2 {name}", fix
