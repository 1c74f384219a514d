"""Ordinary messages for the spam model: rows of `spam_sample`, without a word of them."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Dialect, Executable, Select, bindparam, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.incident import Verdict
from bot.domain.spam import SAMPLE_SETTLED, SAMPLES_KEPT, SAMPLES_USED, STANDING_DAYS, STANDING_MESSAGES
from bot.storage.many import DAY, WHOLE, among, keyed, keys, listed
from bot.storage.swift import ask
from bot.storage.tables import activity, incident, member, report, spam_example, spam_sample
from bot.storage.upsert import add

Person = tuple[int, int]
"""Community, user."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An ordinary message: its features, packed."""

    community_id: int
    message_id: int
    user_id: int
    packed: bytes
    at: datetime


@cache
def _standing(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, user=WHOLE)
    here = (member.c.community_id == of["community"]) & (member.c.user_id == of["user"])
    long = member.c.first_day <= bindparam("since", type_=DAY)
    said = (
        select(func.coalesce(func.sum(activity.c.messages), 0))
        .where(
            activity.c.community_id == of["community"],
            among(dialect, activity.c.local_date, "days", DAY),  # day by day, so that each is found at once
            activity.c.user_id == of["user"],
        )
        .scalar_subquery()
    )
    return (
        select(member.c.community_id, member.c.user_id)
        .select_from(each.join(member, here))
        .where(member.c.trusted | (long & (said >= STANDING_MESSAGES)))
    )


def settled(now: datetime) -> Select[Any]:
    """The newest that have been harmless for long enough: nobody reported the message or decided about it.

    Nor has there been an incident about its author lately, other than a pardoned one.
    """
    whose = (incident.c.community_id == spam_sample.c.community_id) & (
        incident.c.user_id == spam_sample.c.user_id
    )
    lately = (incident.c.at > now - SAMPLES_KEPT) & (incident.c.verdict != Verdict.PARDONED)
    told = [
        (table.c.community_id == spam_sample.c.community_id)
        & (table.c.message_id == spam_sample.c.message_id)
        for table in (report, spam_example)
    ]
    return (
        select(spam_sample.c.packed, spam_sample.c.at)
        .where(
            spam_sample.c.at <= now - SAMPLE_SETTLED,
            ~exists().where(whose, lately),
            *(~exists().where(each) for each in told),
        )
        .order_by(spam_sample.c.at.desc(), spam_sample.c.message_id.desc())
        .limit(SAMPLES_USED)
    )


class SampleRows:
    """The samples of the whole instance."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_standing(self, people: Iterable[Person], since: date) -> set[Person]:
        """Which of these people are trusted, or have been writing since that day, and enough around it."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(set(people)), "community", "user") | {"since": since}
        days = [since + timedelta(number) for number in range(-STANDING_DAYS, STANDING_DAYS + 1)]
        asked |= {"days": listed(dialect, days)}
        rows = await ask(self._connection, _standing(dialect), asked)
        return {(row.community_id, row.user_id) for row in rows}

    async def authors(self, since: datetime) -> list[Person]:
        """Whose messages were kept since then: one entry for each message."""
        rows = await self._connection.execute(
            select(spam_sample.c.community_id, spam_sample.c.user_id).where(spam_sample.c.at > since)
        )
        return [(row.community_id, row.user_id) for row in rows]

    async def keep(self, samples: Collection[Sample]) -> None:
        """Add these; a message that is heard again is kept once."""
        if samples:
            statement = add(self._connection, spam_sample).values([asdict(each) for each in samples])
            await self._connection.execute(statement.on_conflict_do_nothing())

    async def prune(self, before: datetime) -> None:
        """Forget those of before then."""
        await self._connection.execute(delete(spam_sample).where(spam_sample.c.at < before))
