"""The way every message of a bot takes into a chat, and what can stop it."""

from sandbox.chats import Bot, Chat, Json
from sandbox.entities import utf16
from sandbox.errors import bad_request
from sandbox.formatting import LONGEST_CAPTION, LONGEST_TEXT, formatted, shows_nothing
from sandbox.keyboards import check_data, inline_keyboard
from sandbox.members import member_of
from sandbox.messages import publish, quotable, sender_fields
from sandbox.methods.access import Params, chat_of, post_of
from sandbox.methods.unseen import publish_unseen
from sandbox.people_content import origin
from sandbox.rights import CONTENT_PERMISSION, content_kind, has_right, permitted
from sandbox.world import World


def send(world: World, bot: Bot, params: Params, content: Json) -> Json:
    """Put content into the chat a call names; answers the Message. Raises `ApiError`."""
    keyboard = inline_keyboard(params.get("reply_markup"))
    chat = chat_of(world, bot, params)
    head = place_fields(world, bot, chat, params)
    check_lengths(content)
    check_may_send(world, chat, bot, content_kind(content), head)
    check_data(keyboard)
    body = dressed(content, params)
    if keyboard is not None:
        body["reply_markup"] = keyboard
    if params.get("ephemeral_message_parameters"):
        return publish_unseen(world, chat, bot, params, {**head, **body}).wire
    sender = sender_fields(world, chat, bot.id)
    post = publish(world, chat, bot.id, {**sender, **head}, body)
    post.keyboard_bot = bot.id if keyboard else 0
    post.fixed = bool(params.get("reply_markup")) and keyboard is None
    return post.wire


def dressed(content: Json, params: Params) -> Json:
    """The content with what a call says about showing and protecting it."""
    body = dict(content)
    if params.get("protect_content"):
        body["has_protected_content"] = True
    if params.get("has_spoiler"):
        body["has_media_spoiler"] = True
    if params.get("show_caption_above_media") and "caption" in body:
        body["show_caption_above_media"] = True
    preview = params.get("link_preview_options")
    links = [e for e in body.get("entities", ()) if e["type"] in {"url", "text_link"}]
    if preview and "text" in body and (links or preview.get("url")):
        body["link_preview_options"] = preview
    return body


def place_fields(world: World, bot: Bot, chat: Chat, params: Params) -> Json:
    """The fields of topic and reply. `ApiError` 400 if either does not exist."""
    fields: Json = {}
    thread = params.get("message_thread_id")
    if thread:
        if not chat.is_forum or thread not in chat.topics:
            raise bad_request("message thread not found")
        fields.update(message_thread_id=thread, is_topic_message=True)
    reply = params.get("reply_parameters")
    if reply and reply.get("message_id"):
        fields.update(_reply(world, bot, chat, reply, fields))
    elif thread in chat.posts:
        fields["reply_to_message"] = quotable(chat.posts[thread].wire)
    return fields


def _reply(world: World, bot: Bot, chat: Chat, reply: Json, where: Json) -> Json:
    if reply.get("chat_id") not in (None, chat.id):
        other = chat_of(world, bot, reply, write=False)
        post = post_of(other, reply["message_id"], "message to be replied")
        outside: Json = {"origin": origin(other, post)}
        if other.kind in {"supergroup", "channel"}:
            outside.update(chat=other.wire, message_id=reply["message_id"])
        return {"external_reply": outside}
    post_or_none = chat.posts.get(reply["message_id"])
    if post_or_none is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    fields: Json = {"reply_to_message": quotable(post_or_none.wire)}
    thread = post_or_none.wire.get("message_thread_id")
    if thread and not where:
        fields.update(message_thread_id=thread, is_topic_message=True)
    if reply.get("quote"):
        fields["quote"] = _quote(world, post_or_none.wire, reply)
    return fields


def _quote(world: World, wire: Json, reply: Json) -> Json:
    original = str(wire.get("text") or wire.get("caption") or "")
    mode, marks = reply.get("quote_parse_mode"), reply.get("quote_entities")
    text, entities = formatted(reply["quote"], mode, marks, world.users)
    if text not in original:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = reply.get("quote_position") or utf16(original[: original.index(text)])
    quote: Json = {"text": text, "position": position, "is_manual": True}
    return {**quote, "entities": entities} if entities else quote


def check_lengths(content: Json) -> None:
    """`ApiError` 400 for a text without anything to show or one that is too long."""
    if "text" in content:
        if shows_nothing(content["text"]):
            raise bad_request("text must be non-empty")
        if len(content["text"]) > LONGEST_TEXT:
            raise bad_request("message is too long")
    if len(content.get("caption", "")) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")


def check_may_send(world: World, chat: Chat, bot: Bot, kind: str, head: Json) -> None:
    """`ApiError` 400 unless the bot may send this kind of content into the chat and topic."""
    if chat.kind == "private":
        return
    member = member_of(chat, bot.id, world.now())
    if chat.kind == "channel":
        if not has_right(chat, member, "can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    permission, named = CONTENT_PERMISSION[kind]
    if not permitted(chat, member, permission):
        raise bad_request(f"not enough rights to send {named} to the chat")
    topic = chat.topics.get(head.get("message_thread_id", 0))
    if topic is not None and topic.closed and not has_right(chat, member, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def text_content(world: World, params: Params) -> Json:
    """The text of a call, read by its parse_mode. `ApiError` 400 for bad mark-up."""
    if not params.get("text"):
        raise bad_request("message text is empty")
    mode, marks = params.get("parse_mode"), params.get("entities")
    text, entities = formatted(params["text"], mode, marks, world.users)
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(world: World, params: Params) -> Json:
    """The caption of a call, or nothing when it has none."""
    if not params.get("caption"):
        return {}
    mode, marks = params.get("parse_mode"), params.get("caption_entities")
    text, entities = formatted(params["caption"], mode, marks, world.users)
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}
