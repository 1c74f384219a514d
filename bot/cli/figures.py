"""What the commands about figures share: periods, goals, and how figures are written."""

import csv
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failures import MISUSED, Sorry
from bot.domain.spreadsheet import cell

if TYPE_CHECKING:
    from bot.domain.statistics import StatisticsRules

Number = int | float | None
EARLIEST = date(2013, 8, 14)
"""When Telegram began: no group has a history before it."""


class Period(StrEnum):
    """How far back: the community's local day so far, or the 7 or 30 local days that end with it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @property
    def days(self) -> int:
        """How many local days."""
        return {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 30}[self]


PeriodOption = Annotated[
    Period, typer.Option("--period", help="Ending with the group's today, or with --to.")
]
LastDay = Annotated[
    str | None,
    typer.Option("--to", metavar="YYYY-MM-DD", help="The last local day; otherwise the group's today."),
]
Csv = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help="Write the rows there too; docs/cli.md tells the columns."),
]


def last_day(written: str | None) -> date | None:
    """The day of `--to`; None if it was not given. Raises Sorry for what is no day of the calendar."""
    if written is None:
        return None
    try:
        return datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Sorry(f"--to {written} is no day of the calendar: write it like 2025-11-30", MISUSED) from None


def ended(to: date | None, today: date) -> date:
    """The last day of a period. Raises Sorry for one that is still to come, or too early to reckon with."""
    if to is None:
        return today
    if to > today:
        raise Sorry(f"--to {to} is still to come: the group's today is {today}", MISUSED)
    if to < EARLIEST:
        raise Sorry(f"--to {to} is before there was Telegram: the first day there is, is {EARLIEST}", MISUSED)
    return to


def goals(config: Path | None) -> "Callable[[str], StatisticsRules]":
    """The numbers of the configured content, by the name of a pack.

    Raises ProblemsError for those that are wrong, at the latest when they are asked for.
    """
    from bot.config import load_settings  # noqa: PLC0415 - each command loads only what it needs
    from bot.content_statistics import read_statistics  # noqa: PLC0415 - as above
    from bot.toml_file import PACKS  # noqa: PLC0415 - as above

    folder = load_settings(config, os.environ).content.path
    usual = read_statistics(folder / "statistics.toml")

    @cache
    def of(pack: str) -> "StatisticsRules":
        own = folder / PACKS / pack / "statistics.toml"
        return read_statistics(own) if own.is_file() else usual

    return of


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]], fields: Sequence[str]) -> None:
    """A file for a spreadsheet: a line of names, then one for each row; what is unknown stays empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(fields))
        writer.writeheader()
        writer.writerows([{name: cell(value) for name, value in row.items()} for row in rows])


SHARES = frozenset({
    "speaker_share", "stickiness", "member_content", "top_ten_share", "activation", "retention_d1",
    "retention_d7", "retention_d30", "checkin_rate", "streaks_kept", "turnout",
})  # fmt: skip
"""Measures that are shares, 0 to 1."""
_TIMES = ("_median", "_90")


def shown(name: str, number: Number) -> str:
    """A measure for people: shares in per cent, times in hours and minutes."""
    if number is None:
        return ""
    if name in SHARES:
        return f"{100 * number:.1f} %"
    if name.endswith(_TIMES):
        minutes = round(number / 60)
        return f"{minutes // 60}:{minutes % 60:02} h"
    return f"{number:,}"


def moved(name: str, number: Number, before: Number) -> str:
    """How it has changed against the period before."""
    if number is None or before is None:
        return ""
    by = number - before
    if not by:
        return "="
    return f"{'▲' if by > 0 else '▼'} {shown(name, abs(round(by, 4))).replace(' %', ' points')}"
