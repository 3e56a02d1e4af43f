"""The model's frames as rows of the tables, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Select, Table, delete, insert, select, update

from ssi.model import ARCHIVE_FORMATS, FRAMES, SCORE_COLUMNS, Cell, FrameName, Frames, empty, frame
from ssi.store import schema
from ssi.store.claims import COUNTS
from ssi.store.layers import Layers, no_choices

_KEYS: dict[FrameName, list[str]] = {
    "snapshots": ["date"],
    "habits": ["date", "habit", "days"],
    "outcomes": ["date", "measure", "days"],
    "events": ["date", "label", "kind"],
    "profile": ["date", "field"],
}
"""What a row of each frame is about; a batch says it once. What a post is about, `posts` finds out."""

_OF_BATCHES: tuple[FrameName, ...] = ("snapshots", *COUNTS, "posts", "profile")
"""The frames whose rows a batch replaces as a whole; an event can be taken out by itself."""


def fit_to_keep(frames: Frames) -> Frames:
    """The frames without rows that say nothing; ValueError where a row has no date or one cell comes twice."""
    said: dict[FrameName, pd.DataFrame] = {
        "snapshots": frames.snapshots.dropna(subset=list(SCORE_COLUMNS), how="all"),
        "habits": frames.habits.dropna(subset=["count"]),
        "outcomes": frames.outcomes.dropna(subset=["value"]),
        "events": frames.events.drop_duplicates(),
        "profile": frames.profile[frames.profile["text"].fillna("") != ""],
    }
    return Frames(
        **{name: _sound(name, said[name]) for name in _KEYS},
        posts=_sound_posts(frames.posts.drop_duplicates()),
    )


def _sound(name: FrameName, rows: pd.DataFrame) -> pd.DataFrame:
    table = frame(name, rows)
    # A missing text is "" in the model's frames.
    if table[_KEYS[name]].replace("", None).isna().any(axis=None):
        raise ValueError(f"{name}: a row has no {' or '.join(_KEYS[name])}")
    table["date"] = table["date"].dt.normalize()
    if table.duplicated(_KEYS[name]).any():
        raise ValueError(f"{name}: two rows for one {', '.join(_KEYS[name])}")
    if "days" in table and (table["days"] < 1).any():
        raise ValueError(f"{name}: a count covers one day or more")
    return table


def _sound_posts(rows: pd.DataFrame) -> pd.DataFrame:
    table = frame("posts", rows)
    if (table["published"].isna() & (table["url"] == "")).any():
        raise ValueError("posts: a row has no published day and no url")
    table["published"] = table["published"].dt.normalize()
    return table


def insert_frames(connection: Connection, person: int, batch: int, frames: Frames) -> None:
    """Keep what a batch says."""
    numbered = frames.posts.assign(row=range(len(frames.posts)))
    for name in _OF_BATCHES:
        rows = numbered if name == "posts" else getattr(frames, name)
        _insert(connection, schema.FRAME_TABLES[name], _records(rows, batch_id=batch))
    insert_events(connection, person, frames.events, batch)


def insert_events(connection: Connection, person: int, events: pd.DataFrame, batch: int | None) -> None:
    """Keep events: those of a batch, or (None) the user's own."""
    _insert(connection, schema.events, _records(events, person_id=person, batch_id=batch))


def insert_choices(connection: Connection, batch: int, choices: Mapping[Cell, int | None]) -> None:
    """Keep a batch's choices: for each cell the batch that shall show, None for nothing."""
    chosen = [{**vars(cell), "batch_id": batch, "points_at": to} for cell, to in choices.items()]
    _insert(connection, schema.choices, chosen)


def replace_frames(connection: Connection, person: int, batch: int, frames: Frames) -> None:
    """Let a batch say something else. Events that it still has keep their id and stay out if taken out."""
    for name in _OF_BATCHES:
        table = schema.FRAME_TABLES[name]
        connection.execute(delete(table).where(table.c.batch_id == batch))
    events = schema.events
    known = _frame_of(connection, "events", select(events).where(events.c.batch_id == batch))
    key = _KEYS["events"]
    now = pd.MultiIndex.from_frame(frames.events[key])
    gone = known.index[~pd.MultiIndex.from_frame(known[key]).isin(now)]
    connection.execute(delete(events).where(events.c.id.in_(gone.tolist())))
    new = frames.events[~now.isin(pd.MultiIndex.from_frame(known[key]))]
    insert_frames(connection, person, batch, replace(frames, events=new))


def _insert(connection: Connection, table: Table, records: list[dict[str, Any]]) -> None:
    if records:
        connection.execute(insert(table), records)


def _records(rows: pd.DataFrame, **fixed: int | None) -> list[dict[str, Any]]:
    """Rows as SQL takes them: plain dates, None where unknown."""
    plain = rows.astype(object).where(rows.notna(), None)
    for column in rows.select_dtypes("datetime"):
        plain[column] = [None if day is pd.NaT else day for day in rows[column].dt.date]
    names = [str(column) for column in plain]
    return [
        {**dict(zip(names, row, strict=True)), **fixed} for row in plain.itertuples(index=False, name=None)
    ]


