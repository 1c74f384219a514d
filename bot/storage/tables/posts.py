"""What the group is offered: weekly posts and topics, what came of them, and what votes have decided."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, String, Table, UniqueConstraint

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# One row for each post that went out, or that somebody has decided about before it was due.
# `kind`: calendar, topic, icebreaker, wrapup, manual. `entry` names it in the content (topics: the prompt).
post = Table(
    "post",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("kind", String(16), nullable=False),
    Column("entry", String(64), nullable=False),
    Column("slot", UTCDateTime, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("state", String(8), nullable=False),
    Column("words", JSON, nullable=False, server_default="{}"),  # text in place of the content's
    Column("decided_by", BigInteger, nullable=False, server_default="0"),
    Column("decided_at", UTCDateTime),
    Column("message_id", BigInteger),
    Column("thread_id", BigInteger),
    Column("sent_at", UTCDateTime),
    Column("closed_at", UTCDateTime),  # topics: the wrap-up has been made
    UniqueConstraint("community_id", "entry", "slot"),
)
Index("ix_post_kind", post.c.community_id, post.c.kind, post.c.slot)
Index("ix_post_message", post.c.community_id, post.c.message_id)
Index("ix_post_sent", post.c.community_id, post.c.sent_at)

# What each person did about a post within its day.
response = Table(
    "response",
    metadata,
    community_key(),
    Column("post_id", Id, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("replies", Integer, nullable=False, server_default="0"),
    Column("reactions", Integer, nullable=False, server_default="0"),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# The messages that answer a post.
answer = Table(
    "answer",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("post_id", Id, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_answer_post", answer.c.community_id, answer.c.post_id)

# What a vote has settled: the week's theme, the day's topic. `period` is the week or day it holds for.
decision = Table(
    "decision",
    metadata,
    community_key(),
    Column("what", String(16), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("choice", String(320), nullable=False),  # a week's or a prompt's name, or "text:" and words
    Column("vote_id", Id, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)
