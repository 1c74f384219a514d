"""What topics ask of the rows of others: who is silent, what was decided, who answered and was liked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import ColumnElement, Dialect, Executable, distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.post import OUT
from bot.domain.topics import ICEBREAKER
from bot.domain.vote import RUNNING
from bot.domain.votes import TOPIC
from bot.storage.many import among, listed
from bot.storage.swift import ask
from bot.storage.tables import answer, community, decision, member, post, reaction, spoken, vote


@cache
def _kinds(dialect: Dialect) -> Executable:
    return select(post.c.id, post.c.kind).where(among(dialect, post.c.id, "posts"))


def _answered() -> ColumnElement[bool]:
    """The last word is found by its number, which the primary key has in order."""
    last_word = (
        select(spoken.c.at)
        .where(spoken.c.community_id == post.c.community_id)
        .order_by(spoken.c.message_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    liked = (
        select(reaction.c.user_id)
        .where(
            reaction.c.community_id == post.c.community_id, reaction.c.message_id == post.c.message_id,
            reaction.c.reactions > 0,
        )
        .exists()
    )  # fmt: skip
    return or_(post.c.sent_at.is_(None), last_word >= post.c.sent_at, liked)


@dataclass(frozen=True, slots=True)
class Best:
    """An answer that people liked: whose it is, the message, and how many others reacted to it."""

    user_id: int
    name: str
    message_id: int
    likes: int


@dataclass(frozen=True, slots=True)
class Icebreaker:
    """An ice-breaker's local day, and whether anybody has reacted to it or spoken in the group since."""

    day: date
    answered: bool


class TopicRows:
    """Reads `post`, `decision`, `vote`, `answer`, `reaction` and `spoken`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def decision(self, community_id: int, what: str, period: str) -> str:
        """What a vote has settled for a week or a day, empty if nothing."""
        rows = await self._connection.execute(
            select(decision.c.choice).where(
                decision.c.community_id == community_id, decision.c.what == what, decision.c.period == period
            )
        )
        return rows.scalar_one_or_none() or ""

    async def promised(self, community_id: int, day: date) -> set[str]:
        """What votes have settled for days after this one, and what those that still run may settle."""
        later = decision.c.period > day.isoformat()
        decided = await self._connection.execute(
            select(decision.c.choice).where(
                decision.c.community_id == community_id, decision.c.what == TOPIC, later
            )
        )
        running = await self._connection.execute(
            select(vote.c.choices).where(
                vote.c.community_id == community_id, vote.c.decides == TOPIC, vote.c.state.in_(RUNNING)
            )
        )
        return {*decided.scalars(), *(choice for choices in running.scalars() for choice in choices)}

    async def silent(self, community_ids: Collection[int], since: datetime, now: datetime) -> set[int]:
        """Those of these communities in which nobody, and no post of ours, has said anything since.

        One statement for all: it reads what was said since then, however much there was before.
        """
        talked = select(spoken.c.community_id).where(spoken.c.at > since)  # distinct would read all
        ours = post.c.community_id == community.c.id
        on_its_way = ours & post.c.sent_at.is_(None) & post.c.slot.between(since, now) & post.c.state.in_(OUT)
        rows = await self._connection.execute(
            select(community.c.id).where(
                community.c.id.in_(community_ids),
                community.c.id.not_in(talked),
                ~select(post.c.id).where(ours, post.c.sent_at > since).exists(),
                ~select(post.c.id).where(on_its_way).exists(),
            )
        )
        return set(rows.scalars())

    async def icebreakers(
        self, community_ids: Collection[int], since: datetime
    ) -> dict[int, list[Icebreaker]]:
        """The ice-breakers since an instant, by community, the latest last.

        One that never reached the group counts as answered.
        """
        found: dict[int, list[Icebreaker]] = {community_id: [] for community_id in community_ids}
        rows = await self._connection.execute(
            select(post.c.community_id, post.c.local_date, _answered().label("answered"))
            .where(post.c.community_id.in_(community_ids), post.c.kind == ICEBREAKER, post.c.slot >= since)
            .order_by(post.c.slot)
        )
        for row in rows:
            found[row.community_id].append(Icebreaker(row.local_date, bool(row.answered)))
        return found

    async def kinds(self, post_ids: Collection[int]) -> dict[int, str]:
        """The kind of each of these posts."""
        dialect = self._connection.dialect
        rows = await ask(self._connection, _kinds(dialect), {"posts": listed(dialect, sorted(post_ids))})
        return {row.id: row.kind for row in rows}

    async def people(self, community_id: int, post_id: int) -> int:
        """How many people have answered a post."""
        total = await self._connection.execute(
            select(func.count(distinct(answer.c.user_id))).where(
                answer.c.community_id == community_id, answer.c.post_id == post_id
            )
        )
        return int(total.scalar_one())

    async def best(self, community_id: int, post_id: int) -> Best | None:
        """The answer to which most others reacted, the earlier of two; None if nobody did to any.

        Only answers of people who are still here.
        """
        likes = func.count().label("likes")
        rows = await self._connection.execute(
            select(answer.c.user_id, member.c.name, answer.c.message_id, likes)
            .join_from(
                answer,
                reaction,
                (reaction.c.community_id == answer.c.community_id)
                & (reaction.c.message_id == answer.c.message_id)
                & (reaction.c.user_id != answer.c.user_id),
            )
            .join(
                member,
                (member.c.community_id == answer.c.community_id) & (member.c.user_id == answer.c.user_id),
            )
            .where(
                answer.c.community_id == community_id, answer.c.post_id == post_id,
                reaction.c.reactions > 0, member.c.left_at.is_(None),
            )
            .group_by(answer.c.user_id, member.c.name, answer.c.message_id)
            .order_by(likes.desc(), answer.c.message_id)
            .limit(1)
        )  # fmt: skip
        row = rows.one_or_none()
        return Best(row.user_id, row.name, row.message_id, row.likes) if row is not None else None
