"""Rows of the daily and weekly rhythm for `steward inspect`: votes and their journals, posts, games."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.votes import Cast, tally
from bot.storage.inspection_subject import Found, Question, Subject, of_community
from bot.storage.tables import ballot, community, post, purchase, response, vote

_EFFECT = ("replies", "reactions", "people")


async def _add_counts(connection: AsyncConnection, question: Question, found: Found) -> None:
    """Lines of the journal, people whose ballot counts as of now, and turnout once that is known."""
    del question
    journals: dict[int, list[Cast]] = {row["id"]: [] for row in found}
    rows = await connection.execute(
        select(ballot.c.vote_id, ballot.c.user_id, ballot.c.options, ballot.c.counted)
        .where(ballot.c.vote_id.in_(journals))
        .order_by(ballot.c.id)
    )
    for line in rows:
        journals[line.vote_id].append(Cast(line.user_id, tuple(line.options), line.counted))
    for row in found:
        journal, result = journals[row["id"]], row.pop("result")
        row |= {
            "ballots": len(journal), "voters": tally(journal, len(row["options"])).voters,
            "turnout": result["turnout"] if result else None, "result": result,
        }  # fmt: skip


async def _add_effects(connection: AsyncConnection, question: Question, found: Found) -> None:
    """What came of each post within its day."""
    del question
    did = (response.c.replies > 0) | (response.c.reactions > 0)
    whose = (post.c.community_id == response.c.community_id) & (post.c.id == response.c.post_id)
    sums = [func.sum(response.c[name]).label(name) for name in ("replies", "reactions")]
    rows = await connection.execute(
        select(post.c.id, *sums, func.count().label("people"))
        .join_from(post, response, whose)
        .where(post.c.id.in_([row["id"] for row in found]), did)
        .group_by(post.c.id)
    )
    effects = {row.id: row for row in rows}
    for row in found:
        effect = effects.get(row["id"])
        for name in _EFFECT:
            row[name] = int(getattr(effect, name)) if effect else 0


RHYTHM: Mapping[str, Subject] = {
    "posts": Subject(
        of_community(
            post, "id", "kind", "entry", "slot", "local_date", "state", "message_id", "sent_at", "decided_by"
        ),
        [post.c.slot, post.c.id], community.c.chat_id, None, _EFFECT,
        _add_effects,
    ),
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
