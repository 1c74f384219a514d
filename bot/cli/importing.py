"""`steward import`: the history of a group from before the bot came."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failures import Sorry
from bot.cli.options import LARGEST, SMALLEST, Config, Json
from bot.cli.output import dumped

if TYPE_CHECKING:
    from bot.importer import Outcome

Group = Annotated[
    int,
    typer.Option(
        "--chat", metavar="ID", min=SMALLEST, max=LARGEST, help="The group, by its present or a former id."
    ),
]
_LEFT_OUT = (
    ("known", "were taken in before"),
    ("live", "were counted by the bot itself"),
    ("others", "are of bots, channels, the group itself or people who were forgotten"),
)


def import_() -> typer.Typer:
    """The commands that take a history in."""
    built = typer.Typer(help="Take the history of a group in.", no_args_is_help=True)
    built.callback()(lambda: None)  # one command alone would take the group's place
    built.command("telegram-export")(telegram_export)
    return built


def telegram_export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Telegram Desktop's result.json.")],
    chat: Group,
    source: Annotated[
        int | None,
        typer.Option(
            "--from",
            metavar="ID",
            min=SMALLEST,
            max=LARGEST,
            help="The chat in the file, where its id is another than the group's.",
        ),
    ] = None,
    without: Annotated[
        list[int] | None,
        typer.Option(metavar="USER", min=1, max=LARGEST, help="Leave this bot out, by its id; repeatable."),
    ] = None,
    json: Json = False,  # noqa: FBT002 - an option's name is always written
    config: Config = None,
) -> None:
    """Count what was said, who came and who left before the bot counted; again changes nothing."""
    from bot.cli.importing_run import Wish, bring_in  # noqa: PLC0415 - each command loads only what it needs
    from bot.config import load_settings  # noqa: PLC0415

    token = load_settings(config, os.environ).telegram.token
    bots = {int(token.get_secret_value().partition(":")[0])} if token else set()
    if not file.is_file():
        raise Sorry(f"there is no file {file}: name the result.json that Telegram Desktop wrote")
    wish = Wish(file, chat, frozenset(bots | set(without or ())), source=source)
    title, outcome = asyncio.run(bring_in(wish, config))
    if json:
        typer.echo(dumped(_row(chat, title, outcome)))
        return
    for line in _lines(title, outcome):
        typer.echo(line)


def _row(chat: int, title: str, outcome: "Outcome") -> dict[str, Any]:
    return {
        "chat_id": chat, "title": title, "messages": outcome.messages, "people": len(outcome.people),
        "joined": outcome.joined, "left": outcome.left, "from": outcome.first_at, "to": outcome.last_at,
        "known": outcome.known, "live": outcome.live, "others": outcome.others,
        "nameless": outcome.nameless,
    }  # fmt: skip


def _lines(title: str, outcome: "Outcome") -> list[str]:
    if outcome.first_at is None or outcome.last_at is None:
        lines = [f"{title}: nothing new"]
    else:
        said = f"{outcome.messages:,} messages of {len(outcome.people):,} people"
        lines = [f"{title}: {said}, from {outcome.first_at:%Y-%m-%d} to {outcome.last_at:%Y-%m-%d}"]
    if outcome.joined or outcome.left:
        lines.append(f"{outcome.joined:,} joined, {outcome.left:,} left")
    lines += [f"left out: {n:,} {why}" for name, why in _LEFT_OUT if (n := getattr(outcome, name))]
    if outcome.nameless:
        lines.append(f"left out: {outcome.nameless:,} joins and leaves of people whom the file only names")
    return lines
