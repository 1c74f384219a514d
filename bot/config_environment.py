"""Settings from the environment: `STEWARD_<SECTION>__<KEY>` and `BOT_TOKEN`, laid over those of the file."""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.toml_file import Location

_PREFIX = "STEWARD_"
_TOKEN: Location = ("telegram", "token")


@dataclass(frozen=True, slots=True)
class Environment:
    """`values` by their place in the settings; `names` says which variable gave each."""

    values: Mapping[Location, Any]
    names: Mapping[Location, str]

    @classmethod
    def read(cls, env: Mapping[str, str], sections: Collection[str]) -> "Environment":
        """Take what is meant for Steward; a variable that is set but empty counts as not set."""
        names = {place: name for place, name in _named(env, sections) if env[name].strip()}
        if env.get("BOT_TOKEN", "").strip():
            names.setdefault(_TOKEN, "BOT_TOKEN")
        return cls({place: _value(env[name].strip()) for place, name in names.items()}, names)

    def over(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The file's data with the environment's values laid over them."""
        for place, value in sorted(self.values.items()):
            data = _put(data, place, value)
        return data

    def name_of(self, place: Location) -> str:
        """The variable that gave the value at this place; empty when the environment did not."""
        names = (self.names.get(place[:depth]) for depth in range(len(place), 0, -1))
        return next((name for name in names if name), "")

    def name_within(self, place: Location) -> str:
        """A variable that gave something below this place: `STEWARD_FOO__BAR` makes a section `foo`."""
        return next((name for at, name in self.names.items() if at[: len(place)] == place), "")


def _named(env: Mapping[str, str], sections: Collection[str]) -> Iterator[tuple[Location, str]]:
    """The variables that are ours.

    Other programs may use our prefix too, so a name is ours only if it has the double underscore or begins
    with a section's name (which catches `STEWARD_TELEGRAM_TOKEN`).
    """
    for name in env:
        words = name.removeprefix(_PREFIX).lower()
        if name.startswith(_PREFIX) and ("__" in words or words.startswith(tuple(sections))):
            yield tuple(words.split("__")), name


def _value(raw: str) -> object:
    """Lists and tables as JSON or TOML; everything else stays text for pydantic to convert."""
    if raw.startswith(("[", "{")):
        with suppress(ValueError, RecursionError):
            return json.loads(raw)
        with suppress(ValueError, RecursionError):
            return tomllib.loads(f"value = {raw}")["value"]
    return raw


def _put(data: Mapping[str, Any], place: Location, value: object) -> Mapping[str, Any]:
    head, *rest = place
    if not rest:
        return {**data, str(head): value}
    inner = data.get(str(head), {})
    return {**data, str(head): _put(inner if isinstance(inner, Mapping) else {}, tuple(rest), value)}
