"""What a person wrote down, as documents of a kind: read and changed as a whole."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from ssi.model.documents import DocumentKind, check
from ssi.store import schema

_TABLE = schema.documents
Change = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""What is kept of a kind, by key, to what shall be."""


def of_kind(connection: Connection, person: int, kind: DocumentKind) -> Mapping[str, Any]:
    """The contents by key, in the order of their keys."""
    known = _TABLE.c
    query = select(known.key, known.content).where(known.person_id == person, known.kind == kind)
    return {row.key: row.content for row in connection.execute(query.order_by(known.key))}


def of_owner(connection: Connection, owner: str, kind: DocumentKind) -> Mapping[int, Mapping[str, Any]]:
    """The same for each person of an owner who has any."""
    known, people = _TABLE.c, schema.people.c
    query = (
        select(known.person_id, known.key, known.content)
        .join(schema.people, people.id == known.person_id)
        .where(people.owner == owner, known.kind == kind)
        .order_by(known.person_id, known.key)
    )
    found: dict[int, dict[str, Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.person_id, {})[row.key] = row.content
    return found


def change(
    connection: Connection,
    person: int,
    kind: DocumentKind,
    changed: Change,
    now: datetime,
) -> None:
    """Keep what ``changed`` makes of the documents of a kind; those that stay as they are keep their time."""
    kept = of_kind(connection, person, kind)
    wanted = changed(kept)
    new = {key: dict(content) for key, content in wanted.items() if kept.get(key) != content}
    for key, content in new.items():
        check(kind, key, content)
    known = _TABLE.c
    gone = [*(kept.keys() - wanted.keys()), *(kept.keys() & new.keys())]
    connection.execute(
        delete(_TABLE).where(known.person_id == person, known.kind == kind, known.key.in_(gone))
    )
    rows = [
        {"person_id": person, "kind": kind, "key": key, "content": content, "written_at": now}
        for key, content in new.items()
    ]
    if rows:
        connection.execute(insert(_TABLE), rows)


def one(key: str, content: Mapping[str, Any] | None) -> Change:
    """The change of one document: another content, or none."""

    def changed(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        others = {known: each for known, each in kept.items() if known != key}
        return others if content is None else {**others, key: content}

    return changed
