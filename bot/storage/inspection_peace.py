"""Keeping the peace for `steward inspect`: incidents, sanctions, cases, appeals, the log, gate and modes."""

from collections.abc import Mapping

from bot.storage.inspection_subject import Subject, of_community
from bot.storage.tables import appeal, audit, community, complaint, incident, knock, measure, report, sanction

PEACE: Mapping[str, Subject] = {
    "cases": Subject(
        of_community(
            complaint, "id", "number", "user_id", "source", "grade", "reasons", "state", "attention",
            "owner_id", "opened_at", "deadline", "taken_at", "solved_at", "closed_at", "solution",
            "satisfied",
        ),
        [complaint.c.id], community.c.chat_id, complaint.c.user_id,
    ),
    "incidents": Subject(
        of_community(
            incident, "id", "subject", "user_id", "message_id", "rule", "category", "what", "how", "certain",
            "dry", "severity", "reasons", "evidence", "erased", "state", "verdict", "owner_id", "at",
            "taken_at", "deadline", "next_alert_at", "alerts", "card_id", "closed_at", "closed_by", "note",
        ),
        [incident.c.id], community.c.chat_id, incident.c.user_id,
    ),
    "sanctions": Subject(
        of_community(
            sanction, "id", "user_id", "kind", "points", "seconds", "until", "reason", "by_id",
            "incident_id", "at", "undone_by", "undone_at",
        ),
        [sanction.c.id], community.c.chat_id, sanction.c.user_id,
    ),
    "audit": Subject(
        of_community(audit, "id", "at", "actor_id", "action", "target_id", "ref", "details"),
        [audit.c.id], community.c.chat_id, audit.c.target_id,
    ),
    "reports": Subject(
        of_community(
            report, "message_id", "reporter_id", "user_id", "reason", "incident_id", "verdict", "at"
        ),
        [report.c.at, report.c.community_id, report.c.message_id, report.c.reporter_id],
        community.c.chat_id, report.c.user_id,
    ),
    "appeals": Subject(
        of_community(
            appeal, "id", "sanction_id", "user_id", "state", "at", "decided_at", "decided_by", "alarmed_at"
        ),
        [appeal.c.id], community.c.chat_id, appeal.c.user_id,
    ),
    "gate": Subject(
        of_community(
            knock, "user_id", "state", "kind", "tries", "asked_at", "expires_at", "decided_at", "decided_by"
        ),
        [knock.c.community_id, knock.c.asked_at, knock.c.user_id], community.c.chat_id, knock.c.user_id,
    ),
    "modes": Subject(
        of_community(measure, "name", "since", "until", "by_id", "state"),
        [measure.c.community_id, measure.c.name], community.c.chat_id,
    ),
}  # fmt: skip
"""What `bot.storage.inspection.SUBJECTS` has besides."""
