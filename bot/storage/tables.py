"""Every table, on one page. Uniqueness lives here: each effect has a natural key.

`community_id` is on every table of a community; those about the wire (`seen_update`, `dead_update`), about
people beyond any (`contact`, `operator`, `forgotten`) and `secret` are the bot's. Retention stands beside.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.types import NAMES, Id, UTCDateTime

metadata = MetaData(naming_convention=NAMES)


def _community(*, primary: bool = True) -> Column[int]:
    return Column("community_id", Integer, ForeignKey("community.id"), primary_key=primary, nullable=False)


community = Table(
    "community",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("title", String(255), nullable=False, server_default=""),
    Column("kind", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("rollover_hour", Integer, nullable=False),
    Column("ops_chat_id", BigInteger, index=True),
    Column("pack", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("registered_at", UTCDateTime, nullable=False),
    Column("returned_at", UTCDateTime),  # when the bot was last let in again: what was due before is no news
    Column("ephemeral", Boolean),  # whether this chat takes ephemeral messages; unknown until tried
    Column("topic_alerts", BigInteger),  # the operators' forum topic for alerts, where there is one
    Column("rights", JSON, nullable=False, server_default="[]"),  # what the bot may do in the chat
)

# The ids a group had before it became a supergroup.
former_chat = Table(
    "former_chat",
    metadata,
    _community(),
    Column("chat_id", BigInteger, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
)

# The operators: people seen in an operators' chat. They may set communities up.
operator = Table(
    "operator", metadata,
    Column("chat_id", BigInteger, primary_key=True), Column("user_id", BigInteger, primary_key=True),
)  # fmt: skip

member = Table(
    "member",
    metadata,
    _community(),
    Column("user_id", BigInteger, primary_key=True),
    Column("name", String(255), nullable=False, server_default=""),
    Column("username", String(64), nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default=""),
    Column("status", String(16), nullable=False, server_default="member"),
    Column("joined_at", UTCDateTime),
    Column("left_at", UTCDateTime),
    Column("quiet", Boolean, nullable=False, server_default=text("false")),
    Column("reminder", Boolean, nullable=False, server_default=text("false")),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("messages", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
Index("ix_member_user", member.c.user_id)
Index("ix_member_username", member.c.community_id, member.c.username)
Index("ix_member_first_day", member.c.community_id, member.c.first_day)

# People who have opened a private chat with the bot (`blocked_at`: and closed it again).
contact = Table(
    "contact",
    metadata,
    Column("user_id", BigInteger, primary_key=True),
    Column("language", String(8), nullable=False, server_default=""),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("blocked_at", UTCDateTime),
    sqlite_with_rowid=False,
)

# Those who asked to be forgotten: what is left of them stands under `-number`.
forgotten = Table(
    "forgotten", metadata, Column("number", Id, primary_key=True), Column("at", UTCDateTime, nullable=False)
)

# Append only. A balance is the sum; undo is a counter-entry whose key names what it undoes.
ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True),
    _community(primary=False),
    Column("user_id", BigInteger, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("reason", String(255), nullable=False, server_default=""),
    Column("actor", BigInteger, nullable=False, server_default="0"),
    Column("ref", String(128), nullable=False, server_default=""),
    Column("key", String(128), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    UniqueConstraint("community_id", "key"),
)
Index("ix_ledger_member", ledger.c.community_id, ledger.c.user_id, ledger.c.id, ledger.c.amount)

# Leaderboards: points earned per period ("all", "2026-W47", "2026-11"), kept with the ledger.
standing = Table(
    "standing",
    metadata,
    _community(),
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
    _community(),
    Column("period", String(16), primary_key=True),
    Column("earned", Integer, primary_key=True, autoincrement=False),
    Column("members", Integer, nullable=False),
    sqlite_with_rowid=False,
)

checkin = Table(
    "checkin",
    metadata,
    _community(),
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
    _community(),
    Column("local_date", Date, primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("messages", Integer, nullable=False, server_default="0"),
    Column("media", Integer, nullable=False, server_default="0"),
    Column("replies", Integer, nullable=False, server_default="0"),
    Column("reactions", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
activity_hour = Table(
    "activity_hour",
    metadata,
    _community(),
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
    _community(primary=False),
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
    _community(),
    Column("user_id", BigInteger, primary_key=True),
    Column("task", String(16), primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

code = Table(
    "code",
    metadata,
    _community(),
    Column("pool", String(32), primary_key=True),
    Column("code", String(128), primary_key=True),
    Column("user_id", BigInteger),
    Column("given_at", UTCDateTime),
)
Index("uq_code_user", code.c.community_id, code.c.pool, code.c.user_id, unique=True)

# Which forgotten people had been in a community, so that a newcomer's gift stays one for ever: keyed marks.
gift_mark = Table(
    "gift_mark", metadata, _community(), Column("mark", String(64), primary_key=True), sqlite_with_rowid=False
)

# Random keys of this database, each made when it is first needed; never exported.
secret = Table(
    "secret", metadata,
    Column("name", String(32), primary_key=True), Column("value", String(64), nullable=False),
)  # fmt: skip

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
    _community(),
    Column("job", String(32), primary_key=True),
    Column("slot", UTCDateTime, primary_key=True),
    Column("state", String(8), nullable=False),
    Column("finished_at", UTCDateTime, nullable=False),
)
