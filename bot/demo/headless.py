"""Without a page: play all days as fast as they go, day by day, and keep what the rows say of each."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.demo import esteem
from bot.demo.cast import Group, Words
from bot.demo.director import FOUR
from bot.demo.figures import DayRow, broken, day_row, told
from bot.demo.reckoning import read_life, sentences, wrong
from bot.demo.show import Show
from bot.demo.story import date_of
from bot.domain.calendar import instant

_SETTLED = timedelta(minutes=10)
"""So long after its end a day has been dealt with for good (see `scheduled.checkin.after_rollover`)."""

Closing = tuple[datetime, Group, date]


@dataclass(slots=True)
class Outcome:
    """What the days came to, in figures and sentences; `wrong` is what must not have happened.

    `pictures` are the summaries of the groups' last thirty days, by language.
    """

    rows: list[DayRow] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    complete: bool = False


def closings(groups: Iterable[Group], days: int) -> list[Closing]:
    """When each local day of each group has ended, in order."""
    return sorted(_closings(groups, days), key=lambda closing: (closing[0], -closing[1].chat_id))


def _closings(groups: Iterable[Group], days: int) -> Iterator[Closing]:
    for group in groups:
        for number in range(1, days + 1):
            end = instant(date_of(number + 1), FOUR, group.timezone)
            yield end + _SETTLED, group, date_of(number)


async def play_through(
    show: Show, words: Words, outcome: Outcome, watched: Callable[[list[Closing]], Iterable[Closing]],
    days: int, stop: asyncio.Event,
) -> None:  # fmt: skip
    """A part of the running bot: all days, then the verdict; `watched` shows how far it is."""
    database = show.app.database
    await show.remember()
    for at, group, day in watched(closings(show.groups, days)):
        await show.director.to(at, stop)
        if stop.is_set():
            return
        outcome.rows.append(await day_row(database, group, day))
    now = show.clock.now()
    content = show.app.content
    for group in show.groups:
        life = await read_life(database, group, now)
        regard = await esteem.regard(database, show.stage, life)
        outcome.sentences += [await told(database, outcome.rows, group, words, now)]
        outcome.sentences += [*sentences(life, content, words), *esteem.sentences(regard, content, words)]
        outcome.wrong += [*wrong(life, content), *esteem.wrong(regard, content)]
        outcome.pictures[group.language] = await esteem.month(show.app, group)
    if refused := show.stage.refused:
        outcome.sentences.append(words("missed", count=len(refused), first=refused[0]))
    outcome.wrong += await broken(database, show.stage, now)
    outcome.complete = True
