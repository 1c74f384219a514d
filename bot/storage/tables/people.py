"""Communities, the people in them, and what is remembered about both."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, String, Table, text

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

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
    Column("topic_reports", BigInteger),  # that for summaries, 0 for General; without one that for alerts
    Column("topic_queue", BigInteger),  # that for what waits for a decision; likewise
    Column("rights", JSON, nullable=False, server_default="[]"),  # what the bot may do in the chat
    Column("revision", Integer, nullable=False, server_default="0"),  # counts changes of its words and rules
    Column("calm", Boolean, nullable=False, server_default=text("false")),  # the measure "calm" holds
)

# The ids a group had before it became a supergroup.
former_chat = Table(
    "former_chat",
    metadata,
    community_key(),
    Column("chat_id", BigInteger, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
)

# The operators: people seen in an operators' chat. They may set communities up.
operator = Table(
    "operator", metadata,
    Column("chat_id", BigInteger, primary_key=True), Column("user_id", BigInteger, primary_key=True),
)  # fmt: skip

# Who owns this instance, as the configuration said when it last started: so that any replica can tell them.
owner = Table("owner", metadata, Column("user_id", BigInteger, primary_key=True, autoincrement=False))

member = Table(
    "member",
    metadata,
    community_key(),
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
    Column("trusted", Boolean, nullable=False, server_default=text("false")),  # screening leaves them alone
    sqlite_with_rowid=False,
)
Index("ix_member_joined", member.c.community_id, member.c.joined_at)
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

# Which forgotten people had been in a community, so that a newcomer's gift stays one for ever: keyed marks.
gift_mark = Table(
    "gift_mark",
    metadata,
    community_key(),
    Column("mark", String(64), primary_key=True),
    sqlite_with_rowid=False,
)

# Random keys of this database, each made when it is first needed; never exported.
secret = Table(
    "secret", metadata,
    Column("name", String(32), primary_key=True), Column("value", String(64), nullable=False),
)  # fmt: skip

# What a community has set in `/settings` and `/schedule`, by name; what is not there has its default.
setting = Table(
    "setting", metadata, community_key(),
    Column("name", String(32), primary_key=True), Column("value", JSON, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

# What the bot has asked somebody and waits to hear: one question a person and chat, until it expires.
dialogue = Table(
    "dialogue",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    community_key(primary=False),
    Column("kind", String(32), nullable=False),
    Column("data", JSON, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)
