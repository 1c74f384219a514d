"""`steward schedule`: what will go out, and when, in the group's local time."""

import asyncio
import os
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from bot.cli.failures import MISUSED, Sorry
from bot.cli.options import Chat, Config, Json
from bot.cli.output import show_json, show_table

DAYS_AT_MOST = 366
_SHOWN = ("local", "weekday", "utc", "kind", "title", "state")


class Kind(StrEnum):
    """The kinds of group."""

    PRODUCT = "product"
    INTEREST = "interest"
    REGIONAL = "regional"
    MEMBERS = "members"
    KOC = "koc"
    SUPPORT = "support"


def schedule(
    days: Annotated[int, typer.Option(min=1, max=DAYS_AT_MOST, help="How many days ahead.")] = 28,
    chat: Chat = None,
    json: Json = False,  # noqa: FBT002 - an option's name is always written
    since: Annotated[
        datetime | None,
        typer.Option("--from", metavar="DATE", formats=["%Y-%m-%d"], help="First local day; otherwise now."),
    ] = None,
    pack: Annotated[str, typer.Option(metavar="NAME", help="This pack, without any database.")] = "",
    timezone: Annotated[
        str, typer.Option(metavar="ZONE", help="With --pack; otherwise the configured default.")
    ] = "",
    kind: Annotated[Kind | None, typer.Option(help="With --pack; otherwise interest.")] = None,
    config: Config = None,
) -> None:
    """What will go out and when: weekly posts, and the times of the day's question."""
    from bot.cli.schedule_rows import Ahead, of_communities, of_pack  # noqa: PLC0415 - only what is needed
    from bot.config import load_settings  # noqa: PLC0415 - as above
    from bot.content import load_content  # noqa: PLC0415 - as above

    if pack and chat is not None:
        raise Sorry("name either a group (--chat) or a pack (--pack)", MISUSED)
    if not pack and (timezone or kind):
        raise Sorry("--timezone and --kind go with --pack", MISUSED)
    settings = load_settings(config, os.environ)
    ahead = Ahead(load_content(settings.content.path), since.date() if since else None, days)
    if pack:
        rows = of_pack(ahead, settings, pack, timezone, kind or Kind.INTEREST)
    else:
        rows = asyncio.run(of_communities(ahead, settings, config, chat))
    if json:
        show_json(rows)
    else:
        several = len({row["chat_id"] for row in rows}) > 1
        show_table([*(["community"] if several else []), *_SHOWN], [_for_people(row) for row in rows])


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    """Shorter, since a line of a terminal is."""
    return {**row, "local": row["local"].replace("T", " "), "utc": f"{row['at']:%m-%d %H:%M}"}
