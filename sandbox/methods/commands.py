"""What a bot says about itself: commands, names, descriptions, default rights, menu button."""

from collections.abc import Callable

from sandbox.chats import Bot, Json
from sandbox.commands import scope_key
from sandbox.errors import bad_request
from sandbox.methods.access import Params, chat_of
from sandbox.rights import RIGHTS
from sandbox.world import World

Call = Callable[[World, Bot, Params], object]
LONGEST_COMMAND = 32
LONGEST_COMMAND_TEXT = 256
MOST_COMMANDS = 100
LENGTHS = {"description": 512, "short_description": 120, "name": 64}
_PLAIN = frozenset(("default", "all_private_chats", "all_group_chats", "all_chat_administrators"))
_CHAT = frozenset(("chat", "chat_administrators", "chat_member"))
_ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
LANGUAGE_LENGTH = 2


def get_me(world: World, bot: Bot, params: Params) -> Json:
    """The bot itself."""
    del world, params
    return {
        **bot.wire,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": True,
    }


def set_commands(world: World, bot: Bot, params: Params) -> bool:
    """Register the commands of one scope and language."""
    key = _key(world, bot, params)
    if len(params["commands"]) > MOST_COMMANDS:
        raise bad_request("too many commands specified")
    bot.commands[key] = [_command(command) for command in params["commands"]]
    return True


def get_commands(world: World, bot: Bot, params: Params) -> list[Json]:
    """The commands registered for exactly this scope and language."""
    return bot.commands.get(_key(world, bot, params), [])


def delete_commands(world: World, bot: Bot, params: Params) -> bool:
    """Forget the commands of one scope and language."""
    bot.commands.pop(_key(world, bot, params), None)
    return True


def _command(given: Json) -> Json:
    name = str(given.get("command", "")).strip().removeprefix("/")
    text = str(given.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > LONGEST_COMMAND:
        raise bad_request("command length must not exceed 32")
    if not _ALLOWED.issuperset(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not text:
        raise bad_request("command description must be non-empty")
    if len(text) > LONGEST_COMMAND_TEXT:
        raise bad_request("command description length must not exceed 256")
    unseen = {"is_ephemeral": True} if given.get("is_ephemeral") else {}
    return {"command": name, "description": text, **unseen}


def _key(world: World, bot: Bot, params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    language = str(params.get("language_code") or "")
    kind = scope.get("type")
    if language and not (len(language) == LANGUAGE_LENGTH and language.islower()):
        raise bad_request("invalid language code specified")
    if kind in _PLAIN:
        return scope_key(kind), language
    if kind not in _CHAT:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind == "chat_member" and not scope.get("user_id"):
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    chat = chat_of(world, bot, scope, write=False)
    if chat.kind == "channel" or (chat.kind == "private" and kind != "chat"):
        raise bad_request("can't change commands in the chat")
    user_id = scope["user_id"] if kind == "chat_member" else 0
    return scope_key(kind, chat.id, user_id), language


def word_setter(what: str) -> Call:
    """The method that sets the bot's name, description or short description in a language."""

    def set_word(world: World, bot: Bot, params: Params) -> bool:
        del world
        text = str(params.get(what) or "").strip()
        if len(text) > LENGTHS[what]:
            raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
        bot.words[what, str(params.get("language_code") or "")] = text
        return True

    return set_word


def word_getter(what: str) -> Call:
    """The method that gets what `word_setter` has set; the name falls back to the bot's own."""

    def get_word(world: World, bot: Bot, params: Params) -> Json:
        del world
        language = str(params.get("language_code") or "")
        said = bot.words.get((what, language)) or bot.words.get((what, ""))
        return {what: said or (str(bot.wire["first_name"]) if what == "name" else "")}

    return get_word


def set_default_rights(world: World, bot: Bot, params: Params) -> bool:
    """Keep the rights the bot asks for when it is made administrator."""
    del world
    channels = bool(params.get("for_channels"))
    bot.default_rights[channels] = params.get("rights") or {}
    return True


def get_default_rights(world: World, bot: Bot, params: Params) -> Json:
    """The rights the bot asks for when it is made administrator."""
    del world
    channels = bool(params.get("for_channels"))
    asked = bot.default_rights.get(channels, {})
    names = RIGHTS["channel" if channels else "supergroup"]
    return {name: bool(asked.get(name)) for name in ("is_anonymous", *names)}


def set_menu_button(world: World, bot: Bot, params: Params) -> bool:
    """Keep the menu button of a private chat, or of all."""
    del world
    bot.menus[params.get("chat_id") or 0] = params.get("menu_button") or {"type": "default"}
    return True


def get_menu_button(world: World, bot: Bot, params: Params) -> Json:
    """The menu button of a private chat, or of all."""
    del world
    default = bot.menus.get(0, {"type": "default"})
    return bot.menus.get(params.get("chat_id") or 0, default)
