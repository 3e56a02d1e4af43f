"""Posts and profile texts of batches, and how an owner reads tables of a shape."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the new tables; nothing that was kept is touched."""
    op.create_table(
        "posts",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("impressions", sa.Float(), nullable=True),
        sa.Column("engagements", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_posts_batch_id_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "row", name="pk_posts"),
    )
    op.create_table(
        "profile",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_profile_batch_id_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "date", "field", name="pk_profile"),
    )
    op.create_table(
        "remembered",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "shape", name="pk_remembered"),
    )


def downgrade() -> None:
    """Take the tables away, with all that is in them."""
    op.drop_table("remembered")
    op.drop_table("profile")
    op.drop_table("posts")
