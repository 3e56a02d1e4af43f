"""The model's frames as rows of the tables, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from ssi.model import FRAMES, SCORE_COLUMNS, Cell, FrameName, Frames, empty, frame
from ssi.store import schema
from ssi.store.errors import StoreError
from ssi.store.layers import COUNTS, Layers, no_choices
from ssi.words import keeping

_KEYS: dict[FrameName, list[str]] = {
    "snapshots": ["date"],
    "habits": ["date", "habit", "days"],
    "outcomes": ["date", "measure", "days"],
    "events": ["date", "label", "kind"],
}
"""What a row of each frame is about; a batch says it once."""

_MERGED: tuple[FrameName, ...] = ("snapshots", *COUNTS)
"""The frames that are merged cell by cell; events are not."""


def fit_to_keep(frames: Frames) -> Frames:
    """The frames without rows that say nothing; ValueError where a row has no date or one cell comes twice.

    Raises StoreError where there is something that no table keeps.
    """
    if not (frames.posts.empty and frames.profile.empty):
        raise StoreError(keeping.not_kept_yet())
    said = {
        "snapshots": frames.snapshots.dropna(subset=list(SCORE_COLUMNS), how="all"),
        "habits": frames.habits.dropna(subset=["count"]),
        "outcomes": frames.outcomes.dropna(subset=["value"]),
        "events": frames.events.drop_duplicates(),
    }
    return Frames(**{name: _sound(name, said[name]) for name in _KEYS})


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


def insert_frames(connection: Connection, person: int, batch: int, frames: Frames) -> None:
    """Keep what a batch says."""
    for name in _MERGED:
        _insert(connection, schema.FRAME_TABLES[name], _records(getattr(frames, name), batch_id=batch))
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
    for name in _MERGED:
        table = schema.FRAME_TABLES[name]
        connection.execute(delete(table).where(table.c.batch_id == batch))
    events = schema.events
    known = _frame_of(connection, "events", select(events).where(events.c.batch_id == batch))
    key = _KEYS["events"]
    now = pd.MultiIndex.from_frame(frames.events[key])
    gone = known.index[~pd.MultiIndex.from_frame(known[key]).isin(now)]
    connection.execute(delete(events).where(events.c.id.in_(gone.tolist())))
    new = frames.events[~now.isin(pd.MultiIndex.from_frame(known[key]))]
    insert_frames(connection, person, batch, Frames(frames.snapshots, frames.habits, frames.outcomes, new))


def _insert(connection: Connection, table: Table, records: list[dict[str, Any]]) -> None:
    if records:
        connection.execute(insert(table), records)


def _records(rows: pd.DataFrame, **fixed: int | None) -> list[dict[str, Any]]:
    """Rows as SQL takes them: plain dates, None where unknown."""
    plain = rows.astype(object).where(rows.notna(), None)
    plain["date"] = rows["date"].dt.date
    names = [str(column) for column in plain]
    return [
        {**dict(zip(names, row, strict=True)), **fixed} for row in plain.itertuples(index=False, name=None)
    ]


def read_layers(connection: Connection, person: int) -> Layers:
    """All that the live batches of a person say."""
    return Layers(
        snapshots=_said(connection, "snapshots", person),
        habits=_said(connection, "habits", person),
        outcomes=_said(connection, "outcomes", person),
        choices=_choices(connection, person),
        events=read_events(connection, person).drop_duplicates(_KEYS["events"]),
    )


def _live(table: Table, person: int) -> Select[Any]:
    batches = schema.batches
    return (
        select(table)
        .join(batches, batches.c.id == table.c.batch_id)
        .where(batches.c.person_id == person, batches.c.undone_at.is_(None))
    )


def _said(connection: Connection, name: FrameName, person: int) -> pd.DataFrame:
    return _frame_of(connection, name, _live(schema.FRAME_TABLES[name], person), "batch")


def _frame_of(connection: Connection, name: FrameName, query: Select[Any], *more: str) -> pd.DataFrame:
    """The answer as one of the model's frames; with ``batch`` if asked, and indexed by id where there is one."""
    result = connection.execute(query)
    columns = [column.name for column in query.selected_columns]
    # Plain tuples: pandas asks a result row for attributes, which is slow.
    rows = pd.DataFrame([tuple(row) for row in result], columns=columns).rename(columns={"batch_id": "batch"})
    if "id" in rows:
        rows = rows.set_index("id")
    if rows.empty:
        return empty(name).assign(**{key: pd.Series(dtype="int64") for key in more})
    return rows[[*FRAMES[name], *more]].astype({**FRAMES[name], **dict.fromkeys(more, "int64")})


def _choices(connection: Connection, person: int) -> pd.DataFrame:
    kept = no_choices()
    rows = connection.execute(_live(schema.choices, person)).mappings().all()
    if not rows:
        return kept
    table = pd.DataFrame.from_records([dict(row) for row in rows]).rename(columns={"batch_id": "batch"})
    return table[list(kept.columns)].astype(kept.dtypes)


def read_events(connection: Connection, person: int) -> pd.DataFrame:
    """The events that show, by day, indexed by id; one that several batches have comes several times."""
    events, batches = schema.events, schema.batches
    query = (
        select(events)
        .outerjoin(batches, batches.c.id == events.c.batch_id)
        .where(events.c.person_id == person, events.c.removed_at.is_(None), batches.c.undone_at.is_(None))
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
