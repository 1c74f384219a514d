"""How rows are written: a table for people, JSON for programs."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import typer


def instant(at: datetime) -> str:
    """ISO 8601, UTC, whole seconds: 2026-11-21T12:00:00Z."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no JSON form")


def dumped(value: object) -> str:
    """One JSON value on one line; instants and dates as text."""
    return json.dumps(value, ensure_ascii=False, default=_written)


def show_json(rows: Sequence[object]) -> None:
    """A JSON array with a row on each line."""
    typer.echo("[" + ",".join(f"\n{dumped(row)}" for row in rows) + "\n]" if rows else "[]")


def show_table(fields: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """A table as wide as the terminal; what people wrote cannot steer it."""
    from rich.console import Console  # noqa: PLC0415 - only needed for people
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(*fields, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(_cell(row[field])) for field in fields))
    Console().print(table)


def _cell(value: object) -> str:
    if value is None or value == "":
        return "-"
    shown = _written(value) if isinstance(value, date) else str(value).strip()
    last = shown.splitlines()[-1] if shown else "-"
    return "".join(sign if sign.isprintable() else "·" for sign in last)
