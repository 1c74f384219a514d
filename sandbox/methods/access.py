"""Which chat, message or person a call means, and whether the bot may go there.

The checks run in the order of Telegram's own server, so the same mistake is reported first.
"""

from sandbox.chats import Bot, Chat, Json, Member, Post
from sandbox.errors import Refused, bad_request, forbidden
from sandbox.members import member_of
from sandbox.rights import has_right
from sandbox.world import World

Params = Json
_NAMED = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def chat_of(world: World, bot: Bot, params: Params, key: str = "chat_id", *, write: bool = True) -> Chat:
    """The chat a call names. `ApiError` 400 or 403 if there is none or the bot may not use it.

    With `write`, a private chat must be open to the bot and a group must not have moved.
    """
    chat = _find(world, bot, params.get(key))
    if chat.kind == "private":
        if write:
            _check_private(world, bot, chat)
        return chat
    if chat.migrated_to and write:
        moved = {"migrate_to_chat_id": chat.migrated_to}
        raise bad_request("group chat was upgraded to a supergroup chat", moved)
    if chat.kind != "group" or (write and not chat.migrated_to):
        _check_member(world, bot, chat)
    return chat


def _find(world: World, bot: Bot, value: object) -> Chat:
    name = str(value).strip()
    if not name:
        raise bad_request("chat_id is empty")
    if name.startswith("@"):
        try:
            return _seen(world.named(name), bot)
        except Refused:
            raise bad_request("chat not found") from None
    if not name.lstrip("-").isdigit():
        raise bad_request("chat not found")
    chat_id = int(name)
    if chat_id > 0:
        if chat_id not in world.users:
            raise bad_request("chat not found")
        if chat_id in world.bots:
            raise forbidden("bot can't send messages to bots")
        return world.private(chat_id, bot.id)
    if chat_id not in world.chats:
        raise bad_request("chat not found")
    return _seen(world.chats[chat_id], bot)


def _seen(chat: Chat, bot: Bot) -> Chat:
    if bot.id not in chat.members:
        raise bad_request("chat not found")
    return chat


def _check_private(world: World, bot: Bot, chat: Chat) -> None:
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    door_open = world.doors.get((chat.user_id, bot.id), 0) >= world.now()
    if not chat.started and not door_open:
        raise forbidden("bot can't initiate conversation with a user")


def _check_member(world: World, bot: Bot, chat: Chat) -> None:
    member = member_of(chat, bot.id, world.now())
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {_NAMED[chat.kind]}")
    if not member.inside:
        raise forbidden(f"bot is not a member of the {_NAMED[chat.kind]}")


def post_of(chat: Chat, message_id: object, doing: str) -> Post:
    """A message of a chat; `ApiError` 400 `<doing> not found`, such as `message to edit`."""
    post = chat.posts.get(message_id) if isinstance(message_id, int) else None
    if post is None:
        raise bad_request(f"{doing} not found")
    return post


def holds(world: World, chat: Chat, bot: Bot, right: str) -> bool:
    """Whether the bot holds an administrator right in the chat."""
    return has_right(chat, member_of(chat, bot.id, world.now()), right)


def need(world: World, chat: Chat, bot: Bot, right: str, complaint: str) -> None:
    """`ApiError` 400 with the complaint unless the bot holds the right."""
    if not holds(world, chat, bot, right):
        raise bad_request(complaint)


def user_of(world: World, params: Params) -> int:
    """The user a call names; `ApiError` 400 for nobody."""
    user_id = params.get("user_id")
    if not isinstance(user_id, int) or user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id not in world.users:
        raise bad_request("user not found")
    return user_id


def subject(world: World, chat: Chat, params: Params) -> Member:
    """How the user a call names stands in the chat."""
    return member_of(chat, user_of(world, params), world.now())
