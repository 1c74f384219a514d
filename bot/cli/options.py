"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

SMALLEST, LARGEST = -(2**63), 2**63 - 1
"""What fits a database's integer; no id is beyond."""

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Configuration; otherwise config.toml here, if there is one."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON for other programs; docs/cli.md tells the fields.")]
Chat = Annotated[
    int | None,
    typer.Option(
        "--chat", metavar="ID", min=SMALLEST, max=LARGEST,
        help="Only this group, by its present or a former id.",
    ),
]  # fmt: skip
User = Annotated[
    int | None,
    typer.Option("--user", metavar="ID", min=SMALLEST, max=LARGEST, help="Only this person, by user id."),
]
