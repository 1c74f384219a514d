"""What the bot needs to be allowed in a group, and which text says what fails without it."""

from collections.abc import Collection, Mapping

ADMINISTRATOR = "administrator"
FORUM_ONLY = "can_manage_topics"
TAGS = "can_manage_tags"

NEEDED: Mapping[str, str] = {
    ADMINISTRATOR: "right-administrator",
    "can_delete_messages": "right-delete-messages",
    "can_restrict_members": "right-restrict-members",
    "can_invite_users": "right-invite-users",
    "can_pin_messages": "right-pin-messages",
    TAGS: "right-manage-tags",
    FORUM_ONLY: "right-manage-topics",
}
"""Telegram's name of a right -> the text that names it and what will not work without it."""


def held(status: str, rights: Collection[str]) -> list[str]:
    """What a community's row keeps: the bot's status, then (for an administrator only) its rights.

    Of others Telegram tells permissions under the same names; these are no rights.
    """
    return [status, *rights] if status == ADMINISTRATOR else [status]


def missing(status: str, rights: Collection[str], *, is_forum: bool) -> list[str]:
    """The rights the bot still needs, in the order in which people are told."""
    has = held(status, rights)
    return [right for right in NEEDED if right not in has and (is_forum or right != FORUM_ONLY)]
