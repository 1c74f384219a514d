"""Ephemeral messages: sent to one member of a group, edited and deleted by their own methods."""

from sandbox.chats import Bot, Chat, Json, Post
from sandbox.errors import bad_request
from sandbox.formatting import LONGEST_CAPTION, LONGEST_TEXT, formatted
from sandbox.keyboards import check_data, inline_keyboard
from sandbox.members import administers, member_of
from sandbox.methods.access import Params, chat_of
from sandbox.queries import EPHEMERAL_WITHIN, CallbackQuery
from sandbox.world import World

_NEVER = frozenset(("poll", "dice"))


def publish_unseen(world: World, chat: Chat, bot: Bot, params: Params, body: Json) -> Post:
    """Show content to one member only; `ApiError` 400 if the bot may not do that now."""
    asked = params["ephemeral_message_parameters"]
    receiver = asked.get("receiver_user_id", 0)
    if not _NEVER.isdisjoint(body):
        raise bad_request("unallowed message content specified")
    _check_receiver(world, chat, receiver)
    query = _query(world, chat, bot, asked, receiver)
    incoming = _incoming(world, chat, bot, params, receiver)
    if query is None and incoming is None and not administers(chat, bot):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    chat.last_ephemeral += 1
    wire: Json = {
        "message_id": 0,
        "from": bot.wire,
        "receiver_user": world.users[receiver],
        "ephemeral_message_id": chat.last_ephemeral,
        "chat": chat.wire,
        "date": world.now(),
        **body,
    }
    post = Post(wire, bot.id, world.next_seq(), receiver=receiver, keyboard_bot=bot.id)
    if asked.get("replace_callback_query_message"):
        post.replaces = _replaced(query)
    chat.ephemerals[chat.last_ephemeral] = post
    world.changed(chat.id)
    return post


def _check_receiver(world: World, chat: Chat, receiver: int) -> None:
    if not chat.is_group or receiver not in world.users:
        raise bad_request("PEER_ID_INVALID")
    if receiver in world.bots:
        raise bad_request("USER_IS_BOT")
    if not member_of(chat, receiver, world.now()).inside:
        raise bad_request("USER_NOT_PARTICIPANT")


def _query(world: World, chat: Chat, bot: Bot, asked: Json, receiver: int) -> CallbackQuery | None:
    query_id = asked.get("callback_query_id")
    if not query_id:
        return None
    query = world.queries.get(str(query_id))
    if query is None or query.bot_id != bot.id or query.chat is not chat:
        raise bad_request("QUERY_ID_INVALID")
    if query.user_id != receiver or world.now() - query.at > EPHEMERAL_WITHIN:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return query


def _incoming(world: World, chat: Chat, bot: Bot, params: Params, receiver: int) -> Post | None:
    wanted = (params.get("reply_parameters") or {}).get("ephemeral_message_id")
    if not wanted:
        return None
    post = chat.ephemerals.get(wanted)
    if post is None or post.receiver != bot.id or post.author != receiver:
        raise bad_request("message to be replied not found")
    if world.now() - post.wire["date"] > EPHEMERAL_WITHIN:
        raise bad_request("message to be replied not found")
    return post


def _replaced(query: CallbackQuery | None) -> int:
    if query is None or query.ephemeral_id:
        raise bad_request("MESSAGE_ID_INVALID")
    return query.message_id


def _own(world: World, bot: Bot, params: Params) -> tuple[Chat, Post]:
    chat = chat_of(world, bot, params)
    post = chat.ephemerals.get(params["ephemeral_message_id"])
    if post is None or post.author != bot.id or post.receiver != params["receiver_user_id"]:
        raise bad_request("MESSAGE_ID_INVALID")
    return chat, post


def _rewrite(world: World, bot: Bot, params: Params, content: Json | None, limit: tuple[int, str]) -> bool:
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat, post = _own(world, bot, params)
    check_data(keyboard)
    wire = {key: value for key, value in post.wire.items() if key != "reply_markup"}
    if content is not None:
        key = "text" if "text" in wire else "caption"
        value, entities = content["text"], content["entities"]
        if len(value) > limit[0]:
            raise bad_request(limit[1])
        marks = "entities" if key == "text" else "caption_entities"
        wire.pop(marks, None)
        wire.update({key: value} if value else {})
        wire.update({marks: entities} if entities else {})
    if keyboard is not None:
        wire["reply_markup"] = keyboard
    post.wire = {**wire, "edit_date": world.now()}
    world.changed(chat.id)
    return True


def edit_text(world: World, bot: Bot, params: Params) -> bool:
    """Change the text of an ephemeral message."""
    if not params.get("text"):
        raise bad_request("message text is empty")
    mode, marks = params.get("parse_mode"), params.get("entities")
    text, entities = formatted(params["text"], mode, marks, world.users)
    content = {"text": text, "entities": entities}
    return _rewrite(world, bot, params, content, (LONGEST_TEXT, "MESSAGE_TOO_LONG"))


def edit_caption(world: World, bot: Bot, params: Params) -> bool:
    """Change the caption of an ephemeral message."""
    mode, marks = params.get("parse_mode"), params.get("caption_entities")
    text, entities = formatted(params.get("caption") or "", mode, marks, world.users)
    content = {"text": text, "entities": entities}
    return _rewrite(world, bot, params, content, (LONGEST_CAPTION, "MEDIA_CAPTION_TOO_LONG"))


def edit_reply_markup(world: World, bot: Bot, params: Params) -> bool:
    """Change only the keyboard of an ephemeral message."""
    return _rewrite(world, bot, params, None, (0, ""))


def delete(world: World, bot: Bot, params: Params) -> bool:
    """Delete an ephemeral message of the bot's own."""
    chat, post = _own(world, bot, params)
    del chat.ephemerals[post.wire["ephemeral_message_id"]]
    world.changed(chat.id)
    return True
