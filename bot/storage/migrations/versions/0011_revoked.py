"""A title can be taken back: when that was, and which message of the group told of it.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("honour", sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("honour", sa.Column("card_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("honour", "card_id")
    op.drop_column("honour", "revoked_at")
