"""The numbers of each feature: a TOML file becomes the feature's rules, or problems with line and mend.

The domain's dataclasses name the keys, types and defaults; the ranges that make sense stand here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    create_model,
)

from bot.domain.points import PointsRules
from bot.problems import ProblemsError, suggestion
from bot.toml_file import UNKNOWN_KEY, Finding, Location, TomlFile, findings, mend

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Rules = TypeVar("Rules", bound=DataclassInstance)
else:
    Rules = TypeVar("Rules")

Ranges = Mapping[str, tuple[int, int]]
"""For each number (or the numbers in a list or table): the smallest and the largest that makes sense."""

CHECKIN: Ranges = {
    "base": (0, 10_000),
    "step": (0, 10_000),
    "step_max": (0, 10_000),
    "week_bonus": (0, 10_000),
    "week_bonus_days": (2, 366),
    "first_ever": (0, 10_000),
    "milestones": (1, 100_000),
    "early_birds": (0, 10_000),
    "freeze_every_days": (1, 366),
    "freezes_held_at_most": (0, 30),
    "makeup_days_back": (0, 30),
    "makeup_cost": (0, 10_000),
    "makeups_per_month": (0, 31),
    "reminder_streak": (1, 366),
    "evening_names": (0, 20),
}
POINTS: Ranges = {
    "award_at_most": (1, 100_000),
    "awards_per_day": (1, 1_000_000),
    "entries_shown": (1, 30),
    "rank_shown": (1, 30),
    "message_points": (0, 1000),
    "message_minutes": (0, 1440),
    "messages_per_day": (0, 1000),
    "message_length": (1, 1000),
    "thanks_points": (0, 1000),
    "thanks_per_day": (0, 100_000),
    "expire_after_months": (0, 120),
    "expire_reminder_days": (1, 27),
}
REPORTS: Ranges = {
    "reporters": (1, 50),
    "per_day": (0, 1000),
    "wrong": (1, 100),
    "of_last": (1, 100),
    "barred_days": (0, 3650),
    "appeal_days": (1, 3650),
    "appeal_hours": (1, 720),
}
VOTES: Ranges = {
    "points": (0, 1000),
    "open_hours": (1, 720),
    "shortest_minutes": (1, 1440),
    "longest_days": (1, 30),
    "proposals_per_day": (0, 50),
    "honour_points": (0, 10_000),
    "offered": (2, 12),
    "topics_offered": (2, 12),
    "theme_hours": (1, 53),
}
WELCOME: Ranges = {
    "window_seconds": (1, 3600),
    "names_at_most": (1, 50),
    "lifetime_seconds": (0, 172_800),
    "gift_points": (0, 10_000),
    "path_days": (1, 60),
    "task_points": (0, 10_000),
    "reminder_days": (1, 60),
    "raid_joins": (2, 10_000),
    "raid_seconds": (1, 3600),
}


def read_rules(path: Path, kind: type[Rules], ranges: Ranges) -> Rules:
    """The rules of one file; keys it leaves out have their default. Raises ProblemsError."""
    file = TomlFile.read(path)
    model = _model_of(kind)
    try:
        given = model.model_validate(dict(file.data))
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, model)) from None
    values = {item.name: _completed(item, getattr(given, item.name)) for item in fields(kind)}
    if found := [*_unknown_words(kind, values), *_out_of_range(values, ranges)]:
        raise ProblemsError(file.problem(*finding) for finding in found)
    return kind(**values)


def read_points(path: Path) -> PointsRules:
    """The rules of `points.toml`. Raises ProblemsError, also for a day's thanks that never pay."""
    rules = read_rules(path, PointsRules, POINTS)
    most, each = rules.thanks_per_day, rules.thanks_points
    if most < each:
        what = f"is {most}, less than one thanks is worth ({each}): nobody would ever get any"
        fix = f"give at least {each}, or set thanks_points to 0"
        raise ProblemsError([TomlFile.read(path).problem(("thanks_per_day",), what, fix)])
    if not rules.expire_reminder_days:
        what, fix = "is empty", "nothing runs out unsaid: give at least one day, such as [7, 1]"
        raise ProblemsError([TomlFile.read(path).problem(("expire_reminder_days",), what, fix)])
    return rules


def _wall_clock(value: object) -> object:
    """Times are written "21:00"; a bare 21 would be taken for seconds."""
    if not isinstance(value, str | time):
        raise mend("is not a time of day", 'write hours and minutes: "21:00"')
    return value


def _without_zone(at: time) -> time:
    if at.tzinfo is not None:
        raise mend("has a time zone", 'write hours and minutes only: "21:00"')
    return at


def _not_a_switch(value: object) -> object:
    if isinstance(value, bool):
        raise mend("is not a whole number", "write digits, e.g. 10")
    return value


LocalText = dict[Literal["zh", "en"], str]
_TimeOfDay = Annotated[time, BeforeValidator(_wall_clock), AfterValidator(_without_zone)]
_STRICTER: Mapping[object, object] = {
    int: Annotated[int, BeforeValidator(_not_a_switch)],
    time: _TimeOfDay,
    tuple[time, ...]: tuple[_TimeOfDay, ...],
    Mapping[str, str]: LocalText,
}


def _model_of(kind: type[Rules]) -> type[BaseModel]:
    hints = get_type_hints(kind)
    shape: dict[str, Any] = {
        item.name: (_STRICTER.get(hints[item.name], hints[item.name]), _default(item))
        for item in fields(kind)
    }
    return create_model(kind.__name__, __config__=ConfigDict(extra="forbid"), **shape)


def _default(item: Field[Any]) -> object:
    if item.default_factory is not MISSING:
        return item.default_factory()
    return ... if item.default is MISSING else item.default


def _completed(item: Field[Any], value: object) -> object:
    """Tables with fixed words (tasks) keep the defaults of words left out; tables of numbers do not."""
    return {**_words(item), **value} if isinstance(value, dict) else value


def _words(item: Field[Any]) -> dict[str, Any]:
    default = _default(item)
    return {key: default[key] for key in default if isinstance(key, str)} if isinstance(default, dict) else {}


def _unknown_words(kind: type[Rules], values: Mapping[str, object]) -> Iterator[Finding]:
    for item in fields(kind):
        known, value = _words(item), values[item.name]
        if known and isinstance(value, dict):
            for word in value.keys() - known.keys():
                yield (item.name, word), UNKNOWN_KEY, suggestion(word, known)


def _out_of_range(values: Mapping[str, object], ranges: Ranges) -> Iterator[Finding]:
    for name, (low, high) in ranges.items():
        for where, number in _numbers((name,), values[name]):
            if not low <= number <= high:
                yield where, f"is {number}", f"give a number from {low} to {high}"


def _numbers(where: Location, value: object) -> Iterator[tuple[Location, int]]:
    if isinstance(value, int):
        yield where, value
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _numbers((*where, place), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _numbers((*where, str(key)), item)
