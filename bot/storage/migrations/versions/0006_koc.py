"""Shares and the KOC path.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _shares()
    _path()
    _steps()
    _notes()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _shares() -> None:
    op.create_table(
        "share",
        _id(),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("shared_by", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("round", sa.Integer(), server_default="0", nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=300), server_default="", nullable=False),
        sa.Column("notice_id", sa.BigInteger(), nullable=True),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_share_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
        sa.UniqueConstraint("community_id", "message_id", name=op.f("uq_share_community_id_message_id")),
    )
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.create_index("ix_share_member", ["community_id", "user_id", "local_date"], unique=False)
        batch_op.create_index("ix_share_state", ["community_id", "state", "decided_at"], unique=False)


def _path() -> None:
    op.create_table(
        "koc",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("in_charge", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("below_since", sa.Date(), nullable=True),
        sa.Column("interview_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("ready_on", sa.Date(), nullable=True),
        sa.Column("alarm_on", sa.Date(), nullable=True),
        sa.Column("usual", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_koc_community_id")),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_koc")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("koc", schema=None) as batch_op:
        batch_op.create_index("ix_koc_state", ["community_id", "state"], unique=False)


def _steps() -> None:
    op.create_table(
        "koc_step",
        _id(),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("before", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_koc_step_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_koc_step")),
    )
    with op.batch_alter_table("koc_step", schema=None) as batch_op:
        batch_op.create_index("ix_koc_step_member", ["community_id", "user_id", "id"], unique=False)


def _notes() -> None:
    op.create_table(
        "koc_note",
        _id(),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_koc_note_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_koc_note")),
        sa.UniqueConstraint("community_id", "key", name=op.f("uq_koc_note_community_id_key")),
    )
    with op.batch_alter_table("koc_note", schema=None) as batch_op:
        batch_op.create_index("ix_koc_note_member", ["community_id", "user_id", "id"], unique=False)


def downgrade() -> None:
    for table in ("koc_note", "koc_step", "koc", "share"):
        op.drop_table(table)
