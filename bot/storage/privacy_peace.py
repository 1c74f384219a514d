"""What keeping the peace stores about people: part of `bot.storage.privacy.PRIVACY`.

Who decided something about somebody is not that somebody's to export; what they decided stays on record.
"""

from sqlalchemy import String, case, cast

from bot.storage.privacy_holding import Holding
from bot.storage.tables import (
    appeal,
    audit,
    complaint,
    grumble,
    incident,
    knock,
    measure,
    report,
    sanction,
    spam_example,
    spam_sample,
    word,
)

_CARD = frozenset({"notice_id", "next_alert_at", "alerts", "card_id", "span"})
_SUBJECT = case(
    (incident.c.subject.startswith("name:"), "forgotten:" + cast(incident.c.id, String)),
    else_=incident.c.subject,
)
"""What an incident is about names its member, if it is about their name; it stays unique."""
_OTHERS = frozenset({"user_id", "evidence", "what", "reasons"})

PEACE = (
    Holding(
        "incidents",
        incident,
        blank={"evidence": None, "what": "", "reasons": [], "span": [], "note": "", "subject": _SUBJECT},
        hidden=_CARD | {"subject", "owner_id", "closed_by", "note"},
    ),
    Holding("incidents_taken", incident, whose="owner_id", hidden=_CARD | _OTHERS | {"subject", "closed_by"}),
    Holding(
        "incidents_closed", incident, whose="closed_by", hidden=_CARD | _OTHERS | {"subject", "owner_id"}
    ),
    Holding("sanctions", sanction, blank={"reason": ""}, hidden=frozenset({"by_id", "undone_by"})),
    Holding("sanctions_given", sanction, whose="by_id", hidden=frozenset({"user_id", "undone_by"})),
    Holding(
        "sanctions_undone", sanction, whose="undone_by", hidden=frozenset({"user_id", "by_id", "reason"})
    ),
    Holding("complaints", complaint, blank={"evidence": None, "solution": ""}, hidden=_CARD | {"owner_id"}),
    Holding("complaints_taken", complaint, whose="owner_id", hidden=_CARD | _OTHERS),
    Holding("unhappy_messages", grumble, drop=True),
    Holding(
        "reports", report, blank={"reason": ""}, hidden=frozenset({"reporter_id", "verdict", "incident_id"})
    ),
    Holding("reports_made", report, whose="reporter_id", hidden=frozenset({"user_id"})),
    Holding("appeals", appeal, blank={"evidence": None}, hidden=_CARD | {"decided_by"}),
    Holding("appeals_decided", appeal, whose="decided_by", hidden=_CARD | _OTHERS),
    Holding("questions_at_the_gate", knock, drop=True, hidden=frozenset({"decided_by", "query_id"})),
    Holding(
        "gate_decisions", knock, whose="decided_by", hidden=frozenset({"user_id", "question", "query_id"})
    ),
    Holding("measures_taken", measure, whose="by_id", hidden=frozenset({"state"})),
    Holding("words_changed", word, whose="by_id"),
    Holding("spam_examples", spam_example, drop=True, hidden=frozenset({"packed"})),
    Holding("ordinary_messages", spam_sample, drop=True, hidden=frozenset({"packed"})),
    Holding("decisions", audit, whose="actor_id", hidden=frozenset({"target_id", "details"})),
    Holding(
        "decisions_about", audit, whose="target_id", blank={"details": {}}, hidden=frozenset({"actor_id"})
    ),
)
