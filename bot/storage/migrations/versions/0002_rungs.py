"""How many members stand at each score of a leaderboard.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rung",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("earned", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_rung_community_id")),
        sa.PrimaryKeyConstraint("community_id", "period", "earned", name=op.f("pk_rung")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO rung (community_id, period, earned, members)"
        " SELECT community_id, period, earned, count(*) FROM standing"
        " WHERE listed AND earned > 0 GROUP BY community_id, period, earned"
    )


def downgrade() -> None:
    op.drop_table("rung")
