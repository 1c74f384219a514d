"""Who said and liked what, without a word of it: what reactions and answers refer to. Kept 30 days."""

from sqlalchemy import BigInteger, Column, Integer, Table

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import UTCDateTime

# Telegram does not say whose message somebody reacts to.
spoken = Table(
    "spoken",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("at", UTCDateTime, nullable=False, index=True),
    sqlite_with_rowid=False,
)

# The reactions that somebody's message has now, one row a giver; `author_id` 0 is a message of the bot.
reaction = Table(
    "reaction",
    metadata,
    community_key(),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("author_id", BigInteger, nullable=False),
    Column("reactions", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False, index=True),
    sqlite_with_rowid=False,
)
