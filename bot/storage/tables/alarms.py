"""How many people a group really has, and what operators were alarmed about; no person is named here."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, String, Table, text

from bot.storage.tables.schema import community_key, metadata
from bot.storage.types import Id, UTCDateTime

# What Telegram said how many are in the group besides the bot, once a local day.
headcount = Table(
    "headcount",
    metadata,
    community_key(),
    Column("local_date", Date, primary_key=True),
    Column("members", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# An alarm lasts until it is cleared; of each cause there is at most one at a time. Who did what about it is
# in the audit log, under the ref `alarm:<id>`.
alarm = Table(
    "alarm",
    metadata,
    Column("id", Id, primary_key=True),
    community_key(primary=False),
    Column("cause", String(8), nullable=False),
    Column("raised_on", Date, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("figures", JSON, nullable=False, server_default="{}"),  # as they were when it was last told
    Column("told_on", Date),  # empty while a graver one speaks for it
    Column("remind_on", Date),
    Column("done", Boolean, nullable=False, server_default=text("false")),  # staff have seen to it
    Column("notice_id", BigInteger),  # the card in the operators' chat
    Column("cleared_on", Date),
)
_open = alarm.c.cleared_on.is_(None)
Index(
    "uq_alarm_open", alarm.c.community_id, alarm.c.cause, unique=True, sqlite_where=_open,
    postgresql_where=_open,
)  # fmt: skip
