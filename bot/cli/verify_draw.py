"""`steward verify-draw`: does a giveaway's draw again, from its published list or from the database."""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.failures import FAILED, MISUSED, Sorry
from bot.cli.options import LARGEST, Config
from bot.domain.giveaway_proof import faults

LARGEST_FILE = 200_000_000
"""Bytes; a list of a million entrants is smaller."""


def verify_draw(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The list that was published with the draw.")
    ] = None,
    giveaway: Annotated[
        int | None,
        typer.Option(
            metavar="ID", min=1, max=LARGEST, help="All rounds of this giveaway, from the database."
        ),
    ] = None,
    commitment: Annotated[
        str, typer.Option(metavar="HEX", help="The fingerprint as the announcement showed it.")
    ] = "",
    config: Config = None,
) -> None:
    """Say whether a giveaway's winners are those that its seed and its list of entrants give."""
    if (file is None) == (giveaway is None):
        raise Sorry("name either the published FILE or --giveaway ID", MISUSED)
    papers = [_read(file)] if file is not None else asyncio.run(_stored(config, giveaway or 0))
    wrong = [_tell(paper, commitment, stored=file is None) for paper in papers]
    if any(wrong):
        raise typer.Exit(FAILED)


def _tell(paper: dict[str, Any], commitment: str, *, stored: bool) -> bool:
    """Print what came of one round; whether something is wrong with it."""
    name = f"round {paper.get('round')!r} of giveaway {paper.get('giveaway')!r}"
    found = faults(paper, commitment, forgotten=stored)
    for fault in found:
        typer.echo(f"NOT OK: {name}: {fault}", err=True)
    if found:
        return True
    people, winners = len(paper["entrants"]), len(paper["winners"])
    typer.echo(f"OK: {name}: {winners} of {people} entrants won, as the seed {paper['seed']} has it")
    forgotten = sum(row["id"] <= 0 for row in paper["entrants"])
    if forgotten:
        typer.echo(f"{forgotten} of them were forgotten since: their lots are taken as they stand")
    if not commitment:
        typer.echo(f"compare with the announcement: it must have shown {paper['commitment']}")
    return False


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Sorry(f"{path} is far too large for a draw: name the published list")
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Sorry(f"there is no file {path}: name the list that was published with the draw") from None
    except (ValueError, RecursionError):
        raise Sorry(f"{path} is not JSON: name the list that was published with the draw") from None
    if not isinstance(read, dict):
        raise Sorry(f"{path} is no draw: name the list that was published with it")
    return read


async def _stored(config: Path | None, giveaway: int) -> list[dict[str, Any]]:
    from bot.cli.reading import opened  # noqa: PLC0415 - each command loads only what it needs
    from bot.storage.giveaway_paper import paper  # noqa: PLC0415

    async with opened(config) as database, database.read() as uow:
        rounds = await uow.giveaways.rounds(giveaway)
        papers = [await paper(uow.giveaways, giveaway, each.round) for each in rounds]
    if not papers:
        raise Sorry(f"giveaway {giveaway} has no draw: `steward inspect giveaways` lists them")
    return [each for each in papers if each is not None]
