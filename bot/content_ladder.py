"""Reads `content/ladder.toml`: points and rungs of the ladder, and when people hear of an incident."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.sanctions import Kind, LadderRules, Rung
from bot.problems import ProblemsError
from bot.toml_file import UNKNOWN_KEY, Finding, TomlFile, findings

_SEVERITIES = ("1", "2", "3", "4")
_DUE = _SEVERITIES[1:]
_LONGEST = 366 * 24
_MOST_POINTS, _MOST_MINUTES = 1000, 43_200


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _RungTable(_Table):
    points: int = Field(ge=1, le=_MOST_POINTS, strict=True)
    do: Literal["warn", "mute", "kick", "ban"]
    hours: int = Field(default=0, ge=0, le=_LONGEST, strict=True)
    minutes: int = Field(default=0, ge=0, le=_LONGEST * 60, strict=True)

    @property
    def rung(self) -> Rung:
        """As the domain knows it."""
        seconds = self.hours * 3600 + self.minutes * 60
        return Rung(self.points, Kind(self.do), seconds or None)


class _ActsTable(_Table):
    fade_per_day: int = Field(default=1, ge=0, le=_MOST_POINTS, strict=True)
    delete_from: int = Field(default=2, ge=1, le=5, strict=True)
    pause_seconds: int = Field(default=60, ge=0, le=3600, strict=True)
    flood_seconds: int = Field(default=5, ge=0, le=3600, strict=True)
    staff_warning: int = Field(default=5, ge=0, le=_MOST_POINTS, strict=True)
    mute_minutes: int = Field(default=1440, ge=1, le=_LONGEST * 60, strict=True)
    notice_seconds: int = Field(default=120, ge=10, le=172_800, strict=True)


class _AlertsTable(_Table):
    card_seconds: int = Field(default=60, ge=0, le=86_400, strict=True)
    alert_minutes: int = Field(default=5, ge=1, le=1440, strict=True)
    evidence_days: int = Field(default=30, ge=1, le=30, strict=True)
    due_minutes: dict[str, int] = {}


class _LadderFile(_Table):
    points: dict[str, int]
    rung: list[_RungTable] = Field(min_length=1)
    acts: _ActsTable = _ActsTable()
    alerts: _AlertsTable = _AlertsTable()


def read_ladder(path: Path) -> LadderRules:
    """The rules of the file. Raises ProblemsError."""
    file = TomlFile.read(path)
    try:
        given = _LadderFile.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _LadderFile)) from None
    if found := [*_number_faults(given), *_rung_faults(given.rung)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    usual, alerts = LadderRules(), given.alerts.model_dump()
    due = {int(severity): minutes for severity, minutes in alerts.pop("due_minutes").items()}
    return LadderRules(
        points={int(severity): points for severity, points in given.points.items()},
        rungs=tuple(each.rung for each in given.rung),
        **given.acts.model_dump(),
        **alerts,
        due_minutes={**usual.due_minutes, **due},
    )


def _number_faults(given: _LadderFile) -> Iterator[Finding]:
    for severity in _SEVERITIES:
        if severity not in given.points:
            yield ("points", severity), "is missing", "give each severity from 1 to 4 its points, 0 for none"
    yield from _table_faults(("points",), given.points, _SEVERITIES, _MOST_POINTS)
    yield from _table_faults(("alerts", "due_minutes"), given.alerts.due_minutes, _DUE, _MOST_MINUTES)
    ordered = [given.points[severity] for severity in _SEVERITIES if severity in given.points]
    if ordered != sorted(ordered):
        yield ("points",), "do not rise with the severity", "give a graver hit as many points or more"


def _table_faults(
    where: tuple[str, ...], table: dict[str, int], known: tuple[str, ...], most: int
) -> Iterator[Finding]:
    for key, number in table.items():
        if key not in known:
            yield (*where, key), UNKNOWN_KEY, f"severities go from {known[0]} to {known[-1]}"
        elif not 0 <= number <= most:
            yield (*where, key), f"is {number}", f"give a number from 0 to {most}"


def _rung_faults(rungs: list[_RungTable]) -> Iterator[Finding]:
    last = 0
    for place, rung in enumerate(rungs):
        if rung.points <= last:
            what, fix = f"is {rung.points}", f"give more than the rung before: {last}"
            yield ("rung", place, "points"), what, fix
        last = max(last, rung.points)
        if (rung.hours or rung.minutes) and rung.do not in {"mute", "ban"}:
            yield ("rung", place, "do"), f"is {rung.do!r}, which has no end", "leave hours and minutes out"
