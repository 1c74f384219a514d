"""Votes, and every ballot as it came: the journal that anybody can count again."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, String, Table, text

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# States: proposed -> opening -> open -> closing -> closed, or refused / cancelled.
vote = Table(
    "vote",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("state", String(10), nullable=False),
    Column("question", String(300), nullable=False),
    Column("options", JSON, nullable=False),
    Column("multi", Boolean, nullable=False, server_default=text("false")),
    Column("hidden", Boolean, nullable=False, server_default=text("false")),
    Column("ties", String(8), nullable=False, server_default="first"),  # the rule that was announced
    Column("decides", String(16), nullable=False, server_default=""),
    Column("choices", JSON, nullable=False, server_default="[]"),  # what each option stands for
    Column("period", String(16), nullable=False, server_default=""),
    Column("asked_by", BigInteger, nullable=False),
    Column("approved_by", BigInteger, nullable=False, server_default="0"),
    Column("poll_id", String(64), unique=True),
    Column("message_id", BigInteger),
    Column("thread_id", BigInteger),
    Column("key", String(64), unique=True),  # the request that made it, so that a repeat makes no second one
    Column("created_at", UTCDateTime, nullable=False),
    Column("opened_at", UTCDateTime),
    Column("closes_at", UTCDateTime),
    Column("closed_at", UTCDateTime),
    Column("result", JSON),
)
Index("ix_vote_due", vote.c.state, vote.c.closes_at)
Index("ix_vote_community", vote.c.community_id, vote.c.id)

# Append only; the last counted row of a person is their ballot. No options: taken back.
ballot = Table(
    "ballot",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("vote_id", Id, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("options", JSON, nullable=False),
    Column("counted", Boolean, nullable=False),
    Column("why", String(16), nullable=False, server_default=""),  # why not: late, newcomer, stranger
    Column("at", UTCDateTime, nullable=False),
)
Index("ix_ballot_vote", ballot.c.vote_id, ballot.c.user_id, ballot.c.id)
Index("ix_ballot_member", ballot.c.community_id, ballot.c.user_id, ballot.c.id)

# Answers to polls of unknown id: Telegram's answer with the id may still be under way. Kept a day.
stray_ballot = Table(
    "stray_ballot",
    metadata,
    Column("id", Id, primary_key=True),
    Column("poll_id", String(64), nullable=False, index=True),
    Column("user_id", BigInteger, nullable=False),
    Column("name", String(255), nullable=False),
    Column("username", String(64), nullable=False),
    Column("options", JSON, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
