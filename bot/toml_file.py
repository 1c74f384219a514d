"""TOML files as somebody wrote them: the data, and the line on which each key stands.

Shared by the configuration and the content; turns what pydantic finds into problems with a line and a mend.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from bot.problems import Problem, ProblemsError, shown_path, suggestion

Location = tuple[str | int, ...]
Finding = tuple[Location, str, str]
"""A place in the data, what is wrong there, how to mend it."""

PACKS = "packs"
"""The folder of the content's packs."""
UNKNOWN_KEY = "is not a known key"

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_DATE = re.compile(r"""(?<!["'\d-])\d{4}-\d{1,2}-\d{1,2}\b""")
_SYNTAX_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")

_MENDS: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing", "add it"),
    "bool_type": ("is not true or false", "write `true` or `false` without quotes"),
    "bool_parsing": ("is not true or false", "write `true` or `false` without quotes"),
    "int_type": ("is not a whole number", "write digits without quotes, e.g. 10"),
    "int_parsing": ("is not a whole number", "write digits only, e.g. 10"),
    "int_from_float": ("is not a whole number", "leave out the decimals"),
    "string_type": ("is not text", 'put it in quotes: "..."'),
    "string_too_short": ("is empty", "write at least {min_length} characters"),
    "string_too_long": ("is too long", "use at most {max_length} characters"),
    "too_long": ("has too many entries", "leave at most {max_length}"),
    "too_short": ("has too few entries", "give at least {min_length}"),
    "greater_than_equal": ("is too small", "give {ge} or more"),
    "less_than_equal": ("is too large", "give {le} or less"),
    "less_than": ("is too large", "give less than {lt}"),
    "literal_error": ("is not one of the choices", "choose {expected}"),
    "tuple_type": ("is not a list", "write it in brackets: [1, 2, 3]"),
    "list_type": ("is not a list", "write it in brackets: [1, 2, 3]"),
    "dict_type": ("is not a table", "write it as a [section] of its own"),
    "model_type": ("is not a table", "write it as a [section] of its own"),
    "model_attributes_type": ("is not a table", "write it as a [section] of its own"),
    "time_parsing": ("is not a time of day", 'write hours and minutes: "21:00"'),
    "time_type": ("is not a time of day", 'write hours and minutes: "21:00"'),
}


def mend(what: str, fix: str) -> PydanticCustomError:
    """The error a validator raises when it knows both what is wrong and how to mend it."""
    return PydanticCustomError("mend", "{what}", {"what": what, "fix": fix})


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed TOML file. `name` is how problems call it; without text (no file) it has no lines.

    One in the folder of a pack, `packs/NAME/points.toml`, says only what is different there: the rest is
    what the `points.toml` of the content folder says.
    """

    name: str
    text: str
    data: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> "TomlFile":
        """Read and parse; raises ProblemsError when it is not there, not UTF-8 or not TOML."""
        name = shown_path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
            return cls(name, text, _with_usual(path, tomllib.loads(text)))
        except tomllib.TOMLDecodeError as error:
            raise ProblemsError([_syntax_problem(name, text, str(error))]) from None
        except (OSError, UnicodeDecodeError) as error:
            raise ProblemsError([unreadable(name, error)]) from None
        except (ValueError, RecursionError):  # Python gives up at 4300 digits, or some hundred brackets deep
            what, fix = "has a number or a nesting that is far too long", "shorten it"
            raise ProblemsError([Problem(name, 0, "", what, fix)]) from None

    def problem(self, where: Location, what: str, fix: str) -> Problem:
        """A problem of this file at the place `where`, e.g. ("communities", 1, "chat_id")."""
        return Problem(self.name, self.line_of(where), dotted(where), what, fix)

    def line_of(self, where: Location) -> int:
        """The line of the key, or of the nearest table around it; 0 when there is none."""
        lines = _lines(self.text)
        while where:
            if where in lines:
                return lines[where]
            where = where[:-1]
        return 0


def pack_of(path: Path) -> str:
    """The pack in whose folder a file is; empty for one of the content folder itself."""
    return path.parent.name if path.parent.parent.name == PACKS else ""


def content_of(path: Path) -> Path:
    """The content folder of a file there, or of one in a pack's folder."""
    return path.parent.parent.parent if pack_of(path) else path.parent


