"""Topics of a forum."""

from sandbox.chats import Bot, Chat, Json, Topic
from sandbox.errors import bad_request
from sandbox.messages import TOPIC_COLORS, announce, remove
from sandbox.methods.access import Params, chat_of, holds
from sandbox.people_chats import make_topic
from sandbox.world import World

LONGEST_NAME = 128


def _forum(world: World, bot: Bot, params: Params) -> Chat:
    chat = chat_of(world, bot, params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _name(params: Params) -> str:
    name = str(params.get("name") or "").strip()
    if len(name) > LONGEST_NAME:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name


def create_topic(world: World, bot: Bot, params: Params) -> Json:
    """Open a topic."""
    chat = _forum(world, bot, params)
    name, color = _name(params), params.get("icon_color") or TOPIC_COLORS[0]
    if not holds(world, chat, bot, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    if not name:
        raise bad_request("name must be non-empty")
    if color not in TOPIC_COLORS:
        raise bad_request("invalid icon color specified")
    icon = str(params.get("icon_custom_emoji_id") or "")
    made = make_topic(world, chat, bot.id, name, color=color, icon=icon)
    wire: Json = {"message_thread_id": made.id, "name": name, "icon_color": color}
    return {**wire, "icon_custom_emoji_id": icon} if icon else wire


def _topic(world: World, bot: Bot, params: Params, doing: str) -> tuple[Chat, Topic]:
    chat = _forum(world, bot, params)
    topic = chat.topics.get(params["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    if topic.creator != bot.id and not holds(world, chat, bot, "can_manage_topics"):
        raise bad_request(f"not enough rights to {doing} the topic")
    return chat, topic


def _say(world: World, chat: Chat, bot: Bot, topic: Topic, content: Json) -> bool:
    head = {"message_thread_id": topic.id, "is_topic_message": True}
    announce(world, chat, bot.id, {**head, **content})
    return True


def edit_topic(world: World, bot: Bot, params: Params) -> bool:
    """Rename a topic or change its picture."""
    chat, topic = _topic(world, bot, params, "edit")
    name, icon = _name(params) or topic.name, params.get("icon_custom_emoji_id")
    if name == topic.name and icon in (None, topic.icon):
        raise bad_request("TOPIC_NOT_MODIFIED")
    changed: Json = {} if name == topic.name else {"name": name}
    if icon is not None:
        changed["icon_custom_emoji_id"] = topic.icon = icon
    topic.name = name
    return _say(world, chat, bot, topic, {"forum_topic_edited": changed})


def close_topic(world: World, bot: Bot, params: Params) -> bool:
    """Close a topic for ordinary members."""
    chat, topic = _topic(world, bot, params, "close or open")
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = True
    return _say(world, chat, bot, topic, {"forum_topic_closed": {}})


def reopen_topic(world: World, bot: Bot, params: Params) -> bool:
    """Open a closed topic again."""
    chat, topic = _topic(world, bot, params, "close or open")
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = False
    return _say(world, chat, bot, topic, {"forum_topic_reopened": {}})


def delete_topic(world: World, bot: Bot, params: Params) -> bool:
    """Delete a topic with everything in it."""
    chat = _forum(world, bot, params)
    topic = chat.topics.get(params["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    if not holds(world, chat, bot, "can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    del chat.topics[topic.id]
    inside = [n for n, p in chat.posts.items() if p.wire.get("message_thread_id") == topic.id]
    for number in inside:
        remove(world, chat, number)
    return True
