"""Shares and the KOC path for `steward inspect`."""

from collections.abc import Mapping

from bot.storage.inspection_subject import Subject, of_community
from bot.storage.tables import community, koc, share

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
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
