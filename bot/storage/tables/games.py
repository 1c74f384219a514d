"""Challenges with their daily proofs, giveaways with draws that anybody can verify."""

from sqlalchemy import (
    JSON,
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

# States: signup -> running -> finished, or cancelled.
challenge = Table(
    "challenge",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("state", String(10), nullable=False),
    Column("title", String(128), nullable=False),
    Column("proof", String(8), nullable=False),  # phrase, hashtag, picture
    Column("word", String(64), nullable=False, server_default=""),
    Column("days", Integer, nullable=False),
    Column("needed", Integer, nullable=False),
    Column("teams", JSON, nullable=False, server_default="[]"),
    Column("points", Integer, nullable=False, server_default="0"),
    Column("badge", String(32), nullable=False, server_default=""),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("begins_at", UTCDateTime, nullable=False),
    Column("ends_at", UTCDateTime, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("key", String(64), unique=True),
    Column("at", UTCDateTime, nullable=False),
    Column("stale_since", UTCDateTime),  # since when the announcement names too few or too many people
    Column("result", JSON),
)
Index("ix_challenge_state", challenge.c.state, challenge.c.community_id)

entrant = Table(
    "entrant",
    metadata,
    community_key(),
    Column("challenge_id", Id, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("team", Integer),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

proof = Table(
    "proof",
    metadata,
    community_key(),
    Column("challenge_id", Id, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("local_date", Date, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("struck_by", BigInteger),
    Column("struck_at", UTCDateTime),
    sqlite_with_rowid=False,
)
Index("ix_proof_message", proof.c.community_id, proof.c.message_id)

# States: open -> drawn, or cancelled. `seed` is secret until the draw, `commitment` is its published hash.
giveaway = Table(
    "giveaway",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("state", String(10), nullable=False),
    Column("title", String(128), nullable=False),
    Column("prize", JSON, nullable=False),
    Column("winners", Integer, nullable=False),
    Column("rule", JSON, nullable=False),
    Column("seed", String(64), nullable=False),
    Column("commitment", String(64), nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("key", String(64), unique=True),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("closes_at", UTCDateTime, nullable=False),
    Column("drawn_at", UTCDateTime),
    Column("stale_since", UTCDateTime),  # as for challenges
)
Index("ix_giveaway_due", giveaway.c.state, giveaway.c.closes_at)

# Who takes part. Whether they may is judged by what had happened before the giveaway began.
giveaway_entry = Table(
    "giveaway_entry",
    metadata,
    community_key(),
    Column("giveaway_id", Id, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("entered_at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# Each round of a draw: its seed, for how many winners, and how many had entered (also those gone since).
giveaway_draw = Table(
    "giveaway_draw",
    metadata,
    community_key(),
    Column("giveaway_id", Id, primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("seed", String(64), nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("entered", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)

# Whom a round was drawn among: the published list, numbered by user id.
giveaway_lot = Table(
    "giveaway_lot",
    metadata,
    community_key(),
    Column("giveaway_id", Id, primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)
giveaway_win = Table(
    "giveaway_win",
    metadata,
    community_key(),
    Column("giveaway_id", Id, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("round", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("code", String(128), nullable=False, server_default=""),
    Column("withdrawn", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("giveaway_id", "round", "place"),
)
