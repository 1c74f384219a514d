"""What follows from what was sent, or could not be: facts that only Telegram's answer tells.

Run by delivery, in the transaction that records the answer.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import cast

from bot.actions.registration import tell_operators
from bot.content import Content
from bot.domain.community import STAFF, Community, State
from bot.domain.outgoing import Text
from bot.storage.parcel import Parcel, Sent
from bot.storage.uow import UnitOfWork

OnSent = Callable[[UnitOfWork, Content, datetime, Parcel, Sent], Awaitable[None]]


async def probed(uow: UnitOfWork, content: Content, now: datetime, parcel: Parcel, result: Sent) -> None:
    """Telegram told what the bot may do in a chat and who administers it."""
    del content, now
    community = (await uow.communities.by_chats([parcel.chat_id])).get(parcel.chat_id)
    if community is None or "status" not in result.data:
        return
    await uow.communities.change(community.id, rights=result.data.get("rights", []))
    if title := result.data.get("title"):
        await uow.communities.change(community.id, title=title)
    if "administrators" in result.data:
        await uow.members.set_staff(community.id, _roles(result.data))


def _roles(data: Mapping[str, object]) -> dict[int, str]:
    people = cast("Sequence[Mapping[str, object]]", data["administrators"])
    roles = {cast("int", person["user_id"]): str(person["status"]) for person in people}
    return {user_id: role for user_id, role in roles.items() if role in STAFF}


ON_SENT: Mapping[str, OnSent] = {"probed": probed}
"""By the name that `outbox.put(on_sent=...)` gives."""


async def closed(uow: UnitOfWork, now: datetime, chat_id: int) -> None:
    """A person does not take private messages (any more)."""
    await uow.members.close_contact(chat_id, now)


async def moved(uow: UnitOfWork, now: datetime, old: int, new: int) -> None:
    """A group became a supergroup, and the news came as an error."""
    if new not in await uow.communities.by_chats([new]):
        await uow.communities.migrate(old, new, now)
    await uow.communities.move_ops(old, new)
    await uow.outbox.move(old, new)


async def expelled(uow: UnitOfWork, now: datetime, chat_id: int, reason: str) -> None:
    """The bot is not in a chat (any more): what waits for it is dropped, the operators are told once."""
    await uow.outbox.give_up(chat_id, now, reason)
    community = (await uow.communities.by_chats([chat_id])).get(chat_id)
    if community is None or community.state == State.LEFT:
        return
    await uow.communities.change(community.id, state=State.LEFT)
    text = Text("setup-bot-left", {"community": community.title})
    await _tell(uow, community, text, now, f"left:{chat_id}:{community.day_of(now)}")


async def powerless(uow: UnitOfWork, now: datetime, chat_id: int, right: str) -> None:
    """The bot lacks a right in a chat: remembered, and told to the operators once a day with the mend."""
    community = (await uow.communities.by_chats([chat_id])).get(chat_id)
    if community is None:
        return
    await uow.outbox.lose_right(community.id, right)
    text = Text("delivery-lacks-right", {"community": community.title, "right": right or "other"})
    await _tell(uow, community, text, now, f"right:{chat_id}:{right}:{community.day_of(now)}")


async def _tell(uow: UnitOfWork, community: Community, text: Text, now: datetime, key: str) -> None:
    """Nobody is told in the very chat that cannot be written to."""
    if community.ops_chat_id != community.chat_id:
        await tell_operators(uow, community, text, now, key=key)