def _with_usual(path: Path, data: dict[str, Any]) -> dict[str, Any]:
    if not pack_of(path):
        return data
    return _merged(TomlFile.read(content_of(path) / path.name).data, data)


def _merged(usual: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Tables key by key; anything else is replaced as a whole."""
    found = dict(usual)
    for key, value in own.items():
        before = found.get(key)
        both = isinstance(before, dict) and isinstance(value, dict)
        found[key] = _merged(before, value) if both and isinstance(before, dict) else value
    return found


def findings(error: ValidationError, model: type[BaseModel]) -> Iterator[Finding]:
    """What pydantic found, each with its place, what is wrong and the mend; values are never repeated."""
    for detail in error.errors(include_url=False, include_input=False):
        where: Location = tuple(part for part in detail["loc"] if part != "[key]")
        context = detail.get("ctx", {})
        if detail["type"] == "mend":
            yield where, str(context["what"]), str(context["fix"])
        elif detail["type"] == "extra_forbidden":
            known = known_keys(model, where[:-1])
            yield where, UNKNOWN_KEY, suggestion(str(where[-1]), known)
        else:
            what, fix = _MENDS.get(detail["type"], (f"is not right: {detail['msg']}", "correct it"))
            yield where, what, fix.format(**context)


def unreadable(name: str, error: OSError | UnicodeDecodeError) -> Problem:
    """The problem of a file that cannot be read."""
    if isinstance(error, UnicodeDecodeError):
        return Problem(name, 0, "", "is not UTF-8 text", "save it again with the encoding UTF-8")
    if isinstance(error, FileNotFoundError):
        return Problem(name, 0, "", "is not there", "create it, or correct the path")
    reason = (error.strerror or "unknown reason").lower()
    return Problem(name, 0, "", f"cannot be read: {reason}", "check the path and its permissions")


def dotted(where: Location) -> str:
    """A place in a file as people write it: `communities[2].chat_id` (tables are counted from 1)."""
    words = ""
    for part in where:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return words.removeprefix(".")


def known_keys(model: type[BaseModel], where: Location) -> Sequence[str]:
    """The keys that the table at `where` may have; none when it is a table of free keys."""
    current: type[BaseModel] | None = model
    for part in where:
        if isinstance(part, str):
            field = current.model_fields.get(part) if current else None
            current = _model_in(field.annotation) if field else None
    return [field.alias or name for name, field in current.model_fields.items()] if current else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    for kind in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    found = _SYNTAX_PLACE.search(message)
    line = int(found[1]) if found and found[1] else len(text.splitlines())
    what = f"this is not valid TOML: {_SYNTAX_PLACE.sub('', message)}"
    if any(map(_is_no_date, _DATE.findall(text.splitlines()[line - 1] if line else ""))):
        what, fix = "has a date that is in no calendar", "write one that exists, like 2026-12-24"
        return Problem(name, line, "", what, fix)
    return Problem(name, line, "", what, "check quotes, brackets and commas on this line")


def _is_no_date(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return True
    return False


def _lines(text: str) -> dict[Location, int]:
    """Where each table and key begins; tables in a list carry their number (from 0)."""
    lines: dict[Location, int] = {}
    counts: dict[Location, int] = {}
    table: Location = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
            table = _numbered(table, counts)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(table + _path(key[1]), number)
    return lines


def _path(written: str) -> Location:
    return tuple(part.strip().strip("\"'") for part in written.split("."))


def _numbered(table: Location, counts: Mapping[Location, int]) -> Location:
    numbered: list[str | int] = []
    for depth, part in enumerate(table, start=1):
        numbered.append(part)
        if table[:depth] in counts:
            numbered.append(counts[table[:depth]])
    return tuple(numbered)
