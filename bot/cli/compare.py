"""`steward compare`: all communities side by side, for whoever owns several."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

from bot.cli.figures import Csv, LastDay, Period, PeriodOption, ended, goals, last_day, shown, write_csv
from bot.cli.options import Config, Json
from bot.cli.output import show_json, show_table

_SHOWN = (
    "title", "members", "net_growth", "speaker_share", "wau", "messages", "activation", "retention_d7",
    "checkin_rate", "discussions",
)  # fmt: skip
"""What a terminal has room for; JSON and CSV have all."""
_HEAD = ("chat_id", "title", "period", "from", "to")


def compare(
    period: PeriodOption = Period.WEEK,
    to: LastDay = None,
    json: Json = False,  # noqa: FBT002 - an option's name is always written
    to_csv: Csv = None,
    config: Config = None,
) -> None:
    """The same figures of all communities, those with most members first."""
    from bot.domain.statistics_names import NAMES  # noqa: PLC0415 - each command loads only what it needs

    rows = asyncio.run(_rows(config, period, last_day(to)))
    if to_csv:
        write_csv(to_csv, rows, (*_HEAD, *NAMES))
    if json:
        show_json(rows)
        return
    show_table(_SHOWN, [{name: _cell(name, row[name]) for name in _SHOWN} for row in rows])


async def _rows(config: Path | None, period: Period, to: date | None) -> list[dict[str, Any]]:
    """Groups that the bot has left, or that are not set up yet, are not compared."""
    from bot.actions.compare import side_by_side  # noqa: PLC0415 - each command loads only what it needs
    from bot.cli.reading import opened  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.domain.community import State  # noqa: PLC0415
    from bot.domain.statistics_names import measures  # noqa: PLC0415

    async with opened(config) as database, database.read() as uow:
        communities = await uow.communities.all(State.ACTIVE)
        now = SystemClock().now()
        if to is not None and communities:
            ended(to, min(each.day_of(now) for each in communities))
        rules = goals(config)
        found = await side_by_side(uow, communities, now, period.days, lambda each: rules(each.pack), to)
    rows = []
    for each in found:
        home, span = each.community, each.figures.span
        head = home.chat_id, home.title, period.value, span.first, span.last
        rows.append(dict(zip(_HEAD, head, strict=True)) | measures(each.figures))
    return rows


def _cell(name: str, value: Any) -> str:  # noqa: ANN401 - text or number
    return value if isinstance(value, str) else shown(name, value)
