"""`steward inspect`: the rows as they are; and what to do with an update that took no effect."""

import asyncio
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failures import MISUSED, Sorry
from bot.cli.figures import LastDay, ended, goals, last_day
from bot.cli.options import LARGEST, Chat, Config, Json, User
from bot.cli.output import show_json, show_table

if TYPE_CHECKING:
    from bot.storage.inspection import Found

ROWS_SHOWN = 50
"""How many rows a table has unless asked otherwise."""


class What(StrEnum):
    """The rows there are; each is a key of `bot.storage.inspection.SUBJECTS`."""

    COMMUNITIES = "communities"
    MEMBERS = "members"
    LEDGER = "ledger"
    CHECKINS = "checkins"
    ACTIVITY = "activity"
    HOURS = "hours"
    MEASURES = "measures"
    SUMMARIES = "summaries"
    ALARMS = "alarms"
    HEADCOUNTS = "headcounts"
    POSTS = "posts"
    VOTES = "votes"
    BALLOTS = "ballots"
    ORDERS = "orders"
    CHALLENGES = "challenges"
    ENTRANTS = "entrants"
    PROOFS = "proofs"
    GIVEAWAYS = "giveaways"
    HONOURS = "honours"
    NOMINEES = "nominees"
    BADGES = "badges"
    SHARES = "shares"
    KOC = "koc"
    STEPS = "steps"
    TALKS = "talks"
    MOVEMENTS = "movements"
    INCIDENTS = "incidents"
    SANCTIONS = "sanctions"
    AUDIT = "audit"
    CASES = "cases"
    REPORTS = "reports"
    APPEALS = "appeals"
    GATE = "gate"
    MODES = "modes"
    OUTBOX = "outbox"
    DEAD = "dead"
    JOBS = "jobs"


class Act(StrEnum):
    """What can be done with a dead update, and the state it moves to."""

    RETRY = "retry"
    DROP = "drop"


Limit = Annotated[
    int | None,
    typer.Option(min=1, max=LARGEST, help=f"Only the last N rows. Tables: {ROWS_SHOWN}, JSON: all."),
]


def inspect(
    what: What,
    act: Annotated[Act | None, typer.Argument(help="Only for `dead`: try again, or let go.")] = None,
    number: Annotated[
        int | None, typer.Argument(metavar="ID", max=LARGEST, help="The dead update's id.")
    ] = None,
    chat: Chat = None,
    user: User = None,
    json: Json = False,  # noqa: FBT002 - an option's name is always written
    limit: Limit = None,
    to: LastDay = None,
    config: Config = None,
) -> None:
    """Look at the rows, also while the bot runs: `inspect members --chat ID`, `inspect dead retry ID`."""
    if act is not None:
        _see_to(what, act, number, config)
        return
    if to is not None and what is not What.MEASURES:
        raise Sorry(
            f"`inspect {what}` has no last day: leave --to out, it is for `inspect measures`", MISUSED
        )
    most = limit if json or limit else ROWS_SHOWN
    rows, fields = asyncio.run(_rows(config, what, chat, user, most, last_day(to)))
    if json:
        show_json(rows)
    else:
        show_table(fields, rows)
    if not rows:
        typer.echo("no such rows", err=True)


def _see_to(what: What, act: Act, number: int | None, config: Path | None) -> None:
    if what is not What.DEAD:
        raise Sorry(f"`{act}` is for `inspect dead` only", MISUSED)
    if number is None:
        raise Sorry(f"which one? `steward inspect dead` lists the ids: `inspect dead {act} ID`", MISUSED)
    asyncio.run(_settle(config, act, number))
    done = "will be tried again by the running bot" if act is Act.RETRY else "is dropped"
    typer.echo(f"dead update {number} {done}")


async def _rows(
    config: Path | None, what: What, chat: int | None, user: int | None, limit: int | None, to: date | None
) -> "tuple[Found, list[str]]":
    from bot.cli.reading import opened  # noqa: PLC0415 - each command loads only what it needs
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.storage.inspection import SUBJECTS, Question, chats_of, look  # noqa: PLC0415

    subject = SUBJECTS[what]
    if user is not None and subject.user is None:
        raise Sorry(f"`inspect {what}` is not about persons: leave --user out", MISUSED)
    async with opened(config) as database, database.read() as uow:
        chats = None if chat is None else await chats_of(uow.connection, chat)
        rules = goals(config) if what is What.MEASURES else None
        now = SystemClock().now()
        if to is not None:
            ended(to, now.date() + timedelta(days=1))  # some group's today may be ahead of ours
        question = Question(now, chats, user, limit, rules, to)
        return await look(uow.connection, subject, question), subject.fields


async def _settle(config: Path | None, act: Act, number: int) -> None:
    from bot.cli.reading import opened  # noqa: PLC0415 - each command loads only what it needs

    state = "retry" if act is Act.RETRY else "dropped"
    async with opened(config) as database, database.begin() as uow:
        if await uow.updates.dead(number) is None:
            raise Sorry(
                f"there is no dead update {number} to decide about: `steward inspect dead` lists them"
            )
        await uow.updates.settle(number, state)
