"""What hearing looks out for: a few small questions for each batch."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Dialect, Executable, String, bindparam, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.hearing import LISTENED_TO, Posted, Watching
from bot.domain.proof import Wanted
from bot.storage.many import among, listed
from bot.storage.swift import ask
from bot.storage.tables import challenge, community, dialogue, member, post, vote
from bot.storage.types import UTCDateTime

BACKLOG = timedelta(hours=48)
"""Older than this nothing is that Telegram keeps for a bot that was away."""
ASKED, NEW = "asked", "new"
_NAME = String()


@cache
def _polls(dialect: Dialect) -> Executable:
    return (
        select(vote.c.poll_id, vote.c.community_id, vote.c.id, community.c.chat_id)
        .join_from(vote, community, community.c.id == vote.c.community_id)
        .where(among(dialect, vote.c.poll_id, "polls", _NAME))
    )


@cache
def _posts(dialect: Dialect) -> Executable:
    return (
        select(
            post.c.community_id, post.c.message_id, post.c.thread_id, post.c.id, post.c.kind, post.c.sent_at
        )
        .where(
            among(dialect, post.c.community_id, "communities"),
            post.c.sent_at > bindparam("since", type_=UTCDateTime),
            post.c.message_id.is_not(None),
        )
        .order_by(post.c.sent_at, post.c.id)
    )  # fmt: skip


@cache
def _challenges(dialect: Dialect) -> Executable:
    return select(challenge.c.community_id, challenge.c.id, challenge.c.proof, challenge.c.word).where(
        or_(challenge.c.state == "signup", challenge.c.state == "running"),  # its first day may just begin
        among(dialect, challenge.c.community_id, "communities"),
    )


@cache
def _people(dialect: Dialect) -> Executable:
    """Two small questions in one statement: who was asked something where, and who is new where."""
    asked = select(
        literal(ASKED).label("what"),
        dialogue.c.chat_id.label("place"),
        dialogue.c.user_id,
        dialogue.c.expires_at.label("at"),
    ).where(
        among(dialect, dialogue.c.chat_id, "chats"),
        dialogue.c.expires_at > bindparam("now", type_=UTCDateTime),
    )
    new = select(
        literal(NEW).label("what"), member.c.community_id.label("place"), member.c.user_id,
        member.c.joined_at.label("at"),
    ).where(
        among(dialect, member.c.community_id, "communities"),
        member.c.joined_at > bindparam("since", type_=UTCDateTime),
    )  # fmt: skip
    return union_all(asked, new)


class WatchingRows:
    """Reads `post`, `vote`, `challenge`, `dialogue` and `member` for hearing."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def polls(self, poll_ids: Sequence[str]) -> dict[str, tuple[int, int, int]]:
        """(community id, vote id, chat id) by poll id."""
        if not poll_ids:
            return {}
        dialect = self._connection.dialect
        rows = await ask(self._connection, _polls(dialect), {"polls": listed(dialect, poll_ids)})
        return {row.poll_id: (row.community_id, row.id, row.chat_id) for row in rows}

    async def look(
        self, communities: Collection[int], chats: Collection[int], polls: dict[str, tuple[int, int]],
        now: datetime, oldest: datetime | None = None, new_for: timedelta = timedelta(0),
    ) -> Watching:  # fmt: skip
        """What to look out for in these communities and chats; `oldest` is the batch's oldest message.

        `new_for`: so long people may be newcomers.
        """
        if not communities:
            return Watching(polls=polls)
        dialect = self._connection.dialect
        ids = {"communities": listed(dialect, sorted(communities))}
        begin = max(min(now, oldest or now), now - BACKLOG)
        asked = {**ids, "chats": listed(dialect, sorted(chats)), "now": now, "since": begin - new_for}
        found: dict[str, dict[tuple[int, int], datetime]] = {ASKED: {}, NEW: {}}
        for row in await ask(self._connection, _people(dialect), asked):
            found[row.what][row.place, row.user_id] = row.at
        watching = Watching(polls=polls, dialogues=frozenset(found[ASKED]), joined=found[NEW])
        for row in await ask(self._connection, _posts(dialect), {**ids, "since": begin - LISTENED_TO}):
            posted = Posted(row.id, row.sent_at)
            watching.posts[row.community_id, row.message_id] = posted
            if row.thread_id is not None and row.kind == "topic":
                watching.threads[row.community_id, row.thread_id] = posted
        for row in await ask(self._connection, _challenges(dialect), ids):
            known = watching.proofs.get(row.community_id, ())
            watching.proofs[row.community_id] = (*known, Wanted(row.id, row.proof, row.word))
        return watching
