"""Reads `content/complaints.toml`: what a complaint is, how fast it is answered, when a wave is a crisis."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.complaint import ComplaintRules, Grade, GradeRules, Sign
from bot.domain.crisis import CrisisRules
from bot.problems import ProblemsError, suggestion
from bot.toml_file import Finding, Location, TomlFile, findings

_Word = Annotated[str, Field(min_length=1, max_length=60)]
_Points = Annotated[int, Field(ge=-20, le=20, strict=True)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _SignTable(_Table):
    name: _Word
    weight: _Points
    most: int = Field(default=1, ge=1, le=10, strict=True)
    grade: Grade | None = None
    about: bool = Field(default=False, strict=True)
    phrases: list[_Word] = Field(min_length=1)


class _GradeTable(_Table):
    hours: int = Field(ge=1, le=720, strict=True)
    attention: int = Field(ge=1, le=4, strict=True)
    understand: str
    promise: str
    solved: str
    satisfied: str


class _GradesTable(_Table):
    general: _GradeTable
    product: _GradeTable
    dispute: _GradeTable


class _CrisisTable(_Table):
    window_minutes: int = Field(default=30, ge=5, le=240, strict=True)
    at_least: int = Field(default=5, ge=2, le=1000, strict=True)
    members: int = Field(default=3, ge=1, le=1000, strict=True)
    odds: int = Field(default=10_000, ge=10, le=1_000_000_000, strict=True)
    usual_days: int = Field(default=14, ge=1, le=60, strict=True)
    clear_minutes: int = Field(default=60, ge=5, le=1440, strict=True)
    calm_hours: int = Field(default=6, ge=1, le=168, strict=True)
    calm_pause_seconds: int = Field(default=30, ge=0, le=3600, strict=True)


class _ComplaintsFile(_Table):
    threshold: int = Field(ge=1, le=100, strict=True)
    sure: int = Field(default=14, ge=1, le=100, strict=True)
    close_hours: int = Field(default=72, ge=1, le=720, strict=True)
    negations: list[_Word] = []
    reproaches: list[_Word] = []
    degrees: str = ""
    grades: _GradesTable
    crisis: _CrisisTable = _CrisisTable()
    sign: list[_SignTable] = Field(min_length=1)


def read_complaints(folder: Path, texts: Collection[str]) -> ComplaintRules:
    """The rules in the content folder; `texts` are the keys of all texts. Raises ProblemsError.

    Where there is not one text about complaints, their keys are not looked at: a missing file is one mistake.
    """
    file = TomlFile.read(folder / "complaints.toml")
    try:
        given = _ComplaintsFile.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _ComplaintsFile)) from None
    if found := [*_grade_faults(given.grades, texts), *_sign_faults(given.sign)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    return ComplaintRules(
        threshold=given.threshold,
        sure=given.sure,
        close_hours=given.close_hours,
        signs=tuple(_sign(table) for table in given.sign),
        grades={grade: GradeRules(**getattr(given.grades, grade).model_dump()) for grade in Grade},
        negations=tuple(given.negations),
        reproaches=tuple(given.reproaches),
        degrees=given.degrees,
        crisis=CrisisRules(**given.crisis.model_dump()),
    )


def _sign(table: _SignTable) -> Sign:
    return Sign(table.name, tuple(table.phrases), table.weight, table.most, table.grade, table.about)


def _grade_faults(grades: _GradesTable, texts: Collection[str]) -> Iterator[Finding]:
    longest, known = grades.general.hours, [text for text in texts if text.startswith("complaint-")]
    for grade in Grade:
        table: _GradeTable = getattr(grades, grade)
        if table.hours > longest:
            fix = f"give {longest} or less: the graver a complaint, the sooner it is due"
            yield ("grades", grade, "hours"), f"is {table.hours}", fix
        longest = min(longest, table.hours)
        for step in ("understand", "promise", "solved", "satisfied"):
            key = getattr(table, step)
            if known and key not in texts:
                what = f"names the text {key}, which is not there"
                yield ("grades", grade, step), what, suggestion(key, known)


def _sign_faults(signs: list[_SignTable]) -> Iterator[Finding]:
    names: set[str] = set()
    homes: dict[str, str] = {}
    for place, table in enumerate(signs):
        where: Location = ("sign", place)
        if table.name in names:
            yield (*where, "name"), f"{table.name} is there twice", "give each sign a name of its own"
        names.add(table.name)
        yield from _phrase_faults((*where, "phrases"), table, homes)
    if not any(table.grade for table in signs):
        yield ("sign",), "has no sign with a grade: nothing would be a complaint", "give one a grade"
    if not any(table.about for table in signs):
        fix = "write `about = true` in those that tell of something bought"
        yield ("sign",), "has no sign that is `about` anything: nothing would be a complaint", fix


def _phrase_faults(where: Location, table: _SignTable, homes: dict[str, str]) -> Iterator[Finding]:
    for phrase in table.phrases:
        if phrase != phrase.strip().lower():
            yield where, f"has “{phrase}”", "write small letters, without spaces at the ends: they match any"
        if phrase in homes:
            yield where, f"has “{phrase}”, which {homes[phrase]} has already", "keep one of the two"
        homes.setdefault(phrase, table.name)
