"""From a Telegram message or press to a `Call`: who asks, where, what, and what they point at."""

from aiogram.types import CallbackQuery, Chat, Message, User

from bot.actions.panel import communities_of
from bot.desk import Call, Desk
from bot.domain.commands import FOR_OPERATORS, command_in, read_command
from bot.domain.community import Community, Member, Person, display_name
from bot.domain.press import Press
from bot.domain.refusal import Refusal
from bot.storage.dialogue import Asked

_PRIVATE = "private"


def person_of(user: User, *, chat: bool = False) -> Person:
    """Somebody as the domain knows them; `chat` if a channel or group speaks through this account."""
    bot = user.is_bot or chat
    return Person(
        user.id,
        display_name(user.first_name, user.last_name),
        user.username or "",
        user.language_code or "",
        bot=bot,
    )


async def call_of_message(message: Message, desk: Desk, names: frozenset[str]) -> Call | None:
    """The request in a message, None if there is none for us."""
    text = message.text or message.caption or ""
    name, args = _words(text, desk, names)
    misplaced = _is_only_ops(desk, message.chat.id) and name not in FOR_OPERATORS
    if (not name and message.chat.type != _PRIVATE) or (misplaced and not text.startswith("/")):
        return None
    call = await _call(desk, message.chat, message.from_user, message.sender_chat)
    if call is None:
        return None
    call.name, call.args, call.sent_at = name or "help", args, message.date
    call.message_id = message.message_id
    call.ephemeral_id = message.ephemeral_message_id or 0
    call.topic = message.message_thread_id if message.is_topic_message else None
    _point(call, message)
    if misplaced:
        raise Refusal("only-in-group")
    return call


async def call_of_answer(message: Message, desk: Desk) -> tuple[Call, Asked] | None:
    """What somebody says who was asked something, and the question; None for everything else."""
    text, user = message.text or "", message.from_user
    if not text or text.startswith("/") or user is None or message.sender_chat is not None:
        return None
    if message.chat.type != _PRIVATE and not (message.ephemeral_message_id or _replies_to(message, desk)):
        return None
    asked = await desk.uow.dialogues.open(message.chat.id, user.id, desk.now)
    call = await _call(desk, message.chat, user, None) if asked is not None else None
    if call is None or asked is None:
        return None
    if call.community is None or call.community.id != asked.community_id:
        call.community = await desk.uow.communities.get(asked.community_id)
        await desk.uow.communities.lock([asked.community_id])
        call.member = await desk.uow.members.get(asked.community_id, user.id)
    call.chosen = True
    call.name, call.args, call.sent_at = asked.kind, text.strip(), message.date
    call.message_id, call.ephemeral_id = message.message_id, message.ephemeral_message_id or 0
    call.topic = message.message_thread_id if message.is_topic_message else None
    return call, asked


def _replies_to(message: Message, desk: Desk) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == desk.bot_id


def _is_only_ops(desk: Desk, chat_id: int) -> bool:
    """Whether a chat is an operators' chat, where people talk about a community and not in it."""
    return chat_id in desk.ops and chat_id not in desk.communities


def _point(call: Call, message: Message) -> None:
    """Learn whom the message is about: its reply's author, or somebody without @name picked by name."""
    replied = message.reply_to_message
    if replied is not None and replied.forum_topic_created is None and replied.from_user is not None:
        call.reply_to, call.quoted = replied.message_id, replied.text or replied.caption or ""
        call.target = person_of(replied.from_user, chat=replied.sender_chat is not None)
    for entity in message.entities or ():
        if entity.type == "text_mention" and entity.user is not None:
            call.target = person_of(entity.user)
            call.args = call.args.replace(entity.extract_from(message.text or ""), "", 1).strip()


async def call_of_press(press: CallbackQuery, data: Press, desk: Desk) -> Call | None:
    """The request in a pressed button; refuses one that is meant for somebody else."""
    if press.message is None:
        return None
    call = await _call(desk, press.message.chat, press.from_user, None)
    if call is None:
        return None
    call.name, call.args, call.press_id = data.action, data.ref, press.id
    call.pressed_message = press.message.message_id
    if isinstance(press.message, Message):
        call.pressed_ephemeral = press.message.ephemeral_message_id or 0
        call.topic = press.message.message_thread_id if press.message.is_topic_message else None
    if data.owner not in {0, press.from_user.id}:
        raise Refusal("button-of-somebody-else")
    return call


def _words(text: str, desk: Desk, names: frozenset[str]) -> tuple[str, str]:
    if not text.startswith("/"):
        return command_in(desk.content.phrases, text) or "", ""
    name, bot, rest = read_command(text)
    ours = bot in {"", desk.bot_username.lower()}
    return (name, rest) if ours and name in names else ("", "")


async def _call(desk: Desk, chat: Chat, user: User | None, sender: Chat | None) -> Call | None:
    if user is None:
        return None
    person = person_of(user)
    if sender is not None:
        if sender.id != chat.id:
            return None
        person = Person(user.id, chat.title or "", anonymous=True)
    private = chat.type == _PRIVATE
    community, member = await _home(desk, chat, person, private=private)
    language = _language(desk, community, member, person, private=private)
    call = Call(
        desk, "", "", chat.id, private, person, language, desk.now, community=community, member=member
    )
    desk.call = call
    return call


async def _home(
    desk: Desk, chat: Chat, person: Person, *, private: bool
) -> tuple[Community | None, Member | None]:
    if not private:
        community = desk.communities.get(chat.id) or next(iter(desk.ops.get(chat.id, [])), None)
        if community is None or person.anonymous:
            return community, None
        if chat.id != community.chat_id:
            return community, await desk.uow.members.get(community.id, person.user_id)
        return community, await desk.uow.members.ensure(community.id, person)
    for member in await desk.uow.members.of_user(person.user_id):
        community = await desk.uow.communities.get(member.community_id)
        if member.left_at is None and community.state == "active":
            await desk.uow.communities.lock([community.id])  # a batch locks those of its groups only
            return community, member
    return await _operated(desk, person), None


async def _operated(desk: Desk, person: Person) -> Community | None:
    """The one community that somebody acts for who is in none; None if there is none, or several."""
    if person.user_id not in desk.owners and not await desk.uow.communities.ops_chats_of(person.user_id):
        return None
    found = await communities_of(desk.uow, desk.owners, person.user_id)
    if len(found) != 1:
        return None
    await desk.uow.communities.lock([found[0].id])
    return found[0]


def _language(
    desk: Desk, community: Community | None, member: Member | None, person: Person, *, private: bool
) -> str:
    if member is not None and member.language:
        return member.language
    wanted = person.language_code[:2]
    spoken = desk.content.texts.languages
    if (private or community is None) and wanted in spoken:
        return wanted
    return community.language if community is not None else desk.defaults.language
