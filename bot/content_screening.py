"""Reads `content/screening.toml` and the lists of domains beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from bot.domain.screening import Mode
from bot.domain.screening_rules import FEWEST_EMOJI, RuleBook
from bot.problems import Problem, ProblemsError, shown_path
from bot.screening.domain_file import read_domains
from bot.screening.hosts import DomainLists, host_of
from bot.toml_file import Finding, Location, TomlFile, findings, unreadable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SEVERITY = (1, 4)
_RANGES: Mapping[str, tuple[int, int]] = {
    "severity": SEVERITY,
    "scam_severity": SEVERITY,
    "most": (1, 100),
    "messages": (2, 100),
    "seconds": (1, 600),
    "length": (4, 4096),
    "times": (2, 50),
    "minutes": (1, 1440),
    "members": (0, 50),
    "shared_length": (4, 4096),
    "words": (0, 100),
    "spaced": (0, 1000),
    "invisible": (0, 1000),
    "emoji": (0, 4096),
    "hours": (1, 720),
}
_MOST_ODD = 20
"""Problems that are told of one file."""


@dataclass(frozen=True, slots=True)
class Screening:
    """The rules' defaults and the lists of domains."""

    book: RuleBook = field(default_factory=RuleBook)
    lists: DomainLists = field(default_factory=DomainLists)


def read_screening(folder: Path) -> Screening:
    """What `folder` (the content) says about the rules; raises ProblemsError with all that is wrong."""
    problems: list[Problem] = []
    book, lists = RuleBook(), DomainLists()
    try:
        book = read_book(folder / "screening.toml")
    except ProblemsError as error:
        problems += error.problems
    try:
        lists = read_lists(folder / "domains")
    except ProblemsError as error:
        problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return Screening(book, lists)


def read_lists(folder: Path) -> DomainLists:
    """The lists of domains; a file that is not there is an empty list. Raises ProblemsError."""
    problems: list[Problem] = []
    names: dict[str, frozenset[str]] = {}
    for item in fields(DomainLists):
        path = folder / f"{item.name}.txt"
        names[item.name] = _read_list(path, problems) if path.is_file() else frozenset()
    if problems:
        raise ProblemsError(problems)
    return DomainLists(**names)


def _read_list(path: Path, problems: list[Problem]) -> frozenset[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(unreadable(shown_path(path), error))
        return frozenset()
    found = read_domains(text, paths=path.stem == "elsewhere")
    for line, written in found.odd_lines[:_MOST_ODD]:
        what, fix = f"{written[:60]!r} is not a domain", "write one a line, like example.com"
        problems.append(Problem(shown_path(path), line, "", what, fix))
    return found.names


def read_book(path: Path) -> RuleBook:
    """The rules of the file; raises ProblemsError."""
    file = TomlFile.read(path)
    model = _model_of_book()
    try:
        given = model.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, model)) from None
    sections: dict[str, Any] = {
        item.name: _section(getattr(RuleBook(), item.name), getattr(given, item.name))
        for item in fields(RuleBook)
    }
    if found := list(_faults(file.data)):
        raise ProblemsError(file.problem(*finding) for finding in found)
    return RuleBook(**sections)


def _model_of_book() -> type[BaseModel]:
    sections = {item.name: (_model_of(type(item.default)), None) for item in fields(RuleBook)}
    return _model("RuleBook", sections)


def _model_of(kind: type) -> type[BaseModel]:
    shape = {name: (_shape(hint, name), None) for name, hint in get_type_hints(kind).items()}
    return _model(kind.__name__, shape)


def _model(name: str, shape: dict[str, Any]) -> type[BaseModel]:
    model: type[BaseModel] = create_model(name, __config__=ConfigDict(extra="forbid"), **shape)
    return model


def _shape(hint: object, name: str) -> object:
    if hint is Mode:
        return Literal["off", "dry", "on"]
    if hint is int:
        low, high = _RANGES[name]
        return Annotated[int, Field(strict=True, ge=low, le=high)]
    return Annotated[bool, Field(strict=True)] if hint is bool else tuple[str, ...]


def _section(default: "DataclassInstance", given: BaseModel | None) -> object:
    """The rule with what the file gives; what it leaves out stays as it is in the domain."""
    values = given.model_dump(exclude_unset=True) if given else {}
    return replace(default, **{name: _value(name, value) for name, value in values.items()})


def _value(name: str, value: object) -> object:
    if name == "mode":
        return Mode(str(value))
    return frozenset(map(_spelled, value)) if isinstance(value, tuple) else value


def _spelled(each: str) -> str:
    return (host_of(each) or each) if "." in each else each.removeprefix("@").casefold()


def _faults(data: Mapping[str, Any]) -> Iterator[Finding]:
    emoji = data.get("mixed", {}).get("emoji", 0)
    if 0 < emoji < FEWEST_EMOJI:
        yield ("mixed", "emoji"), f"is {emoji}", f"give 0 for never, or at least {FEWEST_EMOJI}"
    for key in ("allowed", "banned"):
        for place, name in enumerate(data.get("links", {}).get(key, ())):
            where: Location = ("links", key, place)
            if "." not in name or not host_of(name):
                yield where, f"is {name!r}, which is no domain", "write it like example.com"
