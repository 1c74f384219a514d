"""`steward run` and `steward check`."""

import os

import typer

from bot.cli.failures import FAILED
from bot.cli.options import Config


def run(config: Config = None) -> None:
    """Run the bot until it is told to stop."""
    from bot.config import load_settings  # noqa: PLC0415 - each command loads only what it needs
    from bot.content import load_content  # noqa: PLC0415

    settings = load_settings(config, os.environ)
    settings.require_token()
    content = load_content(settings.content.path)

    import uvloop  # noqa: PLC0415 - mistakes are told before it

    from bot.start import run as start  # noqa: PLC0415

    uvloop.run(start(settings, content))


def check(config: Config = None) -> None:
    """Say whether configuration and content are right, without network."""
    from bot.check import look  # noqa: PLC0415
    from bot.problems import shown_path  # noqa: PLC0415

    found = look(config)
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    settings, content = found.settings, found.content
    if found.problems or settings is None or content is None:
        raise typer.Exit(FAILED)
    counts = (
        f"{len(settings.communities)} declared communities",
        f"{len(content.texts.languages)} languages",
        f"{len(content.phrases)} phrases",
        f"{len(content.packs)} packs",
    )
    typer.echo(f"ok: {', '.join(counts)}")
    if not content.words.words:
        typer.echo(
            f"note: {shown_path(content.folder / 'words')} has no words, so none are screened", err=True
        )
