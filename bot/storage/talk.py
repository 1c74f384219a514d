"""Who said and liked what: rows of `spoken`, `reaction`, `answer` and `response`, always many at a time."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Dialect, Executable, delete, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.hearing import Answer, Reacted, Spoken
from bot.storage.many import DAY, WHOLE, keyed, keys
from bot.storage.prepared import Prepared, prepare, run_many
from bot.storage.swift import ask
from bot.storage.tables import activity, answer, member, reaction, response, spoken
from bot.storage.upsert import add, add_to

_SPOKEN = ("community_id", "message_id", "user_id", "at")
_REACTION = ("community_id", "message_id", "user_id", "author_id", "reactions", "at")
_ANSWER = ("community_id", "message_id", "post_id", "user_id")
_RESPONSE = ("community_id", "post_id", "user_id", "replies", "reactions", "at")
_TALKED = ("community_id", "local_date", "user_id", "paid", "paid_at")
_THANKED = ("community_id", "local_date", "user_id", "received", "thanked")


@cache
def _speak(dialect: Dialect) -> Prepared:
    return prepare(dialect, add(dialect, spoken).on_conflict_do_nothing(), _SPOKEN)


@cache
def _react(dialect: Dialect) -> Prepared:
    statement = add_to(dialect, reaction, counters=(), replace=("reactions", "at"))
    return prepare(dialect, statement, _REACTION)


@cache
def _answer(dialect: Dialect) -> Prepared:
    return prepare(dialect, add(dialect, answer).on_conflict_do_nothing(), _ANSWER)


@cache
def _reply(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, response, counters=("replies",)), _RESPONSE)


@cache
def _respond(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, response, counters=(), replace=("reactions",)), _RESPONSE)


@cache
def _talked(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, activity, counters=("paid",), replace=("paid_at",)), _TALKED)


@cache
def _thanked(dialect: Dialect) -> Prepared:
    return prepare(dialect, add_to(dialect, activity, counters=("received", "thanked")), _THANKED)


@cache
def _paid(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, day=DAY, user=WHOLE)
    here = (
        (member.c.community_id == of["community"])
        & (member.c.user_id == of["user"])
        & member.c.left_at.is_(None)
    )
    same = (
        (activity.c.community_id == of["community"])
        & (activity.c.local_date == of["day"])
        & (activity.c.user_id == of["user"])
    )
    return select(
        member.c.community_id, type_coerce(of["day"], DAY).label("local_date"), member.c.user_id,
        activity.c.thanked, activity.c.paid, activity.c.paid_at,
    ).select_from(each.join(member, here).outerjoin(activity, same))  # fmt: skip


@cache
def _authors(dialect: Dialect) -> Executable:
    each, of = keyed(dialect, community=WHOLE, message=WHOLE)
    same = (spoken.c.community_id == of["community"]) & (spoken.c.message_id == of["message"])
    columns = [spoken.c[name] for name in ("community_id", "message_id", "user_id")]
    return select(*columns).select_from(each.join(spoken, same))


MemberDay = tuple[int, date, int]
"""Community, local day, member."""


class Paid(NamedTuple):
    """What a member's day has earned so far: thanks and messages that were paid for, and the last message."""

    thanked: int = 0
    messages: int = 0
    last: datetime | None = None


class TalkRows:
    """What was said and liked, and what it has earned on a day so far."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, messages: Iterable[Spoken]) -> None:
        """Remember whose these messages are."""
        await run_many(self._connection, _speak(self._connection.dialect), (
            {
                "community_id": each.community_id, "message_id": each.message_id, "user_id": each.user_id,
                "at": each.at,
            }
            for each in sorted(messages, key=lambda each: (each.community_id, each.message_id))
        ))  # fmt: skip

    async def authors(self, messages: Collection[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Whose these messages are, as (community id, message id), as far as that is remembered.

        The bot's own are nobody's.
        """
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(messages), "community", "message")
        rows = await ask(self._connection, _authors(dialect), asked)
        return {(row.community_id, row.message_id): row.user_id for row in rows}

    async def react(self, reactions: Iterable[tuple[Reacted, int]]) -> None:
        """Set what people's reactions are now, each with the message's author (0: ours, or unknown)."""
        latest = {(each.community_id, each.message_id, each.user_id): (each, to) for each, to in reactions}
        await run_many(self._connection, _react(self._connection.dialect), (
            {
                "community_id": community, "message_id": message, "user_id": user, "author_id": author,
                "reactions": each.now, "at": each.at,
            }
            for (community, message, user), (each, author) in sorted(latest.items(), key=lambda one: one[0])
        ))  # fmt: skip

    async def answer(self, answers: Sequence[Answer]) -> None:
        """Remember messages as answers to our posts; the same message is one."""
        await run_many(self._connection, _answer(self._connection.dialect), (
            {
                "community_id": each.community_id, "message_id": each.message_id, "post_id": each.post_id,
                "user_id": each.user_id,
            }
            for each in sorted(answers, key=lambda each: (each.community_id, each.message_id))
        ))  # fmt: skip
        await self._count(_reply, [
            {
                "community_id": each.community_id, "post_id": each.post_id, "user_id": each.user_id,
                "replies": 1, "reactions": 0, "at": each.at,
            }
            for each in answers
        ])  # fmt: skip

    async def respond(self, reactions: Iterable[tuple[Reacted, int]]) -> None:
        """Set the reactions that people's posts of ours (the second: their ids) have now."""
        await self._count(_respond, [
            {
                "community_id": each.community_id, "post_id": post_id, "user_id": each.user_id, "replies": 0,
                "reactions": each.now, "at": each.at,
            }
            for each, post_id in reactions
        ])  # fmt: skip

    async def _count(self, statement: Callable[[Dialect], Prepared], rows: list[dict[str, Any]]) -> None:
        rows.sort(key=lambda row: (row["community_id"], row["post_id"], row["user_id"]))
        await run_many(self._connection, statement(self._connection.dialect), rows)

    async def paid(self, days: Collection[MemberDay]) -> dict[MemberDay, Paid]:
        """What these days have earned these members so far; those who are not in the group are left out."""
        dialect = self._connection.dialect
        asked = keys(dialect, sorted(days), "community", "day", "user")
        rows = await ask(self._connection, _paid(dialect), asked)
        return {
            (row.community_id, row.local_date, row.user_id): Paid(
                row.thanked or 0, row.paid or 0, row.paid_at
            )
            for row in rows
        }

    async def talked(self, paid: Mapping[MemberDay, tuple[int, datetime]]) -> None:
        """Members' messages that earned a point on a day: how many more, and when the last one was."""
        await run_many(self._connection, _talked(self._connection.dialect), (
            {"community_id": community, "local_date": day, "user_id": user, "paid": more, "paid_at": at}
            for (community, day, user), (more, at) in sorted(paid.items())
        ))  # fmt: skip

    async def thanked(self, valued: Mapping[MemberDay, tuple[int, int]]) -> None:
        """Appreciation that members received on a day: how much more, and how much of it earned points."""
        await run_many(self._connection, _thanked(self._connection.dialect), (
            {
                "community_id": community, "local_date": day, "user_id": user, "received": received,
                "thanked": paid,
            }
            for (community, day, user), (received, paid) in sorted(valued.items())
        ))  # fmt: skip

    async def prune(self, before: datetime) -> None:
        """Forget whose messages of long ago were, and who liked them."""
        await self._connection.execute(delete(spoken).where(spoken.c.at < before))
        await self._connection.execute(delete(reaction).where(reaction.c.at < before))
