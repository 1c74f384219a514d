"""`steward report`: how a community did, against the period before, and day by day."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failures import Sorry
from bot.cli.figures import (
    Csv,
    LastDay,
    Period,
    PeriodOption,
    ended,
    goals,
    last_day,
    moved,
    shown,
    write_csv,
)
from bot.cli.options import LARGEST, SMALLEST, Config, Json
from bot.cli.output import dumped, show_table

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.community import Community
    from bot.storage.statistics import Summary

_ADDED_UP = ("joined", "left", "messages", "checked_in", "points_paid")
_SHOWN = (
    "local_date", "members", "joined", "left", "messages", "active_members", "active", "new_members",
    "checked_in", "answers", "points_paid",
)  # fmt: skip
"""What a terminal has room for; JSON and CSV have all."""


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
    period: PeriodOption = Period.WEEK,
    to: LastDay = None,
    json: Json = False,  # noqa: FBT002 - an option's name is always written
    to_csv: Csv = None,
    to_png: Annotated[
        Path | None,
        typer.Option("--png", metavar="FILE", help="Draw the operators' summary there, in one picture."),
    ] = None,
    config: Config = None,
) -> None:
    """A group's figures against those of the period before, and its days one by one."""
    community, found = asyncio.run(_summary(config, chat, period, last_day(to)))
    rows = [asdict(day) for day in found.days]
    if to_csv:
        write_csv(to_csv, rows, list(rows[0]))
    if to_png:
        _draw(to_png, config, community, period, found)
    if json:
        typer.echo(dumped(_told(community, period, found)))
        return
    typer.echo(f"{community.title or community.chat_id}, {found.now.span.first} to {found.now.span.last}")
    _show_measures(found)
    show_table(_SHOWN, rows)


async def _summary(
    config: Path | None, chat: int, period: Period, to: "date | None"
) -> "tuple[Community, Summary]":
    from bot.cli.reading import opened  # noqa: PLC0415 - each command loads only what it needs
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.domain.statistics import Span  # noqa: PLC0415
    from bot.storage.inspection import chats_of  # noqa: PLC0415
    from bot.storage.statistics import summary  # noqa: PLC0415

    async with opened(config) as database, database.read() as uow:
        found = await uow.communities.by_chats(await chats_of(uow.connection, chat))
        if not found:
            raise Sorry(f"no community has the chat id {chat}: `steward inspect communities` lists them")
        community = next(iter(found.values()))
        span = Span.ending(ended(to, community.day_of(SystemClock().now())), period.days)
        rules = goals(config)(community.pack)
        return community, await summary(uow.connection, community, span.first, span.last, rules)


def _draw(path: Path, config: Path | None, community: "Community", period: Period, found: "Summary") -> None:
    """The same picture that the operators' chat gets, in the community's language."""
    import os  # noqa: PLC0415 - each command loads only what it needs

    from bot.actions.summary_sheet import sheet  # noqa: PLC0415 - as above
    from bot.config import load_settings  # noqa: PLC0415
    from bot.content import load_content  # noqa: PLC0415
    from bot.pictures.drawings import draw  # noqa: PLC0415

    content = load_content(load_settings(config, os.environ).content.path)
    drawing = sheet(community, period.value, found, content.of(community).statistics)
    path.write_bytes(draw(drawing.name, content.texts.shown(community.language, drawing)))


def _told(community: "Community", period: Period, found: "Summary") -> dict[str, Any]:
    from bot.domain.statistics_names import measures  # noqa: PLC0415 - each command loads only what it needs

    totals = {name: sum(getattr(day, name) for day in found.days) for name in _ADDED_UP}
    return {
        "chat_id": community.chat_id,
        "title": community.title,
        "period": period.value,
        "from": found.now.span.first,
        "to": found.now.span.last,
        "members": found.now.people.members,
        "totals": totals,
        "measures": measures(found.now),
        "before": measures(found.before),
        "days": [asdict(day) for day in found.days],
        "heat": found.heat,
        "cohorts": [asdict(cohort) for cohort in found.cohorts],
        "busiest": [asdict(each) for each in found.busiest],
        "valued": [asdict(each) for each in found.valued],
        "work": [asdict(each) for each in found.now.peace.work],
    }


def _show_measures(found: "Summary") -> None:
    """Those that there is anything to say of."""
    from bot.domain.statistics_names import measures  # noqa: PLC0415 - each command loads only what it needs

    now, before = measures(found.now), measures(found.before)
    rows = [
        {
            "measure": name, "now": shown(name, now[name]), "before": shown(name, before[name]),
            "change": moved(name, now[name], before[name]),
        }
        for name in now
        if now[name] or before[name]
    ]  # fmt: skip
    show_table(("measure", "now", "before", "change"), rows)
    typer.echo()
