"""What members show, and the path on which the best of them become key opinion consumers (KOCs)."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# A message somebody wants to be seen; not a word of it is kept. States: waiting -> approved or featured, or
# declined. `round` counts the decisions that were undone, so that the next one has keys of its own.
share = Table(
    "share",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("message_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("shared_by", BigInteger, nullable=False),
    Column("state", String(8), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("round", Integer, nullable=False, server_default="0"),
    Column("decided_by", BigInteger),
    Column("decided_at", UTCDateTime),
    Column("reason", String(300), nullable=False, server_default=""),
    Column("notice_id", BigInteger),  # the card in the operators' chat
    Column("post_id", Id),  # the gallery's post
    UniqueConstraint("community_id", "message_id"),
)
Index("ix_share_member", share.c.community_id, share.c.user_id, share.c.local_date)
Index("ix_share_state", share.c.community_id, share.c.state, share.c.decided_at)

# Where somebody stands on the path: candidate, reserve, invited, trainee, koc, alumni, or regular again.
# `since`, `below_since` and the days below are local days of the community.
koc = Table(
    "koc",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True),
    Column("state", String(10), nullable=False),
    Column("since", Date, nullable=False),
    Column("figures", JSON, nullable=False, server_default="{}"),  # as they were when this was decided
    Column("proposed_on", Date),  # the operators were last asked about them
    Column("in_charge", BigInteger),
    Column("not_before", Date),  # passed over: proposed again from this day on
    Column("below_since", Date),  # the first day on which the rule was not met any more
    Column("interview_on", Date),
    Column("reminded_on", Date),
    Column("ready_on", Date),  # the operators were asked whether the trainee becomes a KOC
    Column("alarm_on", Date),  # activity below half of `usual`: told, and silent while it lasts
    Column("usual", Integer),  # messages a week before the alarm
    sqlite_with_rowid=False,
)
Index("ix_koc_state", koc.c.community_id, koc.c.state)

# Every step as it was taken, with the row as it was before, so that it can be taken back.
koc_step = Table(
    "koc_step",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("move", String(16), nullable=False),
    Column("state", String(10), nullable=False),
    Column("before", JSON, nullable=False, server_default="{}"),
    Column("by_id", BigInteger, nullable=False),  # 0: the bot
    Column("at", UTCDateTime, nullable=False),
    Column("undone_at", UTCDateTime),
    Column("undone_by", BigInteger),
)
Index("ix_koc_step_member", koc_step.c.community_id, koc_step.c.user_id, koc_step.c.id)

# The log of talks with somebody on the path.
koc_note = Table(
    "koc_note",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("by_id", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("key", String(64), nullable=False),  # the request: heard twice it is noted once
    UniqueConstraint("community_id", "key"),
)
Index("ix_koc_note_member", koc_note.c.community_id, koc_note.c.user_id, koc_note.c.id)
