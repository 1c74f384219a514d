"""What members of a group may send: Telegram's names, and what is left while something holds."""

from collections.abc import Collection, Iterable

TEXT: tuple[str, ...] = ("can_send_messages",)
NOTHING: tuple[str, ...] = ()
SENDING = (
    *TEXT, "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews",
)  # fmt: skip
"""The permissions that a measure may take away; the others stay as the group has set them."""
USUAL = (*SENDING, "can_react_to_messages", "can_invite_users")
"""What a group has where Telegram does not tell."""


def left_by(before: Iterable[str], holding: Iterable[Collection[str]]) -> tuple[str, ...]:
    """What may be done while these hold, each given as what it lets people send: the strictest decides.

    Nothing is allowed that was not allowed before.
    """
    let = [frozenset(each) for each in holding]
    return tuple(name for name in before if name not in SENDING or all(name in each for each in let))
