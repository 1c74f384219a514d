"""`steward domains`: bringing lists of domains in that others keep up to date."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config
from bot.cli.text_file import read_text

if TYPE_CHECKING:
    from bot.screening.domain_file import DomainFile

MOST_TOLD = 20
"""Lines without a domain that are named."""


class Into(StrEnum):
    """The lists of `content/domains/`; a domain of `elsewhere` may have a path."""

    SCAM = "scam"
    ALLOWED = "allowed"
    SHORTENERS = "shorteners"
    GUARDED = "guarded"
    ELSEWHERE = "elsewhere"


def domains() -> typer.Typer:
    """The commands about lists of domains."""
    built = typer.Typer(help="Bring lists of domains in.", no_args_is_help=True)
    built.callback()(lambda: None)  # one command alone would take the group's place
    built.command("import")(bring_in)
    return built


def bring_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Domains, one a line; hosts files too.")],
    into: Annotated[Into, typer.Option(help="Into content/domains/INTO.txt.")] = Into.SCAM,
    config: Config = None,
) -> None:
    """Add the domains of a list to the content; those that are there already stay as they are."""
    from bot.problems import shown_path  # noqa: PLC0415 - each command loads only what it needs
    from bot.screening.domain_file import read_domains  # noqa: PLC0415

    paths = into is Into.ELSEWHERE
    found = read_domains(read_text(file, "a domain"), paths=paths)
    path = _folder(config) / f"{into}.txt"
    there = read_domains(read_text(path, "a domain"), paths=paths).names if path.is_file() else frozenset()
    new = sorted(found.names - there)
    if new:
        _append(path, new)
    _tell_odd(found)
    left = f"{len(found.names) - len(new)} were there already, {len(found.odd_lines)} left out"
    typer.echo(f"{len(new)} domains added to {shown_path(path)}, {left}")


def _tell_odd(found: "DomainFile") -> None:
    for number, line in found.odd_lines[:MOST_TOLD]:
        typer.echo(f"line {number} left out: {line[:60]!r} is no domain", err=True)
    if len(found.odd_lines) > MOST_TOLD:
        typer.echo(f"and {len(found.odd_lines) - MOST_TOLD} more", err=True)


def _append(path: Path, names: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    if not before:
        before = "# Brought in with `steward domains import`.\n"
        path.write_text(before, encoding="utf-8")
    gap = "" if before.endswith("\n") else "\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(gap + "\n".join(names) + "\n")


def _folder(config: Path | None) -> Path:
    import os  # noqa: PLC0415 - as above

    from bot.config import load_settings  # noqa: PLC0415

    return load_settings(config, os.environ).content.path / "domains"
