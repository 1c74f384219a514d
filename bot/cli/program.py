"""The commands, on one page."""

from importlib.metadata import version as version_of

import typer

from bot.cli.compare import compare
from bot.cli.copies import backup, restore
from bot.cli.demo import demo
from bot.cli.domains import domains
from bot.cli.importing import import_
from bot.cli.inspect import inspect
from bot.cli.report import report
from bot.cli.run import check, run
from bot.cli.schedule import schedule
from bot.cli.verify_draw import verify_draw
from bot.cli.words import words


def version() -> None:
    """Print the version."""
    typer.echo(f"steward {version_of('steward')}")


COMMANDS = (run, demo, check, schedule, report, compare, inspect, verify_draw, backup, restore, version)
GROUPS = (words, domains, import_)
"""Commands that have commands of their own."""


def program() -> typer.Typer:
    """All commands as one program."""
    built = typer.Typer(
        name="steward",
        help="Steward (群管家) looks after Telegram groups.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for command in COMMANDS:
        built.command()(command)
    for group in GROUPS:
        built.add_typer(group(), name=group.__name__.rstrip("_"))
    return built