def read_layers(connection: Connection, *people: int) -> Layers:
    """All that the live batches of a person say; of several people as if they were one."""
    live = _live_batches(connection, people)
    of_archives = [batch for batch in live if batch.format in ARCHIVE_FORMATS]
    last_read = {batch.sha256: batch.id for batch in of_archives if batch.sha256}
    return Layers(
        snapshots=_said(connection, "snapshots", people),
        habits=_said(connection, "habits", people),
        outcomes=_said(connection, "outcomes", people),
        choices=_choices(connection, people),
        events=read_events(connection, *people).drop_duplicates(_KEYS["events"]),
        posts=_posts_in_order(connection, _live(schema.posts, people)),
        profile=_said(connection, "profile", people),
        archives=frozenset(batch.id for batch in of_archives),
        typed=frozenset(batch.id for batch in live if batch.kind == "typed"),
        read_again=frozenset(
            batch.id for batch in of_archives if last_read.get(batch.sha256, batch.id) != batch.id
        ),
    )


def _live_batches(connection: Connection, people: Sequence[int]) -> Sequence[Row[Any]]:
    batches = schema.batches.c
    query: Select[Any] = select(batches.id, batches.kind, batches.format, batches.sha256)
    live = query.where(batches.person_id.in_(people), batches.undone_at.is_(None))
    return connection.execute(live.order_by(batches.id)).all()


def posts_of(connection: Connection, person: int) -> pd.DataFrame:
    """The posts of all of a person's batches, undone ones included, with a column ``batch``; nothing merged."""
    batches = schema.batches
    query = select(schema.posts).join(batches, batches.c.id == schema.posts.c.batch_id)
    return _posts_in_order(connection, query.where(batches.c.person_id == person))


def _posts_in_order(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    # Where one batch has a post twice, its first row counts.
    return _frame_of(
        connection, "posts", query.order_by(schema.posts.c.batch_id, schema.posts.c.row), "batch"
    )


def _live(table: Table, people: Sequence[int]) -> Select[Any]:
    batches = schema.batches
    return (
        select(table)
        .join(batches, batches.c.id == table.c.batch_id)
        .where(batches.c.person_id.in_(people), batches.c.undone_at.is_(None))
    )


def _said(connection: Connection, name: FrameName, people: Sequence[int]) -> pd.DataFrame:
    return _frame_of(connection, name, _live(schema.FRAME_TABLES[name], people), "batch")


def _frame_of(connection: Connection, name: FrameName, query: Select[Any], *more: str) -> pd.DataFrame:
    """The answer as one of the model's frames; with ``batch`` if asked, and indexed by id where there is one."""
    # Plain tuples: pandas asks a result row for attributes, which is slow.
    found = [tuple(row) for row in connection.execute(query)]
    if not found:
        return empty(name).assign(**{key: pd.Series(dtype="int64") for key in more})
    columns = [column.name for column in query.selected_columns]
    rows = pd.DataFrame(found, columns=columns).rename(columns={"batch_id": "batch"})
    if "id" in rows:
        rows = rows.set_index("id")
    return rows[[*FRAMES[name], *more]].astype({**FRAMES[name], **dict.fromkeys(more, "int64")})


def _choices(connection: Connection, people: Sequence[int]) -> pd.DataFrame:
    kept = no_choices()
    rows = connection.execute(_live(schema.choices, people)).mappings().all()
    if not rows:
        return kept
    table = pd.DataFrame.from_records([dict(row) for row in rows]).rename(columns={"batch_id": "batch"})
    return table[list(kept.columns)].astype(kept.dtypes)


def read_events(connection: Connection, *people: int) -> pd.DataFrame:
    """The events that show, by day, indexed by id; one that several batches have comes several times."""
    events, batches = schema.events, schema.batches
    query = (
        select(events)
        .outerjoin(batches, batches.c.id == events.c.batch_id)
        .where(events.c.person_id.in_(people), events.c.removed_at.is_(None), batches.c.undone_at.is_(None))
        .order_by(events.c.date, events.c.id)
    )
    return _frame_of(connection, "events", query)


def save_events(
    connection: Connection, person: int, edited: pd.DataFrame, shown: pd.DataFrame | None, now: datetime
) -> None:
    """Bring the events from the table as it was shown (None: as it stands) to the table as it was edited.

    Events are told apart by what they say. One of the user's own that is gone is deleted; one of a file is only
    marked, so that reading the file again does not bring it back.
    """
    kept = read_events(connection, person)
    wanted = pd.MultiIndex.from_frame(_sound("events", edited.drop_duplicates()))
    before = wanted[:0].append(pd.MultiIndex.from_frame(frame("events", kept if shown is None else shown)))
    stands = pd.MultiIndex.from_frame(kept)
    gone = kept.index[stands.isin(before.difference(wanted))].tolist()
    new = wanted.difference(before).difference(stands).to_frame(index=False)

    events = schema.events
    connection.execute(delete(events).where(events.c.id.in_(gone), events.c.batch_id.is_(None)))
    connection.execute(update(events).where(events.c.id.in_(gone)).values(removed_at=now))
    insert_events(connection, person, new, None)
