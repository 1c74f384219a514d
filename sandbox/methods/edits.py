"""Editing what a bot has sent, and answering the presses of its buttons."""

from sandbox.chats import Bot, Chat, Json, Post
from sandbox.errors import bad_request
from sandbox.formatting import LONGEST_CAPTION, LONGEST_TEXT, shows_nothing
from sandbox.keyboards import check_data, inline_keyboard
from sandbox.messages import rewrite
from sandbox.methods.access import Params, chat_of, holds, post_of
from sandbox.methods.media import input_media
from sandbox.methods.sending import caption_content, dressed, text_content
from sandbox.queries import ANSWER_WITHIN
from sandbox.rich import rich_fields
from sandbox.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
LONGEST_ANSWER = 200
CAPTIONED = ("photo", "video", "animation", "audio", "document", "voice")
_TEXTUAL = ("text", "entities", "link_preview_options", "rich_message")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def edit_text(world: World, bot: Bot, params: Params) -> Json:
    """Replace the text and the keyboard of a message."""
    if params.get("rich_message"):
        content = rich_fields(params["rich_message"])
    else:
        content = text_content(world, params)
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat, post = _editable(world, bot, params)
    if "text" not in post.wire and "rich_message" not in post.wire:
        raise bad_request("there is no text in the message to edit")
    text = content.get("text", "rich")
    if shows_nothing(text):
        raise bad_request("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    content = dressed(content, {"link_preview_options": params.get("link_preview_options")})
    return _put(world, bot, (chat, post), _TEXTUAL, content, keyboard=keyboard)


def edit_caption(world: World, bot: Bot, params: Params) -> Json:
    """Replace the caption and the keyboard of a message."""
    content = caption_content(world, params)
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat, post = _editable(world, bot, params)
    if not any(kind in post.wire for kind in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    if len(content.get("caption", "")) > LONGEST_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG")
    content = dressed(content, {"show_caption_above_media": params.get("show_caption_above_media")})
    return _put(world, bot, (chat, post), _CAPTION, content, keyboard=keyboard)


def edit_media(world: World, bot: Bot, params: Params) -> Json:
    """Replace the file, caption and keyboard of a message."""
    content = input_media(world, params["media"], params)
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat, post = _editable(world, bot, params)
    if not any(kind in post.wire for kind in (*CAPTIONED, "text", "rich_message")):
        raise bad_request("message media can't be edited")
    gone = (*CAPTIONED, *_CAPTION, *_TEXTUAL)
    return _put(world, bot, (chat, post), gone, content, keyboard=keyboard)


def edit_reply_markup(world: World, bot: Bot, params: Params) -> Json:
    """Replace only the keyboard of a message."""
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat, post = _editable(world, bot, params)
    return _put(world, bot, (chat, post), (), {}, keyboard=keyboard)


def _editable(world: World, bot: Bot, params: Params) -> tuple[Chat, Post]:
    if params.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = chat_of(world, bot, params)
    post = post_of(chat, params.get("message_id"), "message to edit")
    foreign = post.author != bot.id
    if foreign and chat.kind == "channel" and holds(world, chat, bot, "can_edit_messages"):
        foreign = False
    if foreign or post.service or post.fixed or "forward_origin" in post.wire:
        raise bad_request("message can't be edited")
    return chat, post


def _put(
    world: World,
    bot: Bot,
    where: tuple[Chat, Post],
    replaced: tuple[str, ...],
    content: Json,
    *,
    keyboard: Json | None,
) -> Json:
    chat, post = where
    check_data(keyboard)
    gone = {*replaced, "reply_markup"}
    kept = {key: value for key, value in post.wire.items() if key not in gone}
    wire = {**kept, **content}
    if keyboard is not None:
        wire["reply_markup"] = keyboard
    if wire == post.wire:
        raise bad_request(NOT_MODIFIED)
    if replaced:
        wire["edit_date"] = world.now()
    post.keyboard_bot = bot.id if keyboard else 0
    rewrite(world, chat, post, wire, bot.id)
    return wire


def answer_callback_query(world: World, bot: Bot, params: Params) -> bool:
    """Answer a press with a notice, an alert, or nothing to read."""
    query = world.queries.get(params["callback_query_id"])
    if query is None or query.bot_id != bot.id or world.now() - query.at > ANSWER_WITHIN:
        raise bad_request(TOO_OLD)
    text = params.get("text") or ""
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    alert = bool(params.get("show_alert"))
    query.answer = {"text": text, "show_alert": alert, "url": params.get("url")}
    world.changed(query.chat.id)
    return True
