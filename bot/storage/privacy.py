"""What is stored about a person, table by table: how it is exported, and what erasing it means.

Each feature that keeps a user id registers its table in `PRIVACY`; a test compares the list with the schema.
Erasing leaves statistics as numbers: the rows stay under a negative number that leads back to nobody.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.vote import RUNNING
from bot.domain.votes import FORGOTTEN
from bot.storage.board import BoardRows
from bot.storage.gift_mark import leave_marks
from bot.storage.privacy_holding import Holding
from bot.storage.privacy_koc import KOC
from bot.storage.privacy_peace import PEACE
from bot.storage.privacy_traces import Trail
from bot.storage.tables import (
    activity,
    answer,
    badge,
    ballot,
    challenge,
    checkin,
    code,
    community,
    contact,
    dialogue,
    entrant,
    forgotten,
    giveaway,
    giveaway_entry,
    giveaway_lot,
    giveaway_win,
    honour,
    ledger,
    level,
    member,
    movement,
    newcomer_task,
    nominee,
    operator,
    outbox,
    owner,
    post,
    proof,
    purchase,
    reaction,
    response,
    spoken,
    standing,
    stray_ballot,
    tag,
    vote,
)

Rows = list[dict[str, Any]]
"""Rows by column, of plain JSON types."""


_NOBODY = {
    "name": "",
    "username": "",
    "language": "",
    "status": "left",
    "quiet": False,
    "reminder": False,
    "trusted": False,
}
_POST = frozenset({"community_id", "lane", "repeat", "owner", "attempts", "key", "on_sent", "slot"})
_ANSWERED = frozenset({"key", "approved_by"})

PRIVACY = (
    Holding("memberships", member, blank=_NOBODY),
    Holding("points", ledger, blank={"reason": ""}, hidden=frozenset({"key", "actor"})),
    Holding("points_given", ledger, whose="actor", hidden=frozenset({"key", "user_id"})),
    Holding("leaderboards", standing, blank={"listed": False}),
    Holding("levels", level),
    Holding("tags", tag, drop=True),
    Holding("orders", purchase, blank={"reason": ""}, hidden=frozenset({"key", "decided_by"})),
    Holding("orders_settled", purchase, whose="decided_by", hidden=frozenset({"key", "user_id", "code"})),
    Holding("checkins", checkin),
    Holding("activity", activity),
    Holding("joins_and_leaves", movement, blank={"greeted": True}),
    Holding("newcomer_tasks", newcomer_task),
    Holding("codes", code),
    Holding("posts_decided", post, whose="decided_by", hidden=frozenset({"words"})),
    Holding("messages_written", spoken),
    Holding("reactions_given", reaction, hidden=frozenset({"author_id"})),
    Holding("reactions_received", reaction, whose="author_id", hidden=frozenset({"user_id"})),
    Holding("answers", answer),
    Holding("responses", response),
    Holding("badges", badge),
    Holding("challenges_made", challenge, whose="made_by", hidden=frozenset({"key", "result"})),
    Holding("challenges", entrant),
    Holding("challenge_proofs", proof, hidden=frozenset({"struck_by"})),
    Holding("proofs_struck", proof, whose="struck_by", hidden=frozenset({"user_id", "message_id"})),
    Holding("giveaways_made", giveaway, whose="made_by", hidden=frozenset({"key", "seed"})),
    Holding("giveaways", giveaway_entry),
    Holding("giveaway_lots", giveaway_lot),
    Holding("giveaway_wins", giveaway_win),
    Holding("honours", honour, hidden=frozenset({"decided_by", "notice_id", "card_id"})),
    Holding(
        "honours_decided",
        honour,
        whose="decided_by",
        hidden=frozenset({"user_id", "notice_id", "card_id"}),
    ),
    Holding("honours_nominations", nominee),
    Holding("questions_asked", dialogue, drop=True),
    Holding("votes_asked", vote, whose="asked_by", blank={"key": None}, hidden=_ANSWERED),
    Holding("votes_answered", vote, whose="approved_by", hidden=frozenset({"key", "asked_by"})),
    Holding("ballots", ballot),
    Holding("ballots_kept_aside", stray_ballot, drop=True),
    Holding("operators_chats", operator, drop=True),
    Holding("owners_of_the_instance", owner, drop=True),
    Holding("private_chat", contact, drop=True),
    Holding("messages", outbox, whose="chat_id", drop=True, hidden=_POST),
    Holding("messages_in_groups", outbox, whose="receiver_id", drop=True, hidden=_POST),
    *PEACE,
    *KOC,
)


class PrivacyRows:
    """All tables at once, for one person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def export(self, user_id: int) -> dict[str, Rows]:
        """Everything stored about a person, by the names in `PRIVACY`; communities by their titles."""
        titles = {
            row.id: row.title
            for row in await self._connection.execute(select(community.c.id, community.c.title))
        }
        found = {holding.name: await self._rows(holding, user_id, titles) for holding in PRIVACY}
        return {**found, "failed_updates": await Trail(self._connection, user_id).failed_updates()}

    async def _rows(self, holding: Holding, user_id: int, titles: Mapping[int, str]) -> Rows:
        shown = [column for column in holding.table.columns if column.name not in holding.hidden]
        rows = await self._connection.execute(
            select(*shown).where(holding.of(user_id)).order_by(*holding.table.primary_key.columns)
        )
        return [_plain(row._asdict(), titles) for row in rows]

    async def erase(self, user_id: int, now: datetime) -> int:
        """Make a person nobody, for ever; returns the pseudonym. Sums and counts stay as they were."""
        made = await self._connection.execute(insert(forgotten).values(at=now).returning(forgotten.c.number))
        pseudonym = -int(made.scalar_one())
        names = await self._names(user_id)
        await leave_marks(self._connection, user_id)
        trail = Trail(self._connection, user_id)
        await trail.erase(pseudonym, names)
        await self._leave_boards(user_id)
        await self._end_ballots(user_id)
        for holding in PRIVACY:
            await self._erase(holding, user_id, pseudonym)
        left = func.coalesce(member.c.left_at, now)
        await self._connection.execute(
            update(member).where(member.c.user_id == pseudonym).values(left_at=left)
        )
        return pseudonym

    async def _leave_boards(self, user_id: int) -> None:
        found = await self._connection.execute(
            select(member.c.community_id).where(member.c.user_id == user_id)
        )
        for community_id in found.scalars().all():
            await BoardRows(self._connection).list_member(community_id, user_id, listed=False)

    async def _end_ballots(self, user_id: int) -> None:
        """They could vote again as somebody new, so in votes that still run their ballot counts no more."""
        running = select(vote.c.id).where(vote.c.state.in_(RUNNING))
        theirs = (ballot.c.user_id == user_id) & ballot.c.counted & ballot.c.vote_id.in_(running)
        await self._connection.execute(update(ballot).where(theirs).values(counted=False, why=FORGOTTEN))

    async def _erase(self, holding: Holding, user_id: int, pseudonym: int) -> None:
        if holding.drop:
            await self._connection.execute(delete(holding.table).where(holding.of(user_id)))
            return
        values = {holding.whose: pseudonym, **holding.blank}
        await self._connection.execute(update(holding.table).where(holding.of(user_id)).values(values))

    async def _names(self, user_id: int) -> set[str]:
        rows = await self._connection.execute(
            select(member.c.name, member.c.username).where(member.c.user_id == user_id)
        )
        return {name for row in rows for name in row if name}


def _plain(row: dict[str, Any], titles: Mapping[int, str]) -> dict[str, Any]:
    if "community_id" in row:
        row = {"community": titles.get(row.pop("community_id"), ""), **row}
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.items()
    }
