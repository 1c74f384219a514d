"""What comes in, what goes out, and what the clock has dealt with."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# The wire. Telegram keeps updates 24 h: rows here are pruned after 48 h.
seen_update = Table(
    "seen_update",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UTCDateTime, nullable=False, index=True),
    sqlite_with_rowid=False,
)

# Kept until an operator retries or drops it.
dead_update = Table(
    "dead_update",
    metadata,
    Column("id", Id, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger),
    Column("chat_id", BigInteger),
    Column("raw", LargeBinary, nullable=False),
    Column("error", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("state", String(8), nullable=False, server_default="dead"),
)

# What goes out. Sent rows are pruned after 7 days, unless a message of theirs is still to be deleted.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("community_id", Integer, ForeignKey("community.id")),
    Column("chat_id", BigInteger, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("key", String(128), unique=True),
    Column("repeat", Boolean, nullable=False),  # found in `sending` after a crash: repeat or drop
    Column("on_sent", String(64), nullable=False, server_default=""),
    Column("state", String(8), nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("finished_at", UTCDateTime),
    Column("owner", String(32), nullable=False, server_default=""),
    Column("error", String(500), nullable=False, server_default=""),
    Column("message_id", BigInteger),
    Column("receiver_id", BigInteger),  # set for ephemeral messages: `message_id` is then their own id
    Column("also", JSON, nullable=False, server_default="[]"),  # parts before it: (message id, receiver id)
    Column("slot", String(32), nullable=False, server_default=""),
    Column("delete_at", UTCDateTime),
)
Index("ix_outbox_due", outbox.c.state, outbox.c.lane, outbox.c.id)
Index("ix_outbox_clean", outbox.c.delete_at)
Index("ix_outbox_slot", outbox.c.chat_id, outbox.c.slot)

# One row for each slot of each job of each community that was acted on, missed or failed.
job_run = Table(
    "job_run",
    metadata,
    community_key(),
    Column("job", String(32), primary_key=True),
    Column("slot", UTCDateTime, primary_key=True),
    Column("state", String(8), nullable=False),
    Column("finished_at", UTCDateTime, nullable=False),
)
