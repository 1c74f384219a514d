"""What was taken in from an export, so that nothing is counted twice. Of people there is nothing here."""

from sqlalchemy import BigInteger, Column, Table

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import UTCDateTime

# The messages of an exported chat that have been taken in, as stretches of their ids.
imported = Table(
    "imported",
    metadata,
    community_key(),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("first_id", BigInteger, primary_key=True, autoincrement=False),
    Column("last_id", BigInteger, nullable=False),
    Column("last_at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# Since when the bot has counted itself: found out at the first import that knows, and kept.
live_since = Table(
    "live_since", metadata, community_key(), Column("at", UTCDateTime, nullable=False),
)  # fmt: skip
