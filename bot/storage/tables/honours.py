"""Honours: who was elected for which week or month, by which rule, and who stood behind them."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, String, Table, UniqueConstraint

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# One row for each title and period ("2026-W47", "2026-11", "vote-7"), also for those that nobody got.
# States: held (previewed) -> announced or skipped; announced -> revoked; nobody. `rule` is the rule as it
# was then, so that the election can be done again; `how` says what made the winner one: rule, swap, vote.
honour = Table(
    "honour",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("title", String(32), nullable=False),
    Column("period", String(16), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("state", String(10), nullable=False),
    Column("user_id", BigInteger),
    Column("how", String(8), nullable=False, server_default="rule"),
    Column("rule", JSON, nullable=False, server_default="{}"),
    Column("elected_at", UTCDateTime, nullable=False),
    Column("announce_at", UTCDateTime, nullable=False),
    Column("until", UTCDateTime),  # how long the winner wears the tag
    Column("decided_by", BigInteger, nullable=False, server_default="0"),  # 0: the clock
    Column("announced_at", UTCDateTime),
    Column("revoked_at", UTCDateTime),
    Column("notice_id", BigInteger),  # the preview in the operators' chat
    Column("card_id", BigInteger),  # the group's message with the card
    UniqueConstraint("community_id", "period", "title"),
)
Index("ix_honour_due", honour.c.state, honour.c.announce_at)
Index("ix_honour_member", honour.c.community_id, honour.c.user_id, honour.c.id)

# Who came near a title, the first first, with the figures they were judged by. `why` says what kept them
# from it: rested, sanctioned, staff, left, other (got another title), passed (the operators chose the next).
nominee = Table(
    "nominee",
    metadata,
    community_key(),
    Column("honour_id", Id, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    Column("score", Integer, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("why", String(12), nullable=False, server_default=""),
    sqlite_with_rowid=False,
)
