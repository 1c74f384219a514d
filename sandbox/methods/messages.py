"""Sending text, dice, places and contacts; deleting; chat actions."""

from sandbox.chats import Bot, Chat, Json, Post
from sandbox.errors import bad_request
from sandbox.messages import remove, too_old
from sandbox.methods.access import Params, chat_of, holds, post_of
from sandbox.methods.sending import send, text_content
from sandbox.people_content import dice_fields
from sandbox.rich import rich_fields
from sandbox.world import World

DICE = frozenset("🎲🎯🏀⚽🎳🎰")
MOST_AT_ONCE = 100
POLE, DATE_LINE = 90, 180
ACTIONS = """
typing upload_photo record_video upload_video record_voice upload_voice upload_document
choose_sticker find_location record_video_note upload_video_note
"""


def send_message(world: World, bot: Bot, params: Params) -> Json:
    """Send a text."""
    return send(world, bot, params, text_content(world, params))


def send_rich_message(world: World, bot: Bot, params: Params) -> Json:
    """Send a rich message; the box keeps its words and lines, not its looks."""
    return send(world, bot, params, rich_fields(params["rich_message"]))


def send_dice(world: World, bot: Bot, params: Params) -> Json:
    """Throw a dice."""
    emoji = params.get("emoji") or "🎲"
    if emoji not in DICE:
        raise bad_request("DICE_EMOJI_INVALID")
    return send(world, bot, params, dice_fields(world, emoji))


def send_location(world: World, bot: Bot, params: Params) -> Json:
    """Send a place."""
    keys = ("latitude", "longitude", "horizontal_accuracy", "live_period", "heading")
    place = {key: params[key] for key in keys if params.get(key) is not None}
    if abs(place["latitude"]) > POLE or abs(place["longitude"]) > DATE_LINE:
        raise bad_request("invalid location specified")
    return send(world, bot, params, {"location": place})


def send_contact(world: World, bot: Bot, params: Params) -> Json:
    """Send a contact."""
    keys = ("phone_number", "first_name", "last_name", "vcard")
    return send(world, bot, params, {"contact": {k: params[k] for k in keys if params.get(k)}})


def send_chat_action(world: World, bot: Bot, params: Params) -> bool:
    """Say that the bot is busy; nobody in the box looks at it."""
    if params["action"] not in ACTIONS.split():
        raise bad_request("wrong parameter action in request")
    chat_of(world, bot, params)
    return True


def delete_message(world: World, bot: Bot, params: Params) -> bool:
    """Delete one message."""
    chat = chat_of(world, bot, params)
    post = post_of(chat, params.get("message_id"), "message to delete")
    _check_deletable(world, chat, bot, post)
    remove(world, chat, params["message_id"])
    return True


def delete_messages(world: World, bot: Bot, params: Params) -> bool:
    """Delete up to 100 messages: those found, all of them or none."""
    chat = chat_of(world, bot, params)
    wanted = params["message_ids"]
    if len(wanted) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    if not wanted:
        raise bad_request("message identifiers are not specified")
    found = [number for number in wanted if number in chat.posts]
    for number in found:
        _check_deletable(world, chat, bot, chat.posts[number])
    for number in found:
        remove(world, chat, number)
    return True


def _check_deletable(world: World, chat: Chat, bot: Bot, post: Post) -> None:
    own = post.author == bot.id and not (
        chat.kind == "channel" and not holds(world, chat, bot, "can_post_messages")
    )
    mighty = chat.kind == "private" or holds(world, chat, bot, "can_delete_messages")
    if too_old(world, post) or not (own or mighty):
        raise bad_request("message can't be deleted")
