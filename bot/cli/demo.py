"""`steward demo`."""

import asyncio
from typing import Annotated

import typer


def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the chat page listens; 0 takes any.")
    ] = 8400,
    days: Annotated[int, typer.Option(min=1, max=366, help="Days to play with --headless.")] = 28,
    headless: Annotated[bool, typer.Option("--headless", help="Play, print what happened, and end.")] = False,  # noqa: FBT002 - an option's name is always written
    seed: Annotated[int, typer.Option(help="The same seed plays the same days.")] = 1,
) -> None:
    """Try everything here: no token, no account, no network."""
    from bot.demo import DemoOptions  # noqa: PLC0415 - each command loads only what it needs
    from bot.demo import demo as play  # noqa: PLC0415

    options = DemoOptions(port=port, days=days, headless=headless, seed=seed)
    raise typer.Exit(asyncio.run(play(options)))
