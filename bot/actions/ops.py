"""Operators' chats: where alerts, cases and summaries go; whoever is in one is an operator."""

from datetime import datetime

from bot.actions import audit, registration, setup
from bot.domain.community import Community, State
from bot.domain.outgoing import Text
from bot.domain.refusal import Refusal
from bot.domain.setup import name_of
from bot.storage.community import NO_TOPICS
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
    """Operate a community from this chat (all in `topic`); those who did so until now are told."""
    await setup.allow(uow, owners, user_id, community)
    if community.ops_chat_id not in {None, chat_id}:
        text = Text("ops-elsewhere", {"community": name_of(community)})
        await registration.tell_operators(uow, community, text, now, silent=True)
    topics = NO_TOPICS | {"topic_alerts": topic}
    await uow.communities.change(community.id, ops_chat_id=chat_id, **topics)
    await audit.record(uow, community, now, user_id, "ops-take", ref=f"chat:{chat_id}")


async def place(
    uow: UnitOfWork, owners: frozenset[int], now: datetime, user_id: int, chat_id: int, what: str,
    topic: int | None,
) -> list[Community]:  # fmt: skip
    """Alerts, reports or the queue come to this topic of the operators' chat (None: General) from now on.

    For all communities that are operated from it; refuses with "ops-topic-none" where there is none.
    """
    _, operated = await uow.communities.around([chat_id])
    here = operated.get(chat_id, [])
    if not here:
        raise Refusal("ops-topic-none")
    for each in here:
        await setup.allow(uow, owners, user_id, each)
        await uow.communities.change(each.id, **{f"topic_{what}": topic or 0})
        await audit.record(uow, each, now, user_id, "ops-topic", ref=f"topic:{topic or 0}", reason=what)
    return here


async def close(uow: UnitOfWork, now: datetime, chat_id: int, by: int) -> None:
    """The chat is no operators' chat any more, and makes nobody an operator."""
    _, operated = await uow.communities.around([chat_id])
    for each in operated.get(chat_id, ()):
        await audit.record(uow, each, now, by, "ops-close", ref=f"chat:{chat_id}")
    await uow.communities.close_ops(chat_id)
