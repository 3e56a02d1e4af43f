"""The tables. A change here needs a migration in `migrations/versions`; a test compares the two.

    people ──< batches ──< snapshots, habits, outcomes      what a file or a form said
                      ──< choices                           which batch shall show in a cell, or nothing
                      ──< posts, profile                    what the person published, what their profile said
                      ──< contents                          the file's own bytes
    people ──< events (of a batch, or the user's own)
           ──< documents                                    what they wrote down: plans, experiments, reviews, goals
    remembered                                              of an owner: how tables of a shape are read

Rows of a batch are never changed by another batch: the history is worked out from them in `layers`.
Ids are never given twice, so that nothing kept elsewhere by id can come to mean something else.
"""

from collections.abc import Mapping

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from ssi.model import SCORE_COLUMNS, FrameName

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _owned(column: str, table: str, *, primary_key: bool = False, optional: bool = False) -> Column[int]:
    """A reference to the row that this row belongs to and goes with."""
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(column, Integer, target, primary_key=primary_key, nullable=optional)


people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", String, nullable=False),
    Column("name", String, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_people_owner", "owner"),
    sqlite_autoincrement=True,
)
"""``version`` grows with every write to the person; times are UTC."""

batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    _owned("person_id", "people"),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("format", String, nullable=False),
    Column("added_at", DateTime, nullable=False),
    Column("undone_at", DateTime),
    Column("options", JSON, nullable=False),
    Column("problems", JSON, nullable=False),
    Column("sha256", String),
    Index("ix_batches_person_id", "person_id"),
    sqlite_autoincrement=True,
)
"""One write each, in the order of their ids. ``sha256`` is that of a file's bytes, empty for what was typed."""

contents = Table(
    "contents",
    metadata,
    _owned("batch_id", "batches", primary_key=True),
    Column("zlib", LargeBinary, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    _owned("batch_id", "batches", primary_key=True),
    Column("date", Date, primary_key=True),
    *(Column(score, Float) for score in SCORE_COLUMNS),
    Column("source", String, nullable=False),
)


def _counts(name: str, slug: str, count: str) -> Table:
    return Table(
        name,
        metadata,
        _owned("batch_id", "batches", primary_key=True),
        Column("date", Date, primary_key=True),
        Column(slug, String, primary_key=True),
        Column("days", Integer, primary_key=True, autoincrement=False),
        Column(count, Float, nullable=False),
    )


habits = _counts("habits", "habit", "count")
outcomes = _counts("outcomes", "measure", "value")

choices = Table(
    "choices",
    metadata,
    _owned("batch_id", "batches", primary_key=True),
    Column("frame", String, primary_key=True),
    Column("date", Date, primary_key=True),
    Column("field", String, primary_key=True),
    Column("days", Integer, primary_key=True, autoincrement=False),
    Column("points_at", Integer, ForeignKey("batches.id", ondelete="CASCADE")),
)
"""``points_at`` is the batch whose value shall show; empty where the user removed the value."""

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    _owned("person_id", "people"),
    _owned("batch_id", "batches", optional=True),
    Column("date", Date, nullable=False),
    Column("label", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("removed_at", DateTime),
    Index("ix_events_person_id", "person_id"),
    Index("ix_events_batch_id", "batch_id"),
    sqlite_autoincrement=True,
)
"""``batch_id`` is empty for the user's own events; ``removed_at`` marks one of a file that the user took out."""

posts = Table(
    "posts",
    metadata,
    _owned("batch_id", "batches", primary_key=True),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("published", Date),
    Column("url", String, nullable=False),
    Column("text", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("impressions", Float),
    Column("engagements", Float),
)
"""``row`` counts the posts of a batch: which of two batches' are the same one is worked out from what they say."""

profile = Table(
    "profile",
    metadata,
    _owned("batch_id", "batches", primary_key=True),
    Column("date", Date, primary_key=True),
    Column("field", String, primary_key=True),
    Column("text", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    _owned("person_id", "people", primary_key=True),
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("written_at", DateTime, nullable=False),
)
"""``kind`` is one of `ssi.model.documents.KINDS`; contents of a kind are read by the model."""

remembered = Table(
    "remembered",
    metadata,
    Column("owner", String, primary_key=True),
    Column("shape", String, primary_key=True),
    Column("options", JSON, nullable=False),
)
"""With which options an owner reads tables of a shape."""

FRAME_TABLES: Mapping[FrameName, Table] = {
    "snapshots": snapshots,
    "habits": habits,
    "outcomes": outcomes,
    "events": events,
    "posts": posts,
    "profile": profile,
}
"""Which table keeps which of the model's frames."""
