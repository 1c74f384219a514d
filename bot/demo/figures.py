"""What the days came to: read from the bot's rows, never from the story."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.demo.cast import Group, Words
from bot.demo.director import FOUR
from bot.demo.stage import Stage
from bot.domain.calendar import instant
from bot.domain.outgoing import Lane
from bot.storage.database import Database
from bot.storage.inspection import SUBJECTS, Found, Question, look
from bot.storage.statistics import series

_POSTED = ("say", "paper")
_FINE = ("done",)
_UNSENT = ("sending", "failed")


@dataclass(frozen=True, slots=True)
class DayRow:
    """One local day of one community."""

    date: date
    chat_id: int
    joined: int
    left: int
    messages: int
    speakers: int
    checked_in: int
    points_paid: int
    posts_sent: int


COUNTED = [field.name for field in fields(DayRow)][2:]


async def day_row(database: Database, group: Group, day: date) -> DayRow:
    """The figures of a local day that has ended."""
    begin, end = (instant(each, FOUR, group.timezone) for each in (day, day + timedelta(days=1)))
    async with database.read() as uow:
        community = (await uow.communities.by_chats([group.chat_id]))[group.chat_id]
        counted = (await series(uow.connection, community, day, day))[0]
        question = Question(end, frozenset({group.chat_id}))
        sent = await look(uow.connection, SUBJECTS["outbox"], question)
    posts = sum(_is_post(row) and begin <= row["created_at"] < end for row in sent)
    return DayRow(
        day, group.chat_id, counted.joined, counted.left, counted.messages, counted.active_members,
        counted.checked_in, counted.points_paid, posts,
    )  # fmt: skip


def _is_post(row: dict[str, object]) -> bool:
    return row["state"] == "sent" and row["kind"] in _POSTED and row["lane"] == Lane.POST


async def broken(database: Database, stage: Stage, now: datetime) -> list[str]:
    """What must not happen, in words for developers; empty when all is well."""
    violations = (await stage.get("journal", kind="violation"))["violations"]
    async with database.read() as uow:
        dead = await look(uow.connection, SUBJECTS["dead"], Question(now))
        jobs = await look(uow.connection, SUBJECTS["jobs"], Question(now))
        outbox = await look(uow.connection, SUBJECTS["outbox"], Question(now))
    unsent = [row for row in outbox if row["state"] in _UNSENT]
    missed = [row for row in jobs if row["state"] not in _FINE]
    found = {
        f"{violations} violations of the Bot API in the sandbox's journal": violations,
        f"{len(dead)} dead updates, the last: {dead[-1]['error'] if dead else ''}": len(dead),
        f"{len(missed)} scheduled slots without effect: {', '.join(str(row['job']) for row in missed)}": len(
            missed
        ),
        f"{len(unsent)} messages that never went out: {', '.join(_complaint(row) for row in unsent)}": len(
            unsent
        ),
    }
    return [sentence for sentence, count in found.items() if count]


def _complaint(row: dict[str, object]) -> str:
    return f"{row['kind']} {row['state']} ({row['error']})"


def table(rows: Sequence[DayRow], groups: Sequence[Group], words: Words) -> Table:
    """The days, and their sums, as a table."""
    titles = {group.chat_id: group.title for group in groups}
    made = Table(box=None, header_style="bold", pad_edge=False, show_footer=True)
    heading = words.row("heading")
    sums = [str(sum(getattr(row, name) for row in rows)) for name in COUNTED]
    for number, (label, footer) in enumerate(zip(heading, [words("total"), "", *sums], strict=True)):
        made.add_column(label, footer, justify="left" if number <= 1 else "right", no_wrap=True)
    for row in rows:
        made.add_row(f"{row.date}", titles[row.chat_id], *(str(getattr(row, name)) for name in COUNTED))
    return made


async def told(database: Database, rows: Sequence[DayRow], group: Group, words: Words, now: datetime) -> str:
    """What happened in one community, in a sentence or two."""
    own = [row for row in rows if row.chat_id == group.chat_id]
    async with database.read() as uow:
        question = Question(now, frozenset({group.chat_id}))
        members = await look(uow.connection, SUBJECTS["members"], question)
    keeper, richest = _first(members, "longest_streak"), _first(members, "balance")
    return words(
        "told", title=group.title, days=len(own), keeper=keeper["name"], longest=keeper["longest_streak"],
        richest=richest["name"], balance=richest["balance"],
        **{name: sum(getattr(row, name) for row in own) for name in COUNTED},
    )  # fmt: skip


def _first(members: Found, by: str) -> dict[str, object]:
    return max(members, key=lambda row: (row[by], -row["user_id"]), default={"name": "-", by: 0})


def write_csv(rows: Sequence[DayRow], path: Path) -> None:
    """A line for each day of each community."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=[field.name for field in fields(DayRow)])
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)


def show(console: Console, *sentences: object) -> None:
    """Print for people: no colours guessed into names and numbers."""
    for sentence in sentences:
        console.print(sentence, highlight=False, markup=False)
