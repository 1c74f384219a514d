"""Banning, restricting, promoting and tagging members; deciding join requests."""

from dataclasses import replace

from sandbox.chats import Bot, Chat, Member
from sandbox.errors import bad_request
from sandbox.members import change, member_of, term
from sandbox.methods.access import Params, chat_of, holds, need, subject
from sandbox.people_members import expel, restricted, settle
from sandbox.queries import JOIN_ANSWER_WITHIN
from sandbox.rights import asked_permissions, asked_rights
from sandbox.world import World

LONGEST_TAG = 16
EMOJI_BLOCKS = ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF))
NO_RIGHT = "not enough rights to restrict/unrestrict chat member"
BIG_ONLY = "method is available for supergroup and channel chats only"
GROUPS_ONLY = "method is available only for groups and supergroups"


def ban_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Remove somebody and keep them out, for a time or for ever."""
    chat = chat_of(world, bot, params)
    if chat.kind == "private":
        raise bad_request("can't ban members in private chats")
    member = _target(world, chat, bot, params)
    new = Member(member.user_id, "kicked", until=term(params.get("until_date"), world.now()))
    if chat.kind == "group":
        new = Member(member.user_id, "left")
    expel(world, chat, new, bot.id)
    return True


def unban_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Let somebody in again; without `only_if_banned` a member is sent out."""
    chat = chat_of(world, bot, params)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request(BIG_ONLY)
    member = subject(world, chat, params)
    if params.get("only_if_banned") and member.status != "kicked":
        return True
    _target(world, chat, bot, params)
    if member.status != "left":
        expel(world, chat, Member(member.user_id, "left"), bot.id)
    return True


def ban_chat_sender_chat(world: World, bot: Bot, params: Params) -> bool:
    """Nobody may write as this channel any more."""
    place, channel = _speaker(world, bot, params)
    place.muted_channels.add(channel)
    return True


def unban_chat_sender_chat(world: World, bot: Bot, params: Params) -> bool:
    """Its owner may write as this channel again."""
    place, channel = _speaker(world, bot, params)
    place.muted_channels.discard(channel)
    return True


def _speaker(world: World, bot: Bot, params: Params) -> tuple[Chat, int]:
    chat, channel = chat_of(world, bot, params), int(params["sender_chat_id"])
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request(BIG_ONLY)
    if channel not in world.chats or channel == chat.id:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if not holds(world, chat, bot, "can_restrict_members"):
        raise bad_request(NO_RIGHT)
    return chat, channel


