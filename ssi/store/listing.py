"""What is kept, listed: a person's batches, where values come from, and how much an owner has."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, literal, select, union_all

from ssi.model import Batch, Holdings, Problem
from ssi.store import schema
from ssi.store.posts import merge_posts
from ssi.store.rows import posts_of
from ssi.words import keeping


def batch_query(person: int) -> Select[Any]:
    """A person's batches, newest first, each with how much it holds and from when to when."""
    tables = {
        "snapshots": (schema.snapshots,),
        "counts": (schema.habits, schema.outcomes),
        "events": (schema.events,),
        "posts": (schema.posts,),
        "profile": (schema.profile,),
        "choices": (schema.choices,),
    }
    of_person = select(schema.batches.c.id).where(schema.batches.c.person_id == person)
    held = union_all(
        *(
            select(table.c.batch_id, _day(table), literal(what).label("what")).where(
                table.c.batch_id.in_(of_person)
            )
            for what, several in tables.items()
            for table in several
        )
    ).subquery()
    holds = (
        select(
            held.c.batch_id,
            *(func.count().filter(held.c.what == what).label(what) for what in tables),
            func.min(held.c.date).label("first"),
            func.max(held.c.date).label("last"),
        )
        .group_by(held.c.batch_id)
        .subquery()
    )
    return (
        select(schema.batches, holds, schema.contents.c.batch_id.label("content"))
        .outerjoin(holds, holds.c.batch_id == schema.batches.c.id)
        .outerjoin(schema.contents, schema.contents.c.batch_id == schema.batches.c.id)
        .where(schema.batches.c.person_id == person)
        .order_by(schema.batches.c.id.desc())
    )


def _day(table: Table) -> ColumnElement[Any]:
    """The column that says from when a row is."""
    return table.c.published.label("date") if table is schema.posts else table.c.date


def batch_of(row: Row[Any]) -> Batch:
    """A row of `batch_query` as the model has it."""
    return Batch(
        id=row.id,
        kind=row.kind,
        name=row.name,
        format=row.format,
        added_at=row.added_at.replace(tzinfo=UTC),
        snapshots=row.snapshots or 0,
        counts=row.counts or 0,
        events=row.events or 0,
        posts=row.posts or 0,
        profile=row.profile or 0,
        choices=row.choices or 0,
        first=row.first,
        last=row.last,
        undone=row.undone_at is not None,
        problems=tuple(_problem(kept) for kept in row.problems),
        options=row.options,
        has_content=row.content is not None,
    )


def _problem(kept: Mapping[str, Any]) -> Problem:
    """A problem as some version of the program kept it: fields that it did not know are empty, others pass."""
    return Problem(
        line=kept.get("line"),
        column=kept.get("column"),
        value=kept.get("value"),
        message=kept.get("message", ""),
        left_out=kept.get("left_out", False),
    )


def with_names(connection: Connection, person: int, differing: pd.DataFrame) -> pd.DataFrame:
    """Say of both values where they come from: the batch's name and when it was added."""
    batches = schema.batches.c
    query = select(batches.id, batches.name, batches.added_at).where(batches.person_id == person)
    known = {batch: (name, at) for batch, name, at in connection.execute(query)}
    new = (keeping.the_new_file(), pd.NaT)
    columns: dict[str, pd.Series] = {}
    for column in differing:
        columns[str(column)] = differing[column]
        side, _, what = str(column).partition("_")
        if what == "batch":
            said = [known.get(batch, new) for batch in differing[column]]
            names = pd.Series([name for name, _at in said], differing.index, "str")
            columns[f"{side}_name"] = names.mask(differing[side].isna(), keeping.removed_by_you())
            times = pd.Series([at for _name, at in said], differing.index, "datetime64[s]")
            columns[f"{side}_at"] = times.dt.tz_localize(UTC)
    return pd.DataFrame(columns)


def with_batches(connection: Connection, person: int, found: pd.DataFrame) -> pd.DataFrame:
    """Say of each row's ``batch`` what it is."""
    batches = schema.batches.c
    query = select(batches.id, batches.name, batches.format, batches.kind).where(batches.person_id == person)
    known = {batch: what for batch, *what in connection.execute(query)}
    what = [known[batch] for batch in found["batch"]]
    named = pd.DataFrame(what, found.index, ["name", "format", "kind"], dtype="str")
    table = found.join(named)
    week = [column for column in ("week",) if column in table]
    return table[["frame", "field", "batch", *week, "name", "format", "kind", "first", "last"]]


def holdings(connection: Connection, people: Select[Any]) -> Holdings:
    """How much is kept of these people, who are given by their ids."""
    batches = schema.batches.c

    def count(what: Any) -> int:
        return int(connection.scalar(select(func.count()).select_from(what.subquery())) or 0)

    def kept(table: Any, *key: str) -> Select[Any]:
        query = select(batches.person_id, *(table.c[name] for name in key)).distinct()
        joined = query.join_from(table, schema.batches, batches.id == table.c.batch_id)
        return joined.where(batches.person_id.in_(people))

    files = select(batches.id).where(batches.person_id.in_(people), batches.kind == "import")
    own_events = select(schema.events.c.id).where(schema.events.c.person_id.in_(people))
    return Holdings(
        people=count(people),
        imports=count(files),
        snapshots=count(kept(schema.snapshots, "date")),
        counts=count(kept(schema.habits, "date", "habit", "days"))
        + count(kept(schema.outcomes, "date", "measure", "days")),
        events=count(own_events),
        posts=sum(len(merge_posts(posts_of(connection, person))) for person in connection.scalars(people)),
        profile=count(kept(schema.profile, "date", "field")),
        documents=count(select(schema.documents.c.key).where(schema.documents.c.person_id.in_(people))),
    )
