"""A batch that goes to another person, and two people who become one; each of them can be taken back.

Batches keep their numbers wherever they are, and with these their place in the order: the newest shows there, too.
A choice that points at a batch of somebody else is void, like one whose batch was undone, and holds again when both are
one person's; a workspace file, which may mix no two people, goes without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from ssi.model.clients import called_before
from ssi.model.documents import check
from ssi.model.joining import Documents, Joined, joined
from ssi.store import schema

_DOCUMENTS = schema.documents
Written = Mapping[tuple[str, str], tuple[Any, datetime]]
"""A person's documents by kind and key, each with when it was written."""


@dataclass(frozen=True)
class Merged:
    """Two people who became one, and all that is needed to part them again.

    ``other`` is the row of the person who is gone; ``batches`` and ``events`` were theirs. ``documents`` are those of
    both before; ``left`` is what then stood there. ``choice`` is the batch that was made to hide nothing, if any.
    """

    into: int
    other: Mapping[str, Any]
    batches: tuple[int, ...]
    events: tuple[int, ...]
    documents: tuple[Written, Written]
    left: Written
    choice: int | None = None


def move(connection: Connection, batch: int, to: int) -> None:
    """Give a batch with all that is in it to another person."""
    batches, events = schema.batches, schema.events
    connection.execute(update(batches).where(batches.c.id == batch).values(person_id=to))
    connection.execute(update(events).where(events.c.batch_id == batch).values(person_id=to))


def would_be(connection: Connection, into: int, other: int, today: date) -> Joined:
    """The documents of two people as one person's, who is then also known by the name of the one who is gone."""
    names = schema.people.c
    stays, gone = (connection.scalar(select(names.name).where(names.id == each)) for each in (into, other))
    theirs = _by_kind(_written(connection, other))
    card = called_before(theirs.get("client", {}), str(gone), str(stays))
    return joined(_by_kind(_written(connection, into)), {**theirs, "client": card}, today)


def merge(connection: Connection, into: int, other: int, together: Documents, now: datetime) -> Merged:
    """Let everything of ``other`` be ``into``'s, with ``together`` as the documents, and ``other`` be gone."""
    people, batches, events = schema.people, schema.batches, schema.events
    row = connection.execute(select(people).where(people.c.id == other)).mappings().one()
    theirs = {
        table: tuple(connection.scalars(select(table.c.id).where(table.c.person_id == other)))
        for table in (batches, events)
    }
    before = _written(connection, into), _written(connection, other)
    left: Written = {
        (kind, key): (content, _when(kind, key, content, before, now))
        for kind, documents in together.items()
        for key, content in documents.items()
    }
    for table in (batches, events):
        connection.execute(update(table).where(table.c.person_id == other).values(person_id=into))
    _write(connection, into, left)
    connection.execute(delete(people).where(people.c.id == other))
    return Merged(into, dict(row), theirs[batches], theirs[events], before, left)


def part(connection: Connection, merged: Merged) -> None:
    """Give everybody back what was theirs. What has come since stays with the person who stayed; a document of theirs
    that was changed since stays as it is.
    """
    into, other = merged.into, int(merged.other["id"])
    row = {**merged.other, "version": merged.other["version"] + 1}
    connection.execute(insert(schema.people), row)
    batches, events = schema.batches, schema.events
    if merged.choice is not None:
        connection.execute(delete(batches).where(batches.c.id == merged.choice))
    mine = and_(batches.c.id.in_(merged.batches), batches.c.person_id == into)
    connection.execute(update(batches).where(mine).values(person_id=other))
    # A file that was read again since may have other events: they go with it.
    own = and_(events.c.id.in_(merged.events), events.c.batch_id.is_(None))
    of_batches = events.c.batch_id.in_(select(batches.c.id).where(batches.c.person_id == other))
    theirs = and_(events.c.person_id == into, or_(own, of_batches))
    connection.execute(update(events).where(theirs).values(person_id=other))

    was_into, was_other = merged.documents
    now = _written(connection, into)
    touched = {place: kept for place, kept in now.items() if kept != merged.left.get(place)}
    untouched = {place: kept for place, kept in was_into.items() if now.get(place) == merged.left.get(place)}
    _write(connection, into, untouched | touched)
    _write(connection, other, was_other)


def _written(connection: Connection, person: int) -> Written:
    known = _DOCUMENTS.c
    query = select(known.kind, known.key, known.content, known.written_at).where(known.person_id == person)
    return {(row.kind, row.key): (row.content, row.written_at) for row in connection.execute(query)}


def _by_kind(written: Written) -> Documents:
    found: dict[Any, dict[str, Any]] = {}
    for (kind, key), (content, _at) in sorted(written.items(), key=lambda each: each[0]):
        found.setdefault(kind, {})[key] = content
    return found


def _when(kind: str, key: str, content: Any, before: tuple[Written, Written], now: datetime) -> datetime:
    """When a document was written: as before where it is one of these, under whichever key."""
    for written in before:
        if (kept := written.get((kind, key))) and kept[0] == content:
            return kept[1]
    same = (at for (of, _key), (kept, at) in before[1].items() if of == kind and kept == content)
    return next(same, now)


def _write(connection: Connection, person: int, written: Written) -> None:
    """Let these be all documents of a person."""
    connection.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.person_id == person))
    rows = []
    for (kind, key), (content, at) in written.items():
        check(kind, key, content)
        rows.append({"person_id": person, "kind": kind, "key": key, "content": content, "written_at": at})
    if rows:
        connection.execute(insert(_DOCUMENTS), rows)
