"""Keeping the peace for `steward inspect`: what was reported, and what was appealed against."""

from collections.abc import Mapping

from bot.storage.inspection_subject import Subject, of_community
from bot.storage.tables import appeal, community, complaint, report

PEACE: Mapping[str, Subject] = {
    "cases": Subject(
        of_community(
            complaint, "id", "number", "user_id", "source", "grade", "reasons", "state", "attention",
            "owner_id", "opened_at", "deadline", "taken_at", "solved_at", "closed_at", "solution",
            "satisfied",
        ),
        [complaint.c.id], community.c.chat_id, complaint.c.user_id,
    ),
    "reports": Subject(
        of_community(
            report, "message_id", "reporter_id", "user_id", "reason", "incident_id", "verdict", "at"
        ),
        [report.c.at, report.c.community_id, report.c.message_id, report.c.reporter_id],
        community.c.chat_id, report.c.reporter_id,
    ),
    "appeals": Subject(
        of_community(
            appeal, "id", "sanction_id", "user_id", "state", "at", "decided_at", "decided_by", "alarmed_at"
        ),
        [appeal.c.id], community.c.chat_id, appeal.c.user_id,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
