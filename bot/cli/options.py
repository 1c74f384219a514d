"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Configuration; otherwise config.toml here, if there is one."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON for other programs; docs/cli.md tells the fields.")]
Chat = Annotated[
    int | None, typer.Option("--chat", metavar="ID", help="Only this group, by its present or a former id.")
]
User = Annotated[int | None, typer.Option("--user", metavar="ID", help="Only this person, by user id.")]