def restrict_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Limit what a member may do; all permissions lift the limits."""
    independent = bool(params.get("use_independent_chat_permissions"))
    allowed = asked_permissions(params["permissions"], independent=independent)
    chat = chat_of(world, bot, params)
    if chat.kind != "supergroup":
        raise bad_request("method is available only for supergroups")
    member = _target(world, chat, bot, params)
    new = restricted(world, member, allowed, params.get("until_date"))
    change(world, chat, new, bot.wire)
    return True


def _target(world: World, chat: Chat, bot: Bot, params: Params) -> Member:
    member = subject(world, chat, params)
    if member.user_id == bot.id:
        raise bad_request("can't restrict self")
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if not holds(world, chat, bot, "can_restrict_members"):
        raise bad_request("CHAT_ADMIN_REQUIRED" if chat.kind == "group" else NO_RIGHT)
    if member.status == "administrator" and member.promoted_by != bot.id:
        raise bad_request("user is an administrator of the chat")
    return member


def promote_chat_member(world: World, bot: Bot, params: Params) -> bool:
    """Make somebody an administrator with the named rights, or none: a member again."""
    chat = chat_of(world, bot, params)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request(BIG_ONLY)
    member = subject(world, chat, params)
    _check_promotion(world, chat, bot, member)
    granted = asked_rights(chat.kind, params)
    own = member_of(chat, bot.id, world.now())
    if own.status != "creator" and not granted <= own.rights:
        raise bad_request("RIGHT_FORBIDDEN")
    anonymous = bool(params.get("is_anonymous")) and chat.kind == "supergroup"
    if granted or anonymous:
        granted |= {"can_manage_chat"}
        new = replace(
            member,
            status="administrator",
            rights=frozenset(granted),
            anonymous=anonymous,
            promoted_by=member.promoted_by or bot.id,
            allowed=frozenset(),
            until=0,
        )
    else:
        outside = "member" if member.inside else member.status
        new = Member(member.user_id, outside, tag=member.tag, since=member.since, link=member.link)
    change(world, chat, new, bot.wire)
    return True


def _check_promotion(world: World, chat: Chat, bot: Bot, member: Member) -> None:
    if member.user_id == bot.id:
        raise bad_request("can't promote self")
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    need(world, chat, bot, "can_promote_members", "not enough rights")
    if member.status == "administrator" and member.promoted_by != bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if not member.inside:
        raise bad_request("USER_NOT_PARTICIPANT")


def set_custom_title(world: World, bot: Bot, params: Params) -> bool:
    """Give an administrator the bot has promoted a title."""
    chat = chat_of(world, bot, params)
    if not chat.is_group:
        raise bad_request(GROUPS_ONLY)
    member = subject(world, chat, params)
    if member.status == "creator":
        raise bad_request("only the owner can edit their custom title")
    if member.status != "administrator":
        raise bad_request("user is not an administrator")
    if member.promoted_by != bot.id:
        raise bad_request("not enough rights to change custom title of the user")
    title = _label(params["custom_title"], "CUSTOM_TITLE")
    change(world, chat, replace(member, title=title), bot.wire)
    return True


def set_member_tag(world: World, bot: Bot, params: Params) -> bool:
    """Give a regular member a tag, or take it back with an empty one."""
    chat = chat_of(world, bot, params)
    if not chat.is_group:
        raise bad_request(GROUPS_ONLY)
    member = subject(world, chat, params)
    tag = _label(params.get("tag") or "", "TAG")
    need(world, chat, bot, "can_manage_tags", "CHAT_ADMIN_REQUIRED")
    if member.governs:
        raise bad_request("user is an administrator of the chat")
    if not member.inside:
        raise bad_request("USER_NOT_PARTICIPANT")
    change(world, chat, replace(member, tag=tag), bot.wire)
    return True


def _label(text: str, named: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_TAG:
        raise bad_request(f"{named}_INVALID")
    if any(_is_emoji(character) for character in text):
        raise bad_request(f"{named}_EMOJI_NOT_ALLOWED")
    return text


def _is_emoji(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in EMOJI_BLOCKS)


def approve_join_request(world: World, bot: Bot, params: Params) -> bool:
    """Let in somebody who asked."""
    return _decide(world, bot, params, admit=True)


def decline_join_request(world: World, bot: Bot, params: Params) -> bool:
    """Turn down somebody who asked."""
    return _decide(world, bot, params, admit=False)


def _decide(world: World, bot: Bot, params: Params, *, admit: bool) -> bool:
    chat = chat_of(world, bot, params)
    need(world, chat, bot, "can_invite_users", "not enough rights to manage chat join requests")
    member = subject(world, chat, params)
    if member.inside:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if not settle(world, chat, member.user_id, bot.id, admit=admit):
        raise bad_request("HIDE_REQUESTER_MISSING")
    return True


def answer_join_request_query(world: World, bot: Bot, params: Params) -> bool:
    """Answer a join request query within ten seconds: approve, decline or queue."""
    result = str(params["result"]).lower()
    if result not in {"approve", "decline", "queue"}:
        raise bad_request("invalid result specified")
    wanted = params["chat_join_request_query_id"]
    for chat in world.chats.values():
        for request in list(chat.requests.values()):
            if wanted and request.query_id == wanted:
                if world.now() - request.date > JOIN_ANSWER_WITHIN:
                    raise bad_request("QUERY_ID_INVALID")
                need(world, chat, bot, "can_invite_users", "CHAT_ADMIN_REQUIRED")
                request.query_id = ""
                if result != "queue":
                    settle(world, chat, request.user_id, bot.id, admit=result == "approve")
                return True
    raise bad_request("query is too old and response timeout expired or query ID is invalid")
