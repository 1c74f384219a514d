"""Fewer pages for each message: members' totals and an index of the ledger become sums over days.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AWARD = sa.text("kind = 'award'")


def upgrade() -> None:
    op.create_table(
        "ledger_day",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_ledger_day_community_id")),
        sa.PrimaryKeyConstraint("community_id", "local_date", "kind", name=op.f("pk_ledger_day")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO ledger_day (community_id, local_date, kind, amount)"
        " SELECT community_id, local_date, kind, sum(amount) FROM ledger GROUP BY 1, 2, 3"
    )
    op.drop_index("ix_ledger_day", table_name="ledger")
    op.create_index(
        "ix_ledger_award", "ledger", ["community_id", "actor", "local_date"], unique=False,
        sqlite_where=_AWARD, postgresql_where=_AWARD,
    )  # fmt: skip
    op.drop_column("member", "messages")
    if op.get_bind().dialect.name == "postgresql":
        op.execute('ALTER TABLE ledger ALTER COLUMN key TYPE VARCHAR(128) COLLATE "C"')


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute('ALTER TABLE ledger ALTER COLUMN key TYPE VARCHAR(128) COLLATE "default"')
    op.add_column("member", sa.Column("messages", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        "UPDATE member SET messages = talked.messages FROM (SELECT community_id, user_id,"
        " sum(messages) AS messages FROM activity GROUP BY 1, 2) AS talked"
        " WHERE member.community_id = talked.community_id AND member.user_id = talked.user_id"
    )
    op.drop_index("ix_ledger_award", table_name="ledger")
    op.create_index("ix_ledger_day", "ledger", ["community_id", "local_date", "kind", "amount"], unique=False)
    op.drop_table("ledger_day")
