"""Operators' chats: where alerts, cases and summaries go; whoever is in one is an operator."""

from datetime import datetime

from bot.actions import registration, setup
from bot.domain.community import Community, State
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.uow import UnitOfWork


async def candidates(uow: UnitOfWork, owners: frozenset[int], user_id: int) -> list[Community]:
    """The communities whose operators' chat this person may choose.

    Owners: all; others: those without one, and those of the operators' chats they are in.
    """
    here = [each for each in await uow.communities.all() if each.state != State.LEFT]
    if user_id in owners:
        return here
    mine = await uow.communities.ops_chats_of(user_id)
    return [each for each in here if each.ops_chat_id is None or each.ops_chat_id in mine]


async def named(uow: UnitOfWork, owners: frozenset[int], user_id: int, written: str) -> Community:
    """The community somebody means by its chat's id; refuses what is unknown or not theirs."""
    for community in await candidates(uow, owners, user_id):
        if str(community.chat_id) == written:
            return community
    raise Refusal("ops-unknown", chat=written[:32])


async def enter(uow: UnitOfWork, chat_id: int, user_id: int) -> None:
    """Make the chat an operators' chat, with this person as operator; as yet of no community."""
    await uow.communities.add_operator(chat_id, user_id)


async def take(
    uow: UnitOfWork, owners: frozenset[int], now: datetime, user_id: int, community: Community,
    chat_id: int, topic: int | None,
) -> None:  # fmt: skip
    """Operate a community from this chat (alerts in `topic`); those who did so until now are told."""
    await setup.allow(uow, owners, user_id, community)
    if community.ops_chat_id not in {None, chat_id}:
        text = Text("ops-elsewhere", {"community": name_of(community)})
        await registration.tell_operators(uow, community, text, now, silent=True)
    await uow.communities.change(community.id, ops_chat_id=chat_id, topic_alerts=topic)


async def close(uow: UnitOfWork, chat_id: int) -> None:
    """The chat is no operators' chat any more, and makes nobody an operator."""
    await uow.communities.close_ops(chat_id)
