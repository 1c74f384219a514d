"""Turns type expressions of the slim schema into functions that check JSON values quickly.

A check answers None when the value fits, else what is wrong, starting with the path to it.
"""

from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[object], str | None]
TypeTable = Mapping[str, Mapping[str, Any]]

_ARRAY = "Array of "
_SIMPLE: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (float, int),
    "Boolean": (bool,),
    "InputFile": (str,),
}


class Checks:
    """Checks for expressions such as `Array of Message` or `Integer or String`.

    `unknown_fields` says whether objects may hold fields which the schema does not name.
    """

    def __init__(self, types: TypeTable, *, unknown_fields: bool) -> None:
        self._types = types
        self._unknown_fields = unknown_fields
        self._made: dict[str, Check] = {}

    def of(self, expression: str) -> Check:
        """The check of one expression, made once."""
        made = self._made.get(expression)
        if made is None:
            made = self._made[expression] = self._make(expression)
        return made

    def _make(self, expression: str) -> Check:
        if expression.startswith(_ARRAY):
            return _array(self.of(expression.removeprefix(_ARRAY)))
        if " or " in expression:
            return self._union(expression, expression.split(" or "))
        if expression == "True":
            return lambda value: None if value is True else " must be true"
        if expression in _SIMPLE:
            return _simple(expression, _SIMPLE[expression])
        definition = self._types[expression]
        if "any" not in definition:
            return self._record(expression, definition)
        return self._union(expression, definition["any"])

    def _record(self, name: str, definition: Mapping[str, Any]) -> Check:
        fields: dict[str, Check] = {}
        tag = definition.get("tag")
        need = frozenset(f for f, (_, required) in definition["fields"].items() if required)
        check = _record(name, fields, need, tag, unknown_fields=self._unknown_fields)
        self._made[name] = check  # before its fields: a type may contain itself
        fields.update((f, self.of(kind)) for f, (kind, _) in definition["fields"].items())
        return check

    def _union(self, name: str, members: list[str]) -> Check:
        if all(member in _SIMPLE for member in members):
            return _simple(name, tuple(kind for m in members for kind in _SIMPLE[m]))
        tags = [tuple(self._types.get(member, {}).get("tag", ())) for member in members]
        alternatives: list[Check] = []
        later = _either(alternatives)
        self._made[name] = later  # before its members: RichText contains RichText
        alternatives.extend(self.of(member) for member in members)
        if not all(tags) or len({tag[0] for tag in tags}) > 1:
            return later
        return _tagged(tags[0][0], dict(zip((t[1] for t in tags), alternatives, strict=True)))


def _simple(name: str, kinds: tuple[type, ...]) -> Check:
    accepted = frozenset(kinds)
    problem = f" must be {name}"
    return lambda value: None if type(value) in accepted else problem


def _array(item_check: Check) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not list:
            return " must be an array"
        for index, item in enumerate(value):
            problem = item_check(item)
            if problem is not None:
                return f"[{index}]{problem}"
        return None

    return check


def _record(
    name: str,
    fields: dict[str, Check],
    need: frozenset[str],
    tag: tuple[str, str] | None,
    *,
    unknown_fields: bool,
) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not dict:
            return f" must be {name}"
        if not need <= value.keys():
            return f".{min(need - value.keys())} is missing in {name}"
        if tag is not None and value.get(tag[0]) != tag[1]:
            return f".{tag[0]} must be {tag[1]!r}"
        for field, item in value.items():
            field_check = fields.get(field)
            if field_check is None:
                if unknown_fields:
                    continue
                return f".{field} is not a field of {name}"
            problem = field_check(item)
            if problem is not None:
                return f".{field}{problem}"
        return None

    return check


def _either(alternatives: list[Check]) -> Check:
    def check(value: object) -> str | None:
        problems = []
        for alternative in alternatives:
            problem = alternative(value)
            if problem is None:
                return None
            problems.append(problem)
        return max(problems, key=lambda text: text.count("."))

    return check


def _tagged(key: str, variants: dict[str, Check]) -> Check:
    def check(value: object) -> str | None:
        if type(value) is not dict:
            return " must be an object"
        variant = variants.get(str(value.get(key)))
        if variant is None:
            return f".{key} must be one of {', '.join(variants)}"
        return variant(value)

    return check
