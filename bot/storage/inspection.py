"""Reading the rows as they are, for `steward inspect`: across communities, and never writing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.calendar import local_day
from bot.domain.checkin import CheckinRules, streak
from bot.storage.inspection_games import GAMES
from bot.storage.inspection_honour import HONOURS
from bot.storage.inspection_insight import INSIGHT
from bot.storage.inspection_koc import KOC
from bot.storage.inspection_peace import PEACE
from bot.storage.inspection_rhythm import RHYTHM
from bot.storage.inspection_subject import Found, Question, Subject, of_community
from bot.storage.tables import (
    activity,
    activity_hour,
    checkin,
    community,
    dead_update,
    former_chat,
    job_run,
    ledger,
    member,
    outbox,
)

__all__ = ["OPEN", "SUBJECTS", "Found", "Question", "Subject", "chats_of", "look"]

OPEN = ("dead", "retry")
"""The states of a dead update that somebody still has to see to."""


async def chats_of(connection: AsyncConnection, chat_id: int) -> frozenset[int]:
    """All ids a chat has had, if it is or was a community's; otherwise just this one."""
    owner = select(former_chat.c.community_id).where(former_chat.c.chat_id == chat_id)
    ours = (community.c.chat_id == chat_id) | community.c.id.in_(owner)
    now = await connection.execute(select(community.c.chat_id).where(ours))
    before = await connection.execute(
        select(former_chat.c.chat_id).where(
            former_chat.c.community_id.in_(select(community.c.id).where(ours))
        )
    )
    return frozenset({chat_id, *now.scalars(), *before.scalars()})


async def look(connection: AsyncConnection, subject: Subject, question: Question) -> Found:
    """The rows in their order; the last ones if there is a limit."""
    statement = subject.statement
    if question.chat_ids is not None:
        statement = statement.where(subject.chat.in_(question.chat_ids))
    if question.user_id is not None and subject.user is not None:
        statement = statement.where(subject.user == question.user_id)
    if question.limit is None:
        rows = (await connection.execute(statement.order_by(*subject.order))).mappings().all()
    else:
        backwards = [column.desc() for column in subject.order]
        last = await connection.execute(statement.order_by(*backwards).limit(question.limit))
        rows = last.mappings().all()[::-1]
    found = [dict(row) for row in rows]
    if subject.add_to is not None:
        await subject.add_to(connection, question, found)
    return found


async def _add_what_they_did(connection: AsyncConnection, question: Question, found: Found) -> None:
    messages = await _sums(connection, question, activity, "messages")
    balances = await _sums(connection, question, ledger, "amount")
    days = await _days(connection, question)
    today = await _todays(connection, question.now)
    rules = CheckinRules()
    for row in found:
        key = row["chat_id"], row["user_id"]
        run = streak(days.get(key, {}), today[row["chat_id"]], rules)
        row |= {"messages": messages.get(key, 0), "balance": balances.get(key, 0)}
        row |= {"streak": run.current, "longest_streak": run.longest}


async def _sums(
    connection: AsyncConnection, question: Question, table: Table, name: str
) -> Mapping[tuple[int, int], int]:
    """What a column of a table adds up to, by chat and member."""
    statement = (
        select(community.c.chat_id, table.c.user_id, func.sum(table.c[name]).label("total"))
        .join_from(table, community, community.c.id == table.c.community_id)
        .group_by(community.c.chat_id, table.c.user_id)
    )
    rows = await connection.execute(_narrowed(statement, table, question))
    return {(row.chat_id, row.user_id): int(row.total) for row in rows}


async def _days(connection: AsyncConnection, question: Question) -> Mapping[tuple[int, int], dict[date, str]]:
    found: dict[tuple[int, int], dict[date, str]] = {}
    statement = of_community(checkin, "user_id", "local_date", "kind")
    for row in await connection.execute(_narrowed(statement, checkin, question)):
        found.setdefault((row.chat_id, row.user_id), {})[row.local_date] = row.kind
    return found


def _narrowed(statement: Select[Any], table: Table, question: Question) -> Select[Any]:
    if question.chat_ids is not None:
        statement = statement.where(community.c.chat_id.in_(question.chat_ids))
    if question.user_id is not None:
        statement = statement.where(table.c.user_id == question.user_id)
    return statement


async def _todays(connection: AsyncConnection, now: datetime) -> Mapping[int, date]:
    rows = await connection.execute(
        select(community.c.chat_id, community.c.timezone, community.c.rollover_hour)
    )
    return {row.chat_id: local_day(now, row.timezone, row.rollover_hour) for row in rows}


def _plain(table: Table, *names: str) -> Select[Any]:
    return select(*(table.c[name] for name in names))


SUBJECTS: Mapping[str, Subject] = {
    "communities": Subject(
        _plain(
            community, "id", "chat_id", "title", "kind", "language", "timezone", "rollover_hour",
            "ops_chat_id", "pack", "state", "registered_at", "topic_alerts", "topic_reports", "topic_queue",
        ),
        [community.c.id], community.c.chat_id,
    ),
    "members": Subject(
        of_community(
            member, "user_id", "name", "username", "language", "joined_at", "left_at", "status",
            "first_day", "last_day",
        ),
        [member.c.community_id, member.c.user_id], community.c.chat_id, member.c.user_id,
        ("messages", "balance", "streak", "longest_streak"), _add_what_they_did,
    ),
    "ledger": Subject(
        of_community(
            ledger, "id", "user_id", "amount", "kind", "reason", "actor", "ref", "at", "local_date"
        ),
        [ledger.c.id], community.c.chat_id, ledger.c.user_id,
    ),
    "checkins": Subject(
        of_community(checkin, "user_id", "local_date", "kind", "points", "at"),
        [checkin.c.local_date, checkin.c.at, checkin.c.community_id, checkin.c.user_id],
        community.c.chat_id, checkin.c.user_id,
    ),
    "activity": Subject(
        of_community(
            activity, "local_date", "user_id", "messages", "media", "replies", "reactions", "received",
            "checkins",
        ),
        [activity.c.local_date, activity.c.community_id, activity.c.user_id],
        community.c.chat_id, activity.c.user_id,
    ),
    "hours": Subject(
        of_community(activity_hour, "local_date", "hour", "messages"),
        [activity_hour.c.local_date, activity_hour.c.hour, activity_hour.c.community_id],
        community.c.chat_id,
    ),
    "outbox": Subject(
        _plain(
            outbox, "id", "kind", "state", "chat_id", "attempts", "error", "lane", "created_at", "message_id"
        ),
        [outbox.c.id], outbox.c.chat_id,
    ),
    "dead": Subject(
        _plain(dead_update, "chat_id", "id", "update_id", "error", "at", "state").where(
            dead_update.c.state.in_(OPEN)
        ),
        [dead_update.c.id], dead_update.c.chat_id,
    ),
    "jobs": Subject(
        of_community(job_run, "job", "slot", "state", "finished_at").add_columns(
            job_run.c.community_id.label("community")
        ),
        [job_run.c.slot, job_run.c.community_id, job_run.c.job], community.c.chat_id,
    ),
    **RHYTHM,
    **GAMES,
    **HONOURS,
    **KOC,
    **PEACE,
    **INSIGHT,
}  # fmt: skip
"""Everything `steward inspect` can show, with the fields of docs/cli.md in their order."""
