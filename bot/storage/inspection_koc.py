"""Shares, the KOC path with its steps and talks, and who came and left, for `steward inspect`."""

from collections.abc import Mapping

from bot.storage.inspection_subject import Subject, of_community
from bot.storage.tables import community, koc, koc_note, koc_step, movement, share

KOC: Mapping[str, Subject] = {
    "shares": Subject(
        of_community(
            share, "id", "message_id", "user_id", "shared_by", "state", "local_date", "at", "decided_by",
            "decided_at", "reason", "post_id",
        ),
        [share.c.id], community.c.chat_id, share.c.user_id,
    ),
    "koc": Subject(
        of_community(
            koc, "user_id", "state", "since", "figures", "proposed_on", "in_charge", "not_before",
            "below_since", "interview_on", "reminded_on", "ready_on", "alarm_on", "usual",
        ),
        [koc.c.community_id, koc.c.user_id], community.c.chat_id, koc.c.user_id,
    ),
    "steps": Subject(
        of_community(koc_step, "id", "user_id", "move", "state", "by_id", "at", "undone_by", "undone_at"),
        [koc_step.c.id], community.c.chat_id, koc_step.c.user_id,
    ),
    "talks": Subject(
        of_community(koc_note, "id", "user_id", "by_id", "local_date", "text", "at"),
        [koc_note.c.id], community.c.chat_id, koc_note.c.user_id,
    ),
    "movements": Subject(
        of_community(movement, "id", "user_id", "kind", "at", "local_date"),
        [movement.c.at, movement.c.id], community.c.chat_id, movement.c.user_id,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
