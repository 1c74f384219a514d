"""A past for people on the KOC path, written as the rows that hearing would have left."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import insert

from bot.domain.points import Entry
from bot.storage.database import Database
from bot.storage.tables import activity

DAY = timedelta(days=1)
GIVERS = tuple(range(5001, 5013))


def days(first: date, last: date) -> list[date]:
    """All days from one to another."""
    return [first + DAY * number for number in range((last - first).days + 1)]


async def spoke(database: Database, user: int, when: Iterable[date], messages: int = 5) -> None:
    """Somebody wrote so many messages on each of these days."""
    rows = [{"community_id": 1, "local_date": day, "user_id": user, "messages": messages} for day in when]
    async with database.begin() as uow:
        await uow.connection.execute(insert(activity), rows)


async def valued(database: Database, user: int, when: Iterable[date], givers: Iterable[int] = GIVERS) -> None:
    """Each of these days one of the givers in turn valued what somebody said."""
    people = list(givers)
    async with database.begin() as uow:
        await uow.communities.lock([1])
        for number, day in enumerate(when):
            giver = people[number % len(people)]
            entry = Entry(user, 2, "thanks", f"thanks:{day}:{giver}:{user}", actor=giver)
            at = (await uow.communities.get(1)).registered_at
            await uow.ledger.record(1, entry, day, at)
