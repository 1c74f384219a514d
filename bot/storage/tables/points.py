"""Points, where they place somebody, and what they buy."""

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
    literal_column,
    text,
)

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

LedgerKey = String(128).with_variant(String(128, collation="C"), "postgresql")
"""Keys are looked for by how they begin, so they sort by their bytes everywhere, as SQLite sorts them."""

# Append only. A balance is the sum; undo is a counter-entry whose key names what it undoes.
ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("reason", String(255), nullable=False, server_default=""),
    Column("actor", BigInteger, nullable=False, server_default="0"),
    Column("ref", String(128), nullable=False, server_default=""),
    Column("key", LedgerKey, nullable=False),
    Column("local_date", Date, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    UniqueConstraint("community_id", "key"),
)
Index("ix_ledger_member", ledger.c.community_id, ledger.c.user_id, ledger.c.id, ledger.c.amount)
_AWARD = ledger.c.kind == literal_column("'award'")
Index(
    "ix_ledger_award", ledger.c.community_id, ledger.c.actor, ledger.c.local_date,
    sqlite_where=_AWARD, postgresql_where=_AWARD,
)  # fmt: skip

# What the entries of a local day add up to, by kind, kept with them: an index for it costs each entry a page.
ledger_day = Table(
    "ledger_day",
    metadata,
    community_key(),
    Column("local_date", Date, primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("amount", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Leaderboards: points earned per period ("all", "2026-W47", "2026-11"), kept with the ledger.
standing = Table(
    "standing",
    metadata,
    community_key(),
    Column("period", String(16), primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("earned", Integer, nullable=False),
    Column("listed", Boolean, nullable=False, server_default=text("true")),
    sqlite_with_rowid=False,
)
Index(
    "ix_standing_board", standing.c.community_id, standing.c.period, standing.c.listed,
    standing.c.earned.desc(), standing.c.user_id,
)  # fmt: skip

# How many listed members stand at each score of a leaderboard: places are added up, not counted.
rung = Table(
    "rung",
    metadata,
    community_key(),
    Column("period", String(16), primary_key=True),
    Column("earned", Integer, primary_key=True, autoincrement=False),
    Column("members", Integer, nullable=False),
    sqlite_with_rowid=False,
)

code = Table(
    "code",
    metadata,
    community_key(),
    Column("pool", String(32), primary_key=True),
    Column("code", String(128), primary_key=True),
    Column("user_id", BigInteger),
    Column("given_at", UTCDateTime),
)
Index("uq_code_user", code.c.community_id, code.c.pool, code.c.user_id, unique=True)

# What was bought. `unit` is the number of the piece (1 to the stock): it makes overselling impossible, and is
# given back with a refund. `key` is the confirmation's: a member pressing it twice buys once.
# States: open (somebody has to hand it over) -> approved (they will) -> done, or refused from either; done by
# hand -> open where that was a mistake. Codes and tags are done at once.
purchase = Table(
    "purchase",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("item", String(32), nullable=False),
    Column("key", String(32), nullable=False),
    Column("unit", Integer),
    Column("price", Integer, nullable=False),
    Column("state", String(8), nullable=False),
    Column("code", String(128), nullable=False, server_default=""),
    Column("reason", String(255), nullable=False, server_default=""),
    Column("decided_by", BigInteger, nullable=False, server_default="0"),
    Column("local_date", Date, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("decided_at", UTCDateTime),
    UniqueConstraint("community_id", "item", "unit"),
    UniqueConstraint("community_id", "user_id", "key"),
)
Index("ix_purchase_member", purchase.c.community_id, purchase.c.user_id, purchase.c.item)
Index("ix_purchase_state", purchase.c.community_id, purchase.c.state)

# The highest level a member has been told of.
level = Table(
    "level",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

badge = Table(
    "badge",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True),
    Column("badge", String(32), primary_key=True),
    Column("ref", String(64), nullable=False, server_default=""),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# Tags that Telegram could show beside a member's name, why they have them, and until when. One shows: the
# strongest kind (`bot.domain.tags`).
tag = Table(
    "tag",
    metadata,
    community_key(),
    Column("user_id", BigInteger, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("text", String(16), nullable=False),
    Column("until", UTCDateTime),
    sqlite_with_rowid=False,
)
