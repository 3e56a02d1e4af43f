"""The first schema: people, batches and what they say, choices, contents, events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_people_owner", "people", ["owner"], unique=False)
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_batches_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_batches_person_id", "batches", ["person_id"], unique=False)
    op.create_table(
        "choices",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("frame", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("points_at", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_choices_batch_id_batches", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["points_at"], ["batches.id"], name="fk_choices_points_at_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "frame", "date", "field", "days", name="pk_choices"),
    )
    op.create_table(
        "contents",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("zlib", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_contents_batch_id_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", name="pk_contents"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_events_batch_id_batches", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_events_person_id_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_batch_id", "events", ["batch_id"], unique=False)
    op.create_index("ix_events_person_id", "events", ["person_id"], unique=False)
    op.create_table(
        "habits",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("habit", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_habits_batch_id_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "date", "habit", "days", name="pk_habits"),
    )
    op.create_table(
        "outcomes",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_outcomes_batch_id_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "date", "measure", "days", name="pk_outcomes"),
    )
    op.create_table(
        "snapshots",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("overall", sa.Float(), nullable=True),
        sa.Column("brand", sa.Float(), nullable=True),
        sa.Column("people", sa.Float(), nullable=True),
        sa.Column("insights", sa.Float(), nullable=True),
        sa.Column("relationships", sa.Float(), nullable=True),
        sa.Column("industry_rank", sa.Float(), nullable=True),
        sa.Column("network_rank", sa.Float(), nullable=True),
        sa.Column("industry_average", sa.Float(), nullable=True),
        sa.Column("network_average", sa.Float(), nullable=True),
        sa.Column("industry_brand", sa.Float(), nullable=True),
        sa.Column("industry_people", sa.Float(), nullable=True),
        sa.Column("industry_insights", sa.Float(), nullable=True),
        sa.Column("industry_relationships", sa.Float(), nullable=True),
        sa.Column("network_brand", sa.Float(), nullable=True),
        sa.Column("network_people", sa.Float(), nullable=True),
        sa.Column("network_insights", sa.Float(), nullable=True),
        sa.Column("network_relationships", sa.Float(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name="fk_snapshots_batch_id_batches", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "date", name="pk_snapshots"),
    )


def downgrade() -> None:
    """Take the tables away, with all that is in them."""
    op.drop_table("snapshots")
    op.drop_table("outcomes")
    op.drop_table("habits")
    op.drop_index("ix_events_person_id", table_name="events")
    op.drop_index("ix_events_batch_id", table_name="events")
    op.drop_table("events")
    op.drop_table("contents")
    op.drop_table("choices")
    op.drop_index("ix_batches_person_id", table_name="batches")
    op.drop_table("batches")
    op.drop_index("ix_people_owner", table_name="people")
    op.drop_table("people")
