"""Forwarding and copying messages."""

from sandbox.chats import Bot, Chat, Json, Post
from sandbox.errors import ApiError, bad_request
from sandbox.methods.access import Params, chat_of, post_of
from sandbox.methods.edits import CAPTIONED
from sandbox.methods.sending import caption_content, send
from sandbox.people_content import carried, origin
from sandbox.world import World

_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def forward_message(world: World, bot: Bot, params: Params) -> Json:
    """Forward one message."""
    source = chat_of(world, bot, params, "from_chat_id", write=False)
    post = post_of(source, params["message_id"], "message to forward")
    return _forward(world, bot, params, source, post)


def forward_messages(world: World, bot: Bot, params: Params) -> list[Json]:
    """Forward several messages; those that cannot be are skipped."""
    source = chat_of(world, bot, params, "from_chat_id", write=False)
    chat_of(world, bot, params)
    sent = []
    for post in _found(source, params["message_ids"]):
        try:
            sent.append(_forward(world, bot, params, source, post))
        except ApiError:
            continue
    return _ids(sent, "forward")


def copy_message(world: World, bot: Bot, params: Params) -> Json:
    """Send the content of a message again, under a new caption if one is given."""
    source = chat_of(world, bot, params, "from_chat_id", write=False)
    post = post_of(source, params["message_id"], "message to copy")
    content = _copied(post)
    if params.get("caption") is not None and any(kind in content for kind in CAPTIONED):
        content = {k: v for k, v in content.items() if k not in _CAPTION}
        content.update(caption_content(world, params))
    return {"message_id": send(world, bot, params, content)["message_id"]}


def copy_messages(world: World, bot: Bot, params: Params) -> list[Json]:
    """Copy several messages; those that cannot be are skipped."""
    source = chat_of(world, bot, params, "from_chat_id", write=False)
    chat_of(world, bot, params)
    gone = _CAPTION if params.get("remove_caption") else ()
    sent = []
    for post in _found(source, params["message_ids"]):
        if not post.service and post.poll is None:
            content = {k: v for k, v in carried(post.wire).items() if k not in gone}
            sent.append(send(world, bot, params, content))
    return _ids(sent, "copy")


def _found(source: Chat, wanted: list[int]) -> list[Post]:
    if wanted != sorted(set(wanted)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    return [source.posts[number] for number in wanted if number in source.posts]


def _ids(sent: list[Json], doing: str) -> list[Json]:
    if not sent:
        raise bad_request(f"there are no messages to {doing}")
    return [{"message_id": wire["message_id"]} for wire in sent]


def _forward(world: World, bot: Bot, params: Params, source: Chat, post: Post) -> Json:
    if post.service or post.wire.get("has_protected_content"):
        raise bad_request("the message can't be forwarded")
    content = {"forward_origin": origin(source, post), **carried(post.wire)}
    return send(world, bot, params, content)


def _copied(post: Post) -> Json:
    if post.service or post.poll is not None:
        raise bad_request("the message can't be copied")
    return carried(post.wire)
