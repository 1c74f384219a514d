"""Rows of honours and badges for `steward inspect`: with the figures behind each name."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.inspection_subject import Found, Question, Subject, of_community
from bot.storage.tables import badge, community, honour, nominee


async def _add_figures(connection: AsyncConnection, question: Question, found: Found) -> None:
    """Of the winner the score and the figures, and how many stood behind them."""
    del question
    rows = await connection.execute(
        select(nominee.c.honour_id, nominee.c.user_id, nominee.c.score, nominee.c.figures)
    )
    line: dict[int, dict[int, tuple[int, dict[str, int]]]] = {}
    for row in rows:
        line.setdefault(row.honour_id, {})[row.user_id] = row.score, row.figures
    for each in found:
        people = line.get(each["id"], {})
        score, figures = people.get(each["user_id"], (None, {}))
        each |= {"score": score, "figures": figures, "nominees": len(people)}


HONOURS: Mapping[str, Subject] = {
    "honours": Subject(
        of_community(
            honour, "id", "title", "period", "first_day", "last_day", "state", "user_id", "how", "rule",
            "elected_at", "announce_at", "announced_at", "until", "decided_by",
            "revoked_at",
        ),
        [honour.c.last_day, honour.c.id], community.c.chat_id, honour.c.user_id,
        ("score", "figures", "nominees"), _add_figures,
    ),
    "nominees": Subject(
        of_community(nominee, "honour_id", "place", "user_id", "score", "figures", "why"),
        [nominee.c.honour_id, nominee.c.place], community.c.chat_id, nominee.c.user_id,
    ),
    "badges": Subject(
        of_community(badge, "user_id", "badge", "ref", "at"),
        [badge.c.at, badge.c.community_id, badge.c.user_id, badge.c.badge],
        community.c.chat_id, badge.c.user_id,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
