"""What happens in a community from day to day."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

checkin = Table(
    "checkin",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True),
    Column("local_date", Date, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("points", Integer, nullable=False),
    Column("place", Integer),  # 1 for the first of the day; only normal check-ins have one
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)
Index("uq_checkin_place", checkin.c.community_id, checkin.c.local_date, checkin.c.place, unique=True)

# Activity roll-ups: per member and local day, and per hour for the heat-map.
activity = Table(
    "activity",
    metadata,
    community_key(),
    Column("local_date", Date, primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("messages", Integer, nullable=False, server_default="0"),
    Column("media", Integer, nullable=False, server_default="0"),
    Column("replies", Integer, nullable=False, server_default="0"),
    Column("reactions", Integer, nullable=False, server_default="0"),
    Column("received", Integer, nullable=False, server_default="0"),  # reactions of others to what they said
    Column("thanked", Integer, nullable=False, server_default="0"),  # of these and of thanks: those paid for
    Column("paid", Integer, nullable=False, server_default="0"),  # messages of the day that earned a point
    Column("paid_at", UTCDateTime),
    Column("checkins", Integer, nullable=False, server_default="0"),  # 1 if they checked in (no make-ups)
    sqlite_with_rowid=False,
)

activity_hour = Table(
    "activity_hour",
    metadata,
    community_key(),
    Column("local_date", Date, primary_key=True),
    Column("hour", Integer, primary_key=True),
    Column("messages", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Joins and leaves as they happened, each once.
movement = Table(
    "movement",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("greeted", Boolean, nullable=False, server_default=text("true")),
    UniqueConstraint("community_id", "user_id", "kind", "at"),
)
Index("ix_movement_greeted", movement.c.greeted, movement.c.community_id, movement.c.at)
Index("ix_movement_day", movement.c.community_id, movement.c.local_date)

# The newcomer's path: one row for each task done (`graduate` when all are).
newcomer_task = Table(
    "newcomer_task",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True),
    Column("task", String(16), primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)
