"""Keeping the peace: incidents, sanctions, complaints, reports, appeals, the gate, words, the audit log.

What a message said is kept only as evidence on an incident, a complaint or an appeal, for 30 days.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# States: open -> taken -> closed. `subject` names what it is about, so that a message makes one incident.
incident = Table(
    "incident",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("subject", String(64), nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("thread_id", BigInteger),
    Column("rule", String(16), nullable=False),
    Column("category", String(32), nullable=False, server_default=""),
    Column("what", String(128), nullable=False, server_default=""),
    Column("how", String(16), nullable=False, server_default=""),
    Column("certain", Boolean, nullable=False),
    Column("dry", Boolean, nullable=False, server_default=text("false")),
    Column("severity", Integer, nullable=False),
    Column("reasons", JSON, nullable=False, server_default="[]"),
    Column("evidence", Text),
    Column("span", JSON, nullable=False, server_default="[]"),  # where in the evidence the hit is
    Column("erased", Boolean, nullable=False, server_default=text("false")),
    Column("state", String(8), nullable=False),
    Column("verdict", String(10), nullable=False, server_default=""),  # confirmed, pardoned
    Column("owner_id", BigInteger),
    Column("at", UTCDateTime, nullable=False),
    Column("taken_at", UTCDateTime),
    Column("deadline", UTCDateTime),
    Column("next_alert_at", UTCDateTime),
    Column("alerts", Integer, nullable=False, server_default="0"),
    Column("card_id", Id),  # the incident on whose card this one is counted
    Column("notice_id", BigInteger),  # the card in the operators' chat
    Column("closed_at", UTCDateTime),
    Column("closed_by", BigInteger),
    Column("note", String(500), nullable=False, server_default=""),
    UniqueConstraint("community_id", "subject"),
)
Index("ix_incident_user", incident.c.community_id, incident.c.user_id, incident.c.id)
Index("ix_incident_card", incident.c.card_id)
Index("ix_incident_alert", incident.c.next_alert_at)
Index("ix_incident_at", incident.c.community_id, incident.c.at)

# What was done to somebody: warn, mute, ban, kick, note. `points` fade by one a day and stay on record.
sanction = Table(
    "sanction",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("points", Integer, nullable=False, server_default="0"),
    Column("seconds", Integer),
    Column("until", UTCDateTime),
    Column("reason", String(300), nullable=False, server_default=""),
    Column("by_id", BigInteger, nullable=False),  # 0: the bot
    Column("incident_id", Id),
    Column("at", UTCDateTime, nullable=False),
    Column("undone_by", BigInteger),
    Column("undone_at", UTCDateTime),
)
Index("ix_sanction_user", sanction.c.community_id, sanction.c.user_id, sanction.c.id)
Index("ix_sanction_incident", sanction.c.incident_id)

# A member's complaint: a case with a number in its community. States: open -> taken -> solved -> closed.
complaint = Table(
    "complaint",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("number", Integer, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("source", String(10), nullable=False),  # talk, feedback
    Column("grade", String(10), nullable=False),
    Column("reasons", JSON, nullable=False, server_default="[]"),
    Column("evidence", Text),
    Column("state", String(8), nullable=False),
    Column("attention", Integer, nullable=False),
    Column("owner_id", BigInteger),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("deadline", UTCDateTime, nullable=False),
    Column("runs_from", UTCDateTime, nullable=False),  # the time it has is counted from here: (re)opened
    Column("next_climb_at", UTCDateTime),  # when the clock looks again: to climb, or to close a solved one
    Column("soothed", Boolean, nullable=False, server_default=text("false")),  # the member knows of the case
    Column("taken_at", UTCDateTime),
    Column("solved_at", UTCDateTime),
    Column("closed_at", UTCDateTime),
    Column("solution", String(500), nullable=False, server_default=""),
    Column("satisfied", Boolean),
    Column("notice_id", BigInteger),
    UniqueConstraint("community_id", "number"),
)
Index("ix_complaint_climb", complaint.c.next_climb_at)
Index("ix_complaint_user", complaint.c.community_id, complaint.c.user_id)

# Negative messages, for the crisis alarm, with the phrases they were read from: kept for 14 days.
grumble = Table(
    "grumble",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("phrases", JSON, nullable=False, server_default="[]"),
    sqlite_with_rowid=False,
)
Index("ix_grumble_at", grumble.c.community_id, grumble.c.at)

report = Table(
    "report",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reporter_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("reason", String(300), nullable=False, server_default=""),
    Column("incident_id", Id),
    Column("verdict", String(10), nullable=False, server_default=""),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_report_reporter", report.c.community_id, report.c.reporter_id, report.c.at)

# States: open -> won or lost. One for each sanction.
appeal = Table(
    "appeal",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("sanction_id", Id, nullable=False, unique=True),
    Column("user_id", BigInteger, nullable=False),
    Column("evidence", Text),
    Column("state", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("decided_at", UTCDateTime),
    Column("decided_by", BigInteger),
    Column("alarmed_at", UTCDateTime),
    Column("notice_id", BigInteger),
)
Index("ix_appeal_open", appeal.c.community_id, appeal.c.state)

# Who knocks at the gate. States: asked -> passed, failed, silent, queued (staff decide), gone.
knock = Table(
    "knock",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", String(8), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("question", JSON, nullable=False, server_default="{}"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("query_id", String(64), nullable=False, server_default=""),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime),
    Column("decided_at", UTCDateTime),
    Column("decided_by", BigInteger),
    sqlite_with_rowid=False,
)
Index("ix_knock_expires", knock.c.expires_at)

# What holds in a community for a while: calm, raid, night. The row goes when it is over.
measure = Table(
    "measure",
    metadata,
    community_key(),
    Column("name", String(16), primary_key=True),
    Column("since", UTCDateTime, nullable=False),
    Column("until", UTCDateTime),
    Column("by_id", BigInteger, nullable=False),
    Column("state", JSON, nullable=False, server_default="{}"),
    sqlite_with_rowid=False,
)

# What a community adds to the shipped words, takes from them, or allows.
word = Table(
    "word",
    metadata,
    community_key(),
    Column("key", String(100), primary_key=True),
    Column("word", String(100), nullable=False),
    Column("list", String(8), nullable=False),  # add, remove, allow
    Column("category", String(32), nullable=False, server_default=""),
    Column("severity", Integer, nullable=False, server_default="2"),
    Column("options", String(100), nullable=False, server_default=""),
    Column("by_id", BigInteger, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# What moderators decided, for the spam model: hashed features, never the text.
spam_example = Table(
    "spam_example",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("spam", Boolean, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)

# Ordinary messages of members of long standing, for the spam model: kept for 30 days, never the text.
spam_sample = Table(
    "spam_sample",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)

# Everything staff or the bot did about the peace. `actor_id` 0 is the bot.
audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("at", UTCDateTime, nullable=False),
    Column("actor_id", BigInteger, nullable=False),
    Column("action", String(32), nullable=False),
    Column("target_id", BigInteger),
    Column("ref", String(64), nullable=False, server_default=""),
    Column("details", JSON, nullable=False, server_default="{}"),
)
Index("ix_audit_community", audit.c.community_id, audit.c.id)
Index("ix_audit_at", audit.c.community_id, audit.c.at)
