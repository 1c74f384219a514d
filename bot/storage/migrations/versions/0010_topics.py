"""Two more forum topics of an operators' chat: for summaries, and for what waits for a decision.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("community", sa.Column("topic_reports", sa.BigInteger(), nullable=True))
    op.add_column("community", sa.Column("topic_queue", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("community", "topic_queue")
    op.drop_column("community", "topic_reports")
