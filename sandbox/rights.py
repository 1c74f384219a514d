"""Which rights and permissions exist, for which kind of chat, and how calls spell them."""

from collections.abc import Mapping

from sandbox.chats import Chat, Json, Kind, Member

COMMON_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = (*COMMON_RIGHTS, "can_pin_messages", "can_manage_tags")
RIGHTS: dict[Kind, tuple[str, ...]] = {
    "private": (),
    "group": GROUP_RIGHTS,
    "supergroup": (*GROUP_RIGHTS, "can_manage_topics"),
    "channel": (
        *COMMON_RIGHTS,
        "can_post_messages",
        "can_edit_messages",
        "can_manage_direct_messages",
    ),
}

MEDIA_PERMISSIONS = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
PERMISSIONS = (
    "can_send_messages",
    *MEDIA_PERMISSIONS,
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
EVERYTHING = frozenset(PERMISSIONS)
USUAL = EVERYTHING - {"can_change_info", "can_pin_messages", "can_manage_topics", "can_edit_tag"}

# What a kind of content needs, and how Telegram names it when the permission is missing.
CONTENT_PERMISSION = {
    "text": ("can_send_messages", "text messages"),
    "rich_message": ("can_send_messages", "rich messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "animation": ("can_send_other_messages", "animations"),
    "audio": ("can_send_audios", "music"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "sticker": ("can_send_other_messages", "stickers"),
    "poll": ("can_send_polls", "polls"),
    "dice": ("can_send_other_messages", "dice"),
    "location": ("can_send_messages", "locations"),
    "contact": ("can_send_messages", "contacts"),
}


def content_kind(fields: Json) -> str:
    """The first kind of content a message carries; text when it carries none."""
    return next((kind for kind in CONTENT_PERMISSION if kind in fields), "text")


def asked_rights(kind: Kind, asked: Mapping[str, object]) -> frozenset[str]:
    """The rights that are set in `asked` and exist in this kind of chat."""
    return frozenset(right for right in RIGHTS[kind] if asked.get(right) is True)


def asked_permissions(asked: Mapping[str, object], *, independent: bool) -> frozenset[str]:
    """ChatPermissions as a set: left out means forbidden, but for the three that follow others.

    Unless `independent`, a wider permission implies the narrower ones, as the Bot API documents.
    """
    granted = {name for name in PERMISSIONS if asked.get(name) is True}
    _follow(granted, asked, "can_react_to_messages", "can_send_messages")
    _follow(granted, asked, "can_edit_tag", "can_pin_messages")
    _follow(granted, asked, "can_manage_topics", "can_pin_messages")
    if independent:
        return frozenset(granted)
    if granted & {"can_send_other_messages", "can_add_web_page_previews"}:
        granted.update(("can_send_messages", *MEDIA_PERMISSIONS))
    if granted & {*MEDIA_PERMISSIONS, "can_send_polls"}:
        granted.add("can_send_messages")
    return frozenset(granted)


def _follow(granted: set[str], asked: Mapping[str, object], name: str, leader: str) -> None:
    if asked.get(name) is None and leader in granted:
        granted.add(name)


def permissions_wire(granted: frozenset[str]) -> Json:
    """ChatPermissions with every field said."""
    return {name: name in granted for name in PERMISSIONS}


def rights_wire(kind: Kind, granted: frozenset[str]) -> Json:
    """The rights of an administrator as the kind of chat spells them."""
    return {name: name in granted for name in RIGHTS[kind]}


def has_right(chat: Chat, member: Member | None, right: str) -> bool:
    """Whether the member may do what the administrator right names; an owner may everything."""
    if member is None or not member.governs:
        return False
    return member.status == "creator" or chat.kind == "group" or right in member.rights


def permitted(chat: Chat, member: Member, permission: str) -> bool:
    """Whether a member may do what the permission names, by their own standing and the chat's."""
    if member.governs:
        return True
    if not member.inside or permission not in chat.permissions:
        return False
    return member.status != "restricted" or permission in member.allowed
