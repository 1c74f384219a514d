"""A word to one member that nobody else may read."""

from datetime import datetime

from bot.domain.community import Community
from bot.domain.outgoing import Place, Rows, Say, Text, Whisper
from bot.storage.uow import UnitOfWork

NOTICE = 3600
"""Seconds that it stays in the group, where only they see it."""


async def tell_member(
    uow: UnitOfWork, now: datetime, community: Community, user_id: int, text: Text, buttons: Rows = ()
) -> bool:
    """In private if they opened the bot, otherwise where only they see it; False if neither can be."""
    member = await uow.members.get(community.id, user_id)
    if member is None or user_id < 0:
        return False
    language = member.language or community.language
    if await uow.members.open_contacts([user_id]):
        say = Say(Place(user_id), language, text, buttons)
    elif member.left_at is None:
        whisper = Whisper(community.chat_id, user_id)
        say = Say(whisper, language, text, buttons, lifetime=NOTICE, secret=True)
    else:
        return False
    await uow.outbox.put(say, now, community_id=community.id)
    return True
