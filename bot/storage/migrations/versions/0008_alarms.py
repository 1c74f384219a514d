"""Alarms for the operators, and how many people a group really has.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "headcount",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_headcount_community_id")),
        sa.PrimaryKeyConstraint("community_id", "local_date", name=op.f("pk_headcount")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alarm",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=8), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("notice_id", sa.BigInteger(), nullable=True),
        sa.Column("cleared_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_alarm_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    still_open = sa.text("cleared_on IS NULL")
    op.create_index(
        "uq_alarm_open", "alarm", ["community_id", "cause"], unique=True, sqlite_where=still_open,
        postgresql_where=still_open,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("uq_alarm_open", table_name="alarm")
    op.drop_table("alarm")
    op.drop_table("headcount")
