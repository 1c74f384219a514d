"""Rows of the daily and weekly rhythm for `steward inspect`: votes and their journals, posts, games."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.votes import Cast, tally
from bot.storage.inspection_subject import Found, Question, Subject, of_community
from bot.storage.tables import ballot, community, purchase, vote


async def _add_counts(connection: AsyncConnection, question: Question, found: Found) -> None:
    """Lines of the journal, people whose ballot counts as of now, and turnout once that is known."""
    del question
    journals: dict[int, list[Cast]] = {row["id"]: [] for row in found}
    rows = await connection.execute(
        select(ballot.c.vote_id, ballot.c.user_id, ballot.c.options, ballot.c.counted)
        .where(ballot.c.vote_id.in_(journals))
        .order_by(ballot.c.id)
    )
    for row in rows:
        journals[row.vote_id].append(Cast(row.user_id, tuple(row.options), row.counted))
    for row in found:
        journal, result = journals[row["id"]], row.pop("result")
        row |= {
            "ballots": len(journal), "voters": tally(journal, len(row["options"])).voters,
            "turnout": result["turnout"] if result else None, "result": result,
        }  # fmt: skip


RHYTHM: Mapping[str, Subject] = {
    "votes": Subject(
        of_community(
            vote, "id", "state", "question", "options", "multi", "hidden", "ties", "decides", "choices",
            "period", "asked_by", "approved_by", "opened_at", "closes_at", "closed_at", "result",
        ),
        [vote.c.id], community.c.chat_id, None, ("ballots", "voters", "turnout"), _add_counts,
    ),
    "ballots": Subject(
        of_community(ballot, "id", "vote_id", "user_id", "options", "counted", "why", "at"),
        [ballot.c.id], community.c.chat_id, ballot.c.user_id,
    ),
    "orders": Subject(
        of_community(
            purchase, "id", "user_id", "item", "price", "state", "unit", "code", "reason", "decided_by",
            "local_date", "at", "decided_at",
        ),
        [purchase.c.id], community.c.chat_id, purchase.c.user_id,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
