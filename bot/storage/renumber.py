"""What a community's rows call a message once its group is another chat, which counts from 1 anew.

The numbers of before get a minus. So nothing done about an old message hits a new one with its number, and
no new message is taken for an old one.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Table, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.outgoing import ClosePoll, Edit, Erase, Outgoing, Pin
from bot.storage.tables import community, incident, metadata, outbox


def _numbered() -> Sequence[Table]:
    """The tables about messages of a community's group; the outbox is about chats."""
    return [
        table
        for table in metadata.sorted_tables
        if {"community_id", "message_id"} <= set(table.c.keys()) and table is not outbox
    ]


async def renumber(connection: AsyncConnection, community_id: int) -> None:
    """All messages of the community so far are of a chat that is no more."""
    for table in _numbered():
        mine = (table.c.community_id == community_id) & (table.c.message_id > 0)
        await connection.execute(update(table).where(mine).values(message_id=-table.c.message_id))
    for kind in ("m:", "r:"):
        mine = (incident.c.community_id == community_id) & incident.c.subject.startswith(kind)
        subject = func.replace(incident.c.subject, kind, f"{kind}-")
        await connection.execute(update(incident).where(mine).values(subject=subject))


async def renumber_cards(connection: AsyncConnection, ops_chat_id: int) -> None:
    """Likewise the cards that stand in an operators' chat."""
    operated = select(community.c.id).where(community.c.ops_chat_id == ops_chat_id)
    for table in metadata.sorted_tables:
        if "notice_id" in table.c:
            cards = table.c.community_id.in_(operated) & (table.c.notice_id > 0)
            await connection.execute(update(table).where(cards).values(notice_id=-table.c.notice_id))


def without_messages(outgoing: Outgoing) -> Outgoing:
    """The same act, aimed at no message of its new chat."""
    if isinstance(outgoing, Edit | ClosePoll | Pin):
        return replace(outgoing, message_id=-abs(outgoing.message_id))
    if isinstance(outgoing, Erase):
        return replace(outgoing, message_ids=tuple(-abs(each) for each in outgoing.message_ids))
    return outgoing
