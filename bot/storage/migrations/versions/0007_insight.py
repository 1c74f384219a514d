"""Statistics: indexes, alarms, what was imported.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _samples()
    _imports()
    _facts()


def _samples() -> None:
    op.create_table(
        "spam_sample",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_spam_sample_community_id")),
        sa.PrimaryKeyConstraint("community_id", "message_id", name=op.f("pk_spam_sample")),
    )


def _imports() -> None:
    op.create_table(
        "imported",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_imported_community_id")),
        sa.PrimaryKeyConstraint("community_id", "chat_id", "first_id", name=op.f("pk_imported")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "live_since",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_live_since_community_id")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_live_since")),
    )


def _facts() -> None:
    op.add_column("activity", sa.Column("checkins", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        "INSERT INTO activity (community_id, local_date, user_id, checkins)"
        " SELECT community_id, local_date, user_id, 1 FROM checkin WHERE kind = 'normal'"
        " ON CONFLICT (community_id, local_date, user_id) DO UPDATE SET checkins = 1"
    )
    op.execute(
        "UPDATE member SET first_day = began.day FROM"
        " (SELECT community_id, user_id, min(local_date) AS day FROM checkin WHERE kind = 'normal'"
        " GROUP BY community_id, user_id) AS began WHERE member.community_id = began.community_id"
        " AND member.user_id = began.user_id AND (member.first_day IS NULL OR member.first_day > began.day)"
    )
    op.create_index("ix_ledger_day", "ledger", ["community_id", "local_date", "kind", "amount"], unique=False)
    op.create_index("ix_audit_at", "audit", ["community_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_audit_at", table_name="audit")
    op.drop_index("ix_ledger_day", table_name="ledger")
    op.drop_column("activity", "checkins")
    op.drop_table("live_since")
    op.drop_table("imported")
    op.drop_table("spam_sample")
