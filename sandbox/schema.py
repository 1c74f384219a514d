"""The Bot API schema: which methods and types exist, and whether a value fits them."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sandbox.checks import Check, Checks


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method: its type expression and the two ways to look at a value.

    `accepts` is what Telegram would swallow, `exact` also dislikes fields nobody has heard of.
    """

    name: str
    expression: str
    required: bool
    accepts: Check
    exact: Check


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API: its spelling, its parameters, the check of its result."""

    name: str
    fields: Mapping[str, Field]
    required: tuple[str, ...]
    result: Check


class Schema:
    """Everything the sandbox knows about the Bot API's shapes.

    `api` is the Bot API version, `kinds` the update kinds in the order of the reference.
    """

    def __init__(self, slim: Mapping[str, Any]) -> None:
        self.api: str = slim["api"]
        self._exact = Checks(slim["types"], unknown_fields=False)
        self._tolerant = Checks(slim["types"], unknown_fields=True)
        self._methods = {name.lower(): (name, raw) for name, raw in slim["methods"].items()}
        self._compiled: dict[str, Method] = {}
        fields = slim["types"]["Update"]["fields"]
        self.kinds = tuple(name for name in fields if name != "update_id")
        self._updates = {kind: self._exact.of(fields[kind][0]) for kind in self.kinds}

    def method(self, name: str) -> Method | None:
        """The method of that name in any letter case, or None."""
        key = name.lower()
        if key not in self._compiled and key in self._methods:
            self._compiled[key] = self._compile(*self._methods[key])
        return self._compiled.get(key)

    def update_problem(self, kind: str, payload: object) -> str | None:
        """What is wrong with an update of ours, or None."""
        check = self._updates.get(kind)
        if check is None:
            return f"{kind} is not a kind of update"
        problem = check(payload)
        return None if problem is None else f"{kind}{problem}"

    def fits(self, expression: str, value: object) -> str | None:
        """What keeps `value` from being exactly of a type such as `Array of User`, or None."""
        return self._exact.of(expression)(value)

    def _compile(self, name: str, raw: Mapping[str, Any]) -> Method:
        fields = {
            field: Field(field, kind, bool(required), self._tolerant.of(kind), self._exact.of(kind))
            for field, (kind, required) in raw["fields"].items()
        }
        required = tuple(field.name for field in fields.values() if field.required)
        return Method(name, fields, required, self._exact.of(raw["returns"]))


@cache
def load() -> Schema:
    """The schema that belongs to this sandbox, read once."""
    packed = files("sandbox").joinpath("schema.json.gz").read_bytes()
    return Schema(json.loads(gzip.decompress(packed)))
