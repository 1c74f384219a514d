"""What the group was offered last, by the bot's rows: the message that people answer, press or vote in."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.demo.acts import About, Act
from bot.domain.challenge import SIGNUP
from bot.domain.post import SENT
from bot.domain.topics import QUESTIONS
from bot.domain.vote import OPEN
from bot.storage.database import Database
from bot.storage.uow import UnitOfWork

_FRESH = timedelta(hours=20)
"""Older posts nobody takes up any more."""
_VOTES = 5

Newest = Callable[[UnitOfWork, int, datetime], Awaitable[int]]


async def aimed(database: Database, acts: Sequence[Act], now: datetime) -> list[Act]:
    """The acts with the messages that they are about; 0 where there is none."""
    wanted = sorted({(act.chat, act.about) for act in acts if act.about})
    if not wanted:
        return list(acts)
    found: dict[tuple[int, About], int] = {}
    async with database.read() as uow:
        communities = await uow.communities.by_chats([chat for chat, _ in wanted])
        for chat, about in wanted:
            found[chat, about] = await _NEWEST[about](uow, communities[chat].id, now)
    return [replace(act, message=found.get((act.chat, act.about), 0)) for act in acts]


async def _post(uow: UnitOfWork, community_id: int, now: datetime) -> int:
    return await _newest_of(uow, community_id, ["calendar"], now)


async def _topic(uow: UnitOfWork, community_id: int, now: datetime) -> int:
    return await _newest_of(uow, community_id, QUESTIONS, now)


async def _newest_of(uow: UnitOfWork, community_id: int, kinds: Collection[str], now: datetime) -> int:
    posts = await uow.posts.between(community_id, kinds, now - _FRESH, now)
    sent = sorted((post for post in posts if post.state == SENT), key=lambda post: post.slot)
    return _last(post.message_id for post in sent)


async def _vote(uow: UnitOfWork, community_id: int, now: datetime) -> int:
    del now
    votes = sorted(await uow.votes.last(community_id, _VOTES), key=lambda vote: vote.id)
    return _last(vote.message_id for vote in votes if vote.state == OPEN)


async def _challenge(uow: UnitOfWork, community_id: int, now: datetime) -> int:
    del now
    return _last(each.message_id for each in await uow.challenges.alive(community_id) if each.state == SIGNUP)


async def _giveaway(uow: UnitOfWork, community_id: int, now: datetime) -> int:
    del now
    return _last(each.message_id for each in await uow.giveaways.open(community_id))


def _last(messages: Iterable[int | None]) -> int:
    found = [message for message in messages if message]
    return found[-1] if found else 0


_NEWEST: Mapping[About, Newest] = {
    About.POST: _post,
    About.TOPIC: _topic,
    About.VOTE: _vote,
    About.CHALLENGE: _challenge,
    About.GIVEAWAY: _giveaway,
}
