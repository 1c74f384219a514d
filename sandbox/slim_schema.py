"""Makes `schema.json.gz` out of the big Bot API schema: names, types and required flags only.

    python -m sandbox.slim_schema path/to/schema.json

The big one ships in aiogram's source distribution as `.butcher/schema/schema.json`. It has no
machine-readable results of methods and no tags of its unions; both are read out of its English.
"""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("schema.json.gz")
TAG = re.compile(r"(?:always|must be) [“‘'\"*]?([a-z_0-9]+)")
SIMPLE = {"True", "String", "Integer"}
CONTENTS = {"RichText": ["String", "Array of RichText"]}


def slim(big: dict[str, Any]) -> dict[str, Any]:
    """The slim schema: `api`, `types` (fields or alternatives) and `methods` (fields, returns)."""
    entries = [child for item in big["items"] for child in item["children"]]
    types = {e["name"]: _type(e) for e in entries if e["category"] == "types"}
    _tag_variants(types, {e["name"]: e for e in entries})
    methods = [e for e in entries if e["category"] == "methods"]
    return {
        "api": big["api"]["version"],
        "types": types,
        "methods": {e["name"]: {"fields": _fields(e), "returns": _returns(e, set(types))} for e in methods},
    }


def _type(entry: dict[str, Any]) -> dict[str, Any]:
    variants = re.findall(r"\n - (\S+)", entry["description"])
    if not entry["annotations"] and variants:
        return {"any": CONTENTS.get(entry["name"], []) + variants}
    return {"fields": _fields(entry)}


def _tag_variants(types: dict[str, Any], entries: dict[str, dict[str, Any]]) -> None:
    for name in {variant for kind in types.values() for variant in kind.get("any", [])}:
        if name in entries and (tag := _tag(entries[name])):
            types[name]["tag"] = tag


def _fields(entry: dict[str, Any]) -> dict[str, list[Any]]:
    return {a["name"]: [_spelled(a["type"]), int(bool(a.get("required")))] for a in entry["annotations"]}


def _spelled(expression: str) -> str:
    return expression.replace(", ", " or ").replace(" and ", " or ")


def _tag(entry: dict[str, Any]) -> list[str] | None:
    for field in entry["annotations"]:
        if field["name"] in {"type", "status", "source"}:
            found = TAG.search(field["description"])
            return [field["name"], found[1]] if found else None
    return None


def _returns(entry: dict[str, Any], types: set[str]) -> str:
    sentences = re.findall(r"[^.]*\b[Rr]eturn(?:s|ed)?\b[^.]*", entry["description"])
    told = " ".join(s for s in sentences if "error" not in s)
    if array := re.search(r"Array of (\w+)", told):
        return array[0]
    known = [word for word in re.findall(r"\b[A-Z]\w+", told) if word in SIMPLE | types]
    if not known:
        raise ValueError(f"cannot read what {entry['name']} returns: {told!r}")
    return " or ".join(dict.fromkeys(known))


def main(path: str) -> None:
    """Read the big schema at `path` and write the slim one beside this module."""
    text = json.dumps(slim(json.loads(Path(path).read_text())), separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
