"""Looking at chats and their members, and changing what a chat is called."""

from sandbox.chats import Bot, Chat, Json, Member
from sandbox.errors import bad_request
from sandbox.links import new_link, primary_link
from sandbox.members import member_of, member_wire
from sandbox.messages import announce, pinned_post, quotable
from sandbox.methods.access import Params, chat_of, holds, need, user_of
from sandbox.people_members import expel
from sandbox.rights import asked_permissions, permissions_wire
from sandbox.world import World

LONGEST_TITLE = 128
LONGEST_DESCRIPTION = 255
ACCENT_COLORS = 7
MOST_REACTIONS = 11
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(world: World, bot: Bot, params: Params) -> Json:
    """Everything about a chat."""
    chat = chat_of(world, bot, params, write=False)
    wire = {
        **chat.wire,
        "accent_color_id": abs(chat.id) % ACCENT_COLORS,
        "max_reaction_count": MOST_REACTIONS,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if chat.description:
        wire["description"] = chat.description
    if chat.is_group:
        wire["permissions"] = permissions_wire(chat.permissions)
    if chat.approval:
        wire["join_by_request"] = True
    if chat.linked_id:
        wire["linked_chat_id"] = chat.linked_id
    if chat.kind != "private" and holds(world, chat, bot, "can_invite_users"):
        link = primary_link(chat, bot.id) or new_link(world, chat, bot.id, primary=True)
        wire["invite_link"] = link.url
    pinned = pinned_post(chat)
    if pinned is not None:
        wire["pinned_message"] = quotable(pinned.wire)
    return wire


def get_chat_member(world: World, bot: Bot, params: Params) -> Json:
    """How somebody stands in a chat."""
    chat = chat_of(world, bot, params)
    user_id = user_of(world, params)
    if chat.kind == "private":
        return member_wire(world, chat, Member(user_id, "member"))
    return member_wire(world, chat, member_of(chat, user_id, world.now()), bot.id)


def get_chat_member_count(world: World, bot: Bot, params: Params) -> int:
    """How many are in a chat, bots included."""
    chat = chat_of(world, bot, params)
    if chat.kind == "private":
        return 2
    return sum(member.inside for member in chat.members.values())


def get_chat_administrators(world: World, bot: Bot, params: Params) -> list[Json]:
    """The owner and administrators; other bots only if asked for."""
    chat = chat_of(world, bot, params)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    hidden = set() if params.get("return_bots") else world.bots.keys() - {bot.id}
    return [
        member_wire(world, chat, member, bot.id)
        for member in chat.members.values()
        if member.governs and member.user_id not in hidden
    ]


def set_chat_permissions(world: World, bot: Bot, params: Params) -> bool:
    """Set what members may do by default."""
    independent = bool(params.get("use_independent_chat_permissions"))
    allowed = asked_permissions(params["permissions"], independent=independent)
    chat = chat_of(world, bot, params)
    if not chat.is_group:
        raise bad_request("can't change channel chat permissions")
    complaint = "not enough rights to change chat permissions"
    need(world, chat, bot, "can_restrict_members", complaint)
    if chat.permissions == allowed:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.permissions = allowed
    world.changed(chat.id)
    return True


def set_chat_title(world: World, bot: Bot, params: Params) -> bool:
    """Rename a chat."""
    title = " ".join(str(params["title"]).split())[:LONGEST_TITLE]
    if not title:
        raise bad_request("title must be non-empty")
    chat = _info(world, bot, params, "not enough rights to change chat title")
    if chat.title != title:
        chat.wire = {**chat.wire, "title": title}
        announce(world, chat, bot.id, {"new_chat_title": title})
    return True


def set_chat_description(world: World, bot: Bot, params: Params) -> bool:
    """Describe a chat."""
    text = str(params.get("description") or "").strip()[:LONGEST_DESCRIPTION]
    chat = _info(world, bot, params, "not enough rights to set chat description")
    if chat.description == text:
        raise bad_request("chat description is not modified")
    chat.description = text
    return True


def _info(world: World, bot: Bot, params: Params, complaint: str) -> Chat:
    chat = chat_of(world, bot, params)
    need(world, chat, bot, "can_change_info", complaint)
    return chat


def leave_chat(world: World, bot: Bot, params: Params) -> bool:
    """Leave a chat."""
    chat = chat_of(world, bot, params)
    if chat.kind == "private":
        raise bad_request("can't leave private chats")
    expel(world, chat, Member(bot.id, "left"), bot.id)
    return True
