"""Reads `content/gate.toml`: what the gate asks, what follows, and the numbers of raid and night mode."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.gate import After, GateRules, Kind, Picture
from bot.domain.raid import RaidRules
from bot.problems import ProblemsError
from bot.toml_file import Finding, TomlFile, findings

Whole = Annotated[int, Field(strict=True)]
_After = Literal["decline", "later", "queue", "ban"]
_STRICT = ConfigDict(extra="forbid", frozen=True)
_NAME_LENGTH, _SIGN_LENGTH = 20, 8


class _RaidTable(BaseModel):
    model_config = _STRICT

    quiet_minutes: Whole = Field(10, ge=1, le=1440)
    mute_minutes: Whole = Field(60, ge=1, le=10_080)


class _NightTable(BaseModel):
    model_config = _STRICT

    late_minutes: Whole = Field(60, ge=1, le=720)


class _PictureTable(BaseModel):
    model_config = _STRICT

    sign: str
    zh: str
    en: str


class _Given(BaseModel):
    model_config = _STRICT

    kind: Literal["button", "sum", "picture", "own"] = "button"
    seconds: Whole = Field(300, ge=30, le=300)
    tries: Whole = Field(2, ge=1, le=10)
    options: Whole = Field(6, ge=2, le=8)
    wrong: _After = "later"
    silent: _After = "decline"
    again_minutes: Whole = Field(60, ge=1, le=10_080)
    ban_hours: Whole = Field(24, ge=1, le=8760)
    raid: _RaidTable = _RaidTable()
    night: _NightTable = _NightTable()
    pictures: dict[str, _PictureTable] = {}


def read_gate(path: Path) -> GateRules:
    """The rules of the gate. Raises ProblemsError."""
    file = TomlFile.read(path)
    try:
        given = _Given.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _Given)) from None
    if found := list(_faults(given)):
        raise ProblemsError(file.problem(*finding) for finding in found)
    pictures = {
        name: Picture(each.sign, {"zh": each.zh, "en": each.en}) for name, each in given.pictures.items()
    }
    return GateRules(
        given.seconds, given.tries, given.options, given.again_minutes, given.ban_hours, Kind(given.kind),
        After(given.wrong), After(given.silent), pictures,
        RaidRules(given.raid.quiet_minutes, given.raid.mute_minutes), given.night.late_minutes,
    )  # fmt: skip


def _faults(given: _Given) -> Iterator[Finding]:
    count = len(given.pictures)
    if count < given.options:
        fix = f"add pictures, or lower `options` ({given.options})"
        yield ("pictures",), f"has {count}, fewer than a question shows", fix
    signs: dict[str, str] = {}
    for name, each in given.pictures.items():
        where = ("pictures", name)
        if each.sign in signs:
            yield (*where, "sign"), f"is that of {signs[each.sign]} as well", "choose another emoji"
        signs.setdefault(each.sign, name)
        if not 0 < len(each.sign) <= _SIGN_LENGTH:
            yield (*where, "sign"), "is not one emoji", 'write it like sign = "🐱"'
        for language, written in (("zh", each.zh), ("en", each.en)):
            if not 0 < len(written.strip()) <= _NAME_LENGTH:
                fix = f"write what it is called, at most {_NAME_LENGTH} letters"
                yield (*where, language), "is empty or too long", fix
