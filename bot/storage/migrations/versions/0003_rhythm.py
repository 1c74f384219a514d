"""The daily and weekly rhythm: posts, votes, challenges, giveaways, shop, and what was said and liked.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_first_half()
    _make_second_half()


def _make_first_half() -> None:
    op.create_table(
        "answer",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("post_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_answer_community_id")),
        sa.PrimaryKeyConstraint("community_id", "message_id", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index("ix_answer_post", ["community_id", "post_id"], unique=False)

    op.create_table(
        "badge",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("badge", sa.String(length=32), nullable=False),
        sa.Column("ref", sa.String(length=64), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_badge_community_id")),
        sa.PrimaryKeyConstraint("community_id", "user_id", "badge", name=op.f("pk_badge")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ballot",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_ballot_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
    )
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.create_index("ix_ballot_member", ["community_id", "user_id", "id"], unique=False)
        batch_op.create_index("ix_ballot_vote", ["vote_id", "user_id", "id"], unique=False)

    op.create_table(
        "challenge",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("proof", sa.String(length=8), nullable=False),
        sa.Column("word", sa.String(length=64), server_default="", nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("teams", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("points", sa.Integer(), server_default="0", nullable=False),
        sa.Column("badge", sa.String(length=32), server_default="", nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stale_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_challenge_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge")),
        sa.UniqueConstraint("key", name=op.f("uq_challenge_key")),
    )
    with op.batch_alter_table("challenge", schema=None) as batch_op:
        batch_op.create_index("ix_challenge_state", ["state", "community_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("choice", sa.String(length=320), nullable=False),
        sa.Column("vote_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_decision_community_id")),
        sa.PrimaryKeyConstraint("community_id", "what", "period", name=op.f("pk_decision")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dialogue",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_dialogue_community_id")),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_dialogue")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entrant",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "challenge_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("team", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_entrant_community_id")),
        sa.PrimaryKeyConstraint("community_id", "challenge_id", "user_id", name=op.f("pk_entrant")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "giveaway",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("prize", sa.JSON(), nullable=False),
        sa.Column("winners", sa.Integer(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stale_since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_giveaway_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_giveaway")),
        sa.UniqueConstraint("key", name=op.f("uq_giveaway_key")),
    )
    with op.batch_alter_table("giveaway", schema=None) as batch_op:
        batch_op.create_index("ix_giveaway_due", ["state", "closes_at"], unique=False)

    op.create_table(
        "giveaway_draw",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "giveaway_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_giveaway_draw_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "giveaway_id", "round", name=op.f("pk_giveaway_draw")),
    )
    op.create_table(
        "giveaway_entry",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "giveaway_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_giveaway_entry_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "giveaway_id", "user_id", name=op.f("pk_giveaway_entry")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "giveaway_lot",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "giveaway_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_giveaway_lot_community_id")
        ),
        sa.PrimaryKeyConstraint(
            "community_id", "giveaway_id", "round", "user_id", name=op.f("pk_giveaway_lot")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "giveaway_win",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "giveaway_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=128), server_default="", nullable=False),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_giveaway_win_community_id")
        ),
        sa.PrimaryKeyConstraint("community_id", "giveaway_id", "user_id", name=op.f("pk_giveaway_win")),
        sa.UniqueConstraint(
            "giveaway_id", "round", "place", name=op.f("uq_giveaway_win_giveaway_id_round_place")
        ),
    )
    op.create_table(
        "level",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_level_community_id")),
        sa.PrimaryKeyConstraint("community_id", "user_id", name=op.f("pk_level")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "post",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("words", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("decided_by", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_post_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("community_id", "entry", "slot", name=op.f("uq_post_community_id_entry_slot")),
    )


def _make_second_half() -> None:
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index("ix_post_kind", ["community_id", "kind", "slot"], unique=False)
        batch_op.create_index("ix_post_sent", ["community_id", "sent_at"], unique=False)
        batch_op.create_index("ix_post_message", ["community_id", "message_id"], unique=False)

    op.create_table(
        "proof",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "challenge_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("struck_by", sa.BigInteger(), nullable=True),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_proof_community_id")),
        sa.PrimaryKeyConstraint(
            "community_id", "challenge_id", "user_id", "local_date", name=op.f("pk_proof")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("proof", schema=None) as batch_op:
        batch_op.create_index("ix_proof_message", ["community_id", "message_id"], unique=False)

    op.create_table(
        "purchase",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=True),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("code", sa.String(length=128), server_default="", nullable=False),
        sa.Column("reason", sa.String(length=255), server_default="", nullable=False),
        sa.Column("decided_by", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_purchase_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
        sa.UniqueConstraint("community_id", "item", "unit", name=op.f("uq_purchase_community_id_item_unit")),
        sa.UniqueConstraint(
            "community_id", "user_id", "key", name=op.f("uq_purchase_community_id_user_id_key")
        ),
    )
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.create_index("ix_purchase_member", ["community_id", "user_id", "item"], unique=False)
        batch_op.create_index("ix_purchase_state", ["community_id", "state"], unique=False)

    op.create_table(
        "reaction",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("reactions", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_reaction_community_id")),
        sa.PrimaryKeyConstraint("community_id", "message_id", "user_id", name=op.f("pk_reaction")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reaction_at"), ["at"], unique=False)

    op.create_table(
        "response",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column(
            "post_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("replies", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reactions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_response_community_id")),
        sa.PrimaryKeyConstraint("community_id", "post_id", "user_id", name=op.f("pk_response")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_setting_community_id")),
        sa.PrimaryKeyConstraint("community_id", "name", name=op.f("pk_setting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spoken",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_spoken_community_id")),
        sa.PrimaryKeyConstraint("community_id", "message_id", name=op.f("pk_spoken")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("spoken", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spoken_at"), ["at"], unique=False)

    op.create_table(
        "stray_ballot",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("poll_id", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stray_ballot")),
    )
    with op.batch_alter_table("stray_ballot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stray_ballot_poll_id"), ["poll_id"], unique=False)

    op.create_table(
        "tag",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=16), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_tag_community_id")),
        sa.PrimaryKeyConstraint("community_id", "user_id", "kind", name=op.f("pk_tag")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vote",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("multi", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("ties", sa.String(length=8), server_default="first", nullable=False),
        sa.Column("decides", sa.String(length=16), server_default="", nullable=False),
        sa.Column("choices", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("period", sa.String(length=16), server_default="", nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("poll_id", sa.String(length=64), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_vote_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("key", name=op.f("uq_vote_key")),
        sa.UniqueConstraint("poll_id", name=op.f("uq_vote_poll_id")),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index("ix_vote_community", ["community_id", "id"], unique=False)
        batch_op.create_index("ix_vote_due", ["state", "closes_at"], unique=False)

    for name in ("received", "thanked", "paid"):
        op.add_column("activity", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.add_column("activity", sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    _drop_second_half()
    _drop_first_half()


def _drop_second_half() -> None:
    for name in ("paid_at", "paid", "thanked", "received"):
        op.drop_column("activity", name)

    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.drop_index("ix_vote_due")
        batch_op.drop_index("ix_vote_community")

    op.drop_table("vote")
    op.drop_table("tag")
    with op.batch_alter_table("stray_ballot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stray_ballot_poll_id"))

    op.drop_table("stray_ballot")
    with op.batch_alter_table("spoken", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spoken_at"))

    op.drop_table("spoken")
    op.drop_table("setting")
    op.drop_table("response")
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reaction_at"))

    op.drop_table("reaction")
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.drop_index("ix_purchase_state")
        batch_op.drop_index("ix_purchase_member")

    op.drop_table("purchase")
    with op.batch_alter_table("proof", schema=None) as batch_op:
        batch_op.drop_index("ix_proof_message")

    op.drop_table("proof")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index("ix_post_sent")
        batch_op.drop_index("ix_post_message")
        batch_op.drop_index("ix_post_kind")


def _drop_first_half() -> None:
    op.drop_table("post")
    op.drop_table("level")
    op.drop_table("giveaway_win")
    op.drop_table("giveaway_lot")
    op.drop_table("giveaway_entry")
    op.drop_table("giveaway_draw")
    with op.batch_alter_table("giveaway", schema=None) as batch_op:
        batch_op.drop_index("ix_giveaway_due")

    op.drop_table("giveaway")
    op.drop_table("entrant")
    op.drop_table("dialogue")
    op.drop_table("decision")
    with op.batch_alter_table("challenge", schema=None) as batch_op:
        batch_op.drop_index("ix_challenge_state")

    op.drop_table("challenge")
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.drop_index("ix_ballot_vote")
        batch_op.drop_index("ix_ballot_member")

    op.drop_table("ballot")
    op.drop_table("badge")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_post")

    op.drop_table("answer")
