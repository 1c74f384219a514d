"""Asking somebody something and waiting for their next words; everything else can be pressed."""

from datetime import timedelta
from typing import Any

from bot.desk import Call
from bot.domain.refusal import Refusal
from bot.storage.dialogue import Asked

PATIENCE = timedelta(minutes=10)


async def ask(call: Call, kind: str, data: dict[str, Any] | None = None) -> None:
    """What the caller says next in this chat goes to the handler `kind` of `DIALOGUES`, with `data`.

    In a group it must be a reply to the bot or ephemeral, in private it may be anything but a command. A new
    question takes the place of the last. Refuses with "not-as-anonymous" for one who speaks as the chat.
    """
    if call.person.anonymous:
        raise Refusal("not-as-anonymous")
    if call.community is None:
        raise Refusal("not-registered" if not call.private else "no-community-yet")
    asked = Asked(call.community.id, kind, data or {})
    until = call.desk.now + PATIENCE
    await call.uow.dialogues.ask(call.chat_id, call.person.user_id, asked, until)


async def end(call: Call) -> None:
    """The question is answered, or no longer asked."""
    await call.uow.dialogues.end(call.chat_id, call.person.user_id)


async def take_up(call: Call, kind: str) -> Asked | None:
    """The caller's open question of this kind, None if there is none; the call goes on for its community."""
    asked = await call.uow.dialogues.open(call.chat_id, call.person.user_id, call.desk.now)
    if asked is None or asked.kind != kind:
        return None
    if call.community is None or call.community.id != asked.community_id:
        await call.uow.communities.lock([asked.community_id])
        call.community = await call.uow.communities.get(asked.community_id)
        call.member = await call.uow.members.get(asked.community_id, call.person.user_id)
    call.chosen = True
    return asked
