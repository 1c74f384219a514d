"""How many people a group really has: asked of Telegram once a local day, the bot only knows whom it met."""

from datetime import datetime

from bot.content import Content
from bot.domain.community import State
from bot.domain.outgoing import Lane
from bot.domain.outgoing_reach import Census
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

COUNTED = "counted"
_OURSELVES = 1


async def ask(uow: UnitOfWork, content: Content, now: datetime) -> None:
    """Ask for each community; the key lets one question a local day through, whoever asks."""
    del content
    for community in await uow.communities.all(State.ACTIVE):
        await uow.outbox.put(
            Census(community.chat_id), now, community_id=community.id, lane=Lane.BROADCAST,
            key=f"census:{community.id}:{community.day_of(now)}", repeat=True, on_sent=COUNTED,
        )  # fmt: skip


async def counted(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Telegram's answer: the bot itself is one of those it counts."""
    del content
    members = result.data.get("members")
    if parcel.community_id is None or not isinstance(members, int):
        return
    community = await uow.communities.get(parcel.community_id)
    await uow.alarms.count(community.id, community.day_of(now), max(0, members - _OURSELVES), now)
