"""Invite links of a bot."""

from sandbox.chats import Bot, Chat, Json, Link
from sandbox.errors import bad_request
from sandbox.links import link_wire, new_link
from sandbox.methods.access import Params, chat_of, need
from sandbox.world import World

LONGEST_NAME = 32
MOST_MEMBERS = 99_999


def _chat(world: World, bot: Bot, params: Params) -> Chat:
    chat = chat_of(world, bot, params)
    if chat.kind == "private":
        raise bad_request("can't invite members to a private chat")
    need(world, chat, bot, "can_invite_users", "not enough rights to manage chat invite link")
    return chat


def create_link(world: World, bot: Bot, params: Params) -> Json:
    """An additional invite link."""
    chat = _chat(world, bot, params)
    _check(params)
    link = new_link(world, chat, bot.id)
    _describe(link, params)
    return link_wire(world, chat, link)


def _check(params: Params) -> None:
    if len(params.get("name") or "") > LONGEST_NAME:
        raise bad_request("INVITE_NAME_TOO_LONG")
    limit = params.get("member_limit") or 0
    if limit and params.get("creates_join_request"):
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    if not 0 <= limit <= MOST_MEMBERS:
        raise bad_request("invalid member limit specified")


def _describe(link: Link, params: Params) -> None:
    link.name = params.get("name") or ""
    link.expire_date = params.get("expire_date") or 0
    link.member_limit = params.get("member_limit") or 0
    link.creates_join_request = bool(params.get("creates_join_request"))


def edit_link(world: World, bot: Bot, params: Params) -> Json:
    """Change a link of the bot's own; what is left out goes back to its default."""
    chat, link = _own(world, bot, params)
    if link.is_primary:
        raise bad_request("CHAT_INVITE_PERMANENT")
    _check(params)
    _describe(link, params)
    return link_wire(world, chat, link)


def revoke_link(world: World, bot: Bot, params: Params) -> Json:
    """Make a link of the bot's own useless."""
    chat, link = _own(world, bot, params)
    link.is_revoked = True
    if link.is_primary:
        new_link(world, chat, bot.id, primary=True)
    return link_wire(world, chat, link)


def _own(world: World, bot: Bot, params: Params) -> tuple[Chat, Link]:
    if not params.get("invite_link"):
        raise bad_request("invite link must be non-empty")
    chat = _chat(world, bot, params)
    link = chat.links.get(params["invite_link"])
    if link is None or link.is_revoked:
        raise bad_request("INVITE_HASH_EXPIRED")
    if link.creator != bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return chat, link


def export_link(world: World, bot: Bot, params: Params) -> str:
    """A new primary link in place of the bot's earlier one."""
    chat = _chat(world, bot, params)
    return new_link(world, chat, bot.id, primary=True).url
