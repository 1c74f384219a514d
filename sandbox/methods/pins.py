"""Pinned messages and reactions."""

from sandbox.chats import Bot, Chat, Json, Post
from sandbox.errors import bad_request
from sandbox.messages import pin, pinned_post
from sandbox.methods.access import Params, chat_of, holds, need, post_of
from sandbox.people_press import set_reaction
from sandbox.reactions import known_emoji
from sandbox.world import World

NO_RIGHT = "not enough rights to manage pinned messages in the chat"


def pin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """Pin a message."""
    chat = chat_of(world, bot, params)
    post = post_of(chat, params["message_id"], "message to pin")
    _check_pin(world, chat, bot)
    if post.service:
        raise bad_request("message can't be pinned")
    if params["message_id"] not in chat.pinned:
        pin(world, chat, params["message_id"], bot.id)
    return True


def unpin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """Unpin a message, or without an id the newest pinned one."""
    chat = chat_of(world, bot, params)
    if params.get("message_id"):
        number = params["message_id"]
        post_of(chat, number, "message to unpin")
    else:
        newest = pinned_post(chat)
        if newest is None:
            raise bad_request("message to unpin not found")
        number = newest.wire["message_id"]
    _check_pin(world, chat, bot)
    chat.pinned.discard(number)
    world.changed(chat.id)
    return True


def unpin_all_chat_messages(world: World, bot: Bot, params: Params) -> bool:
    """Unpin everything."""
    chat = chat_of(world, bot, params)
    _check_pin(world, chat, bot)
    chat.pinned.clear()
    world.changed(chat.id)
    return True


def _check_pin(world: World, chat: Chat, bot: Bot) -> None:
    if chat.kind != "private":
        right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
        need(world, chat, bot, right, NO_RIGHT)


def set_message_reaction(world: World, bot: Bot, params: Params) -> bool:
    """Set the bot's one reaction to a message, or take it back."""
    wanted = [_reaction(given) for given in params.get("reaction") or []]
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat = chat_of(world, bot, params)
    post = post_of(chat, params["message_id"], "message to react")
    set_reaction(world, chat, post, bot.id, wanted)
    return True


def _reaction(given: Json) -> Json:
    if given.get("type") == "custom_emoji":
        return {"type": "custom_emoji", "custom_emoji_id": str(given["custom_emoji_id"])}
    plain = known_emoji(str(given.get("emoji", "")))
    if given.get("type") != "emoji" or plain is None:
        raise bad_request("REACTION_INVALID")
    return {"type": "emoji", "emoji": plain}


def delete_message_reaction(world: World, bot: Bot, params: Params) -> bool:
    """Take away somebody's reaction to a message."""
    chat = chat_of(world, bot, params)
    post: Post = post_of(chat, params["message_id"], "message")
    user_id = params.get("user_id") or params.get("actor_chat_id")
    if user_id not in world.users and user_id not in world.chats:
        raise bad_request("reaction sender not found")
    if not holds(world, chat, bot, "can_delete_messages"):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if user_id in post.reactions:
        set_reaction(world, chat, post, user_id, [])
    return True
