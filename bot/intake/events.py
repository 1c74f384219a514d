"""Updates that need no handler: people and bots come and go, groups change. Straight to the actions."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.actions import gate, lifting, membership, own_names, registration, welcome
from bot.desk import Desk
from bot.domain.community import Community, display_name
from bot.domain.gate import Arrival
from bot.intake.batch import Handle
from bot.intake.hear import instant_of, person_of
from bot.intake.slim import Change, JoinRequest, Message, Update, User, is_spoken

Talk = Callable[[Desk, Update, bytes], Awaitable[None]]
"""Hands an update to aiogram."""


def language_of(user: User, desk: Desk) -> str:
    """The language to speak to somebody nothing is known of."""
    wanted = (user.language_code or "")[:2]
    return wanted if wanted in desk.content.texts.languages else desk.defaults.language


def handler(talk: Talk) -> Handle:
    """What to do with an update that is meant for us: an event here, everything else to `talk`."""

    async def handle(desk: Desk, update: Update, raw: bytes) -> None:
        if update.message is not None:
            if not await _service(desk, update.message):
                await _spoken(desk, update, raw, talk)
        elif update.my_chat_member is not None:
            await _bot_moved(desk, update.my_chat_member)
        elif update.chat_member is not None:
            await _moved(desk, update.chat_member)
        elif update.chat_join_request is not None:
            await _knocked(desk, update.chat_join_request)
        elif update.callback_query is not None:
            press = update.callback_query
            await _note_operator(desk, press.message.chat.id if press.message else 0, press.from_)
            await talk(desk, update, raw)

    return handle


async def _spoken(desk: Desk, update: Update, raw: bytes, talk: Talk) -> None:
    message = update.message
    if message is None or message.is_automatic_forward:
        return
    chat, speaker = message.chat, message.from_
    if speaker is None or (speaker.is_bot and message.sender_chat is None):
        return
    if message.sender_chat is None:
        await _note_operator(desk, chat.id, speaker)
    if chat.type == "private" or chat.id in desk.communities or chat.id in desk.ops:
        await talk(desk, update, raw)
    elif chat.type in {"group", "supergroup"}:
        if (message.text or "").startswith(("/setup", "/ops")):
            await talk(desk, update, raw)
        elif is_spoken(message):
            await registration.tell_how_to_register(desk, chat.id, language_of(speaker, desk))


async def _note_operator(desk: Desk, chat_id: int, user: User) -> None:
    """Whoever speaks or presses a button in an operators' chat is an operator."""
    if chat_id in desk.ops and not user.is_bot:
        await desk.uow.communities.add_operator(chat_id, user.id)


async def _service(desk: Desk, message: Message) -> bool:
    """Act on a service message; False if it is none that matters here."""
    chat, at = message.chat.id, instant_of(message.date)
    if message.migrate_to_chat_id:
        await registration.migrated(desk, chat, message.migrate_to_chat_id)
        return True
    if message.migrate_from_chat_id:
        await registration.migrated(desk, message.migrate_from_chat_id, chat)
        return True
    community = desk.communities.get(chat)
    if message.new_chat_members:
        by = message.from_.id if message.from_ is not None else 0
        for user in message.new_chat_members:
            await _came(desk, community, user, chat, at, by, message.message_id)
        return True
    if message.left_chat_member is not None:
        await _went(desk, community, message.left_chat_member, chat, at)
        return True
    if message.new_chat_title and community is not None:
        await desk.uow.communities.change(community.id, title=display_name(message.new_chat_title))
        return True
    return False


async def _came(
    desk: Desk, community: Community | None, user: User, chat: int, at: datetime, by: int,
    message_id: int = 0,
) -> None:  # fmt: skip
    if user.is_bot:
        return
    if chat in desk.ops:
        await desk.uow.communities.add_operator(chat, user.id)
    if community is not None:
        person, host = person_of(user), by if by != user.id else 0
        fresh = await welcome.arrive(desk.uow, desk.content.of(community), desk.now, community, person, at)
        desk.arrivals.append(Arrival(community.id, person, at, host, message_id, fresh=fresh))


async def _knocked(desk: Desk, asked: JoinRequest) -> None:
    community = desk.communities.get(asked.chat.id)
    if community is not None and not asked.from_.is_bot:
        person, at = person_of(asked.from_), instant_of(asked.date)
        request = gate.Request(person, at, asked.user_chat_id or asked.from_.id, asked.query_id or "")
        await gate.knocked(desk.uow, desk.content.of(community), desk.now, community, request)


async def _went(desk: Desk, community: Community | None, user: User, chat: int, at: datetime) -> None:
    if chat in desk.ops:
        await desk.uow.communities.remove_operator(chat, user.id)
    if community is not None and not user.is_bot:
        await membership.left(desk.uow, community, person_of(user), at)


async def _moved(desk: Desk, change: Change) -> None:
    user, at = change.new_chat_member.user, instant_of(change.date)
    community = desk.communities.get(change.chat.id)
    was, now_in = change.old_chat_member.is_in, change.new_chat_member.is_in
    if now_in and not was:
        await _came(desk, community, user, change.chat.id, at, change.from_.id)
        if community is not None and change.invite_link is not None:
            book = desk.guard.book(community) if desk.guard is not None else None
            await own_names.came_by(desk.uow, community, change.invite_link.invite_link, book)
    if was and not now_in:
        await _went(desk, community, user, change.chat.id, at)
    if community is not None and not user.is_bot and now_in:
        await membership.status_changed(desk, community, person_of(user), change.new_chat_member.status)
    if community is not None and change.from_.id not in {desk.bot_id, user.id}:
        before, after = change.old_chat_member.status, change.new_chat_member.status
        content, by = desk.content.of(community), change.from_.id
        await lifting.changed_in_telegram(desk.uow, content, desk.now, community, user.id, by, before, after)


async def _bot_moved(desk: Desk, change: Change) -> None:
    status = change.new_chat_member.status
    if change.chat.type == "private":
        if status == "kicked":
            await desk.uow.members.close_contact(change.from_.id, desk.now)
        return
    if change.chat.type in {"group", "supergroup"}:
        by = 0 if change.from_.is_bot else change.from_.id
        await registration.bot_moved(desk, change.chat.id, status, language_of(change.from_, desk), by)
