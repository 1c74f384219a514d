"""`steward report`: how a community did, day by day."""

import asyncio
import csv
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failures import Sorry
from bot.cli.options import LARGEST, SMALLEST, Config, Json
from bot.cli.output import dumped, show_table

if TYPE_CHECKING:
    from bot.domain.community import Community
    from bot.storage.report import DayFigures

_ADDED_UP = ("joined", "left", "messages", "checked_in", "points_paid")


class Period(StrEnum):
    """How far back: the community's local day so far, or the 7 or 30 local days that end with it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_DAYS = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 30}


def report(
    chat: Annotated[
        int,
        typer.Option(
            "--chat",
            metavar="ID",
            min=SMALLEST,
            max=LARGEST,
            help="The group, by its present or a former id.",
        ),
    ],
    period: Annotated[Period, typer.Option(help="Ending with the group's today.")] = Period.WEEK,
    json: Json = False,  # noqa: FBT002 - an option's name is always written
    to_csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the days there too.")
    ] = None,
    config: Config = None,
) -> None:
    """Members, messages, check-ins and points of a group, day by day."""
    community, days = asyncio.run(_figures(config, chat, _DAYS[period]))
    rows = [asdict(day) for day in days]
    if to_csv:
        _write_csv(to_csv, rows)
    if json:
        typer.echo(dumped(_summary(community, period, days)))
        return
    typer.echo(f"{community.title or community.chat_id}, {days[0].local_date} to {days[-1].local_date}")
    show_table(list(rows[0]), rows)


async def _figures(config: Path | None, chat: int, days: int) -> "tuple[Community, list[DayFigures]]":
    from bot.cli.reading import opened  # noqa: PLC0415 - each command loads only what it needs
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.storage.inspection import chats_of  # noqa: PLC0415
    from bot.storage.report import figures  # noqa: PLC0415

    async with opened(config) as database, database.read() as uow:
        found = await uow.communities.by_chats(await chats_of(uow.connection, chat))
        if not found:
            raise Sorry(f"no community has the chat id {chat}: `steward inspect communities` lists them")
        community = next(iter(found.values()))
        today = community.day_of(SystemClock().now())
        first = today - timedelta(days=days - 1)
        return community, await figures(uow.connection, community.id, first, today)


def _summary(community: "Community", period: Period, days: "Sequence[DayFigures]") -> dict[str, Any]:
    totals = {name: sum(getattr(day, name) for day in days) for name in _ADDED_UP}
    return {
        "chat_id": community.chat_id,
        "title": community.title,
        "period": period.value,
        "from": days[0].local_date,
        "to": days[-1].local_date,
        "members": days[-1].members,
        "totals": totals,
        "days": [asdict(day) for day in days],
    }


def _write_csv(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
