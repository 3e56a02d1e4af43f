"""The workspace file: all that an owner has, in one ZIP that any computer can open again.

    manifest.json          what this is, of which version, each table's rows and digest
    people.parquet         and eleven more: see `workspace_tables`

A change of what the tables hold needs a new version here, and the older ones read as before;
`tests/store/workspaces` has a file of each.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, insert, or_, select

from ssi.model.documents import check
from ssi.store import schema
from ssi.store.claims import CellFrame
from ssi.store.engine import from_json
from ssi.store.errors import StoreError
from ssi.store.workspace_tables import (
    LIMITS,
    TABLES,
    Limits,
    columns,
    damaged,
    from_parquet,
    no_rows,
    records,
    to_parquet,
)
from ssi.words import keeping

FORMAT = "ssi-lens-workspace"
VERSION = 2
_SINCE = {"documents": 2}
"""Tables that older versions of the file do not have, and the version that first had them."""
MANIFEST = "manifest.json"

_PERSON, _BATCH, _CHOSEN = "person_id", "batch_id", "points_at"


@dataclass(frozen=True)
class Workspace:
    """The tables of a workspace file, checked, by name (Arrow tables)."""

    tables: Mapping[str, Any]


# Saving


def save(connection: Connection, owner: str, now: datetime) -> bytes:
    """All that an owner has as a workspace file; ``now`` is in UTC."""
    known = schema.batches
    people = connection.scalars(_owned(select(schema.people.c.id), owner).order_by(schema.people.c.id))
    person_numbers = {each: number for number, each in enumerate(people, 1)}
    of_owner = known.join(schema.people)
    batches = connection.scalars(_owned(select(known.c.id).select_from(of_owner), owner).order_by(known.c.id))
    batch_numbers = {each: number for number, each in enumerate(batches, 1)}
    parts: dict[str, bytes] = {}
    said: dict[str, dict[str, Any]] = {}
    for table in TABLES:
        numbers = _numbers(table, person_numbers, batch_numbers)
        rows = (
            [value if ids is None else ids.get(value) for value, ids in zip(row, numbers, strict=True)]
            for row in connection.execute(_rows_of(table, owner))
        )
        data, count = to_parquet(table, rows)
        parts[f"{table.name}.parquet"] = data
        said[table.name] = {"rows": count, "sha256": hashlib.sha256(data).hexdigest()}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "program": "SSI Lens",
        "written": now.replace(tzinfo=UTC, microsecond=0).isoformat(),
        "tables": said,
    }
    return _zipped({MANIFEST: json.dumps(manifest, indent=1).encode(), **parts}, now)


def _numbers(
    table: Table, people: Mapping[int, int], batches: Mapping[int, int]
) -> list[Mapping[int, int] | None]:
    """For each column the numbers that stand for its ids in the file, None where it has no ids."""
    ids = {_PERSON: people, _BATCH: batches, _CHOSEN: batches}
    own = {"people": people, "batches": batches}
    return [own.get(table.name) if column.name == "id" else ids.get(column.name) for column in columns(table)]


def _rows_of(table: Table, owner: str) -> Select[Any]:
    """The columns of the file, of an owner's rows, in an order that opening and saving again does not change."""
    query: Select[Any] = select(*columns(table))
    if _PERSON in table.c:
        query = query.join(schema.people, schema.people.c.id == table.c.person_id)
    elif _BATCH in table.c:
        query = query.join(schema.batches, schema.batches.c.id == table.c.batch_id).join(schema.people)
    if table is schema.choices:
        query = query.where(_points_at_ones_own())
    if table is schema.remembered:
        return query.where(table.c.owner == owner).order_by(*table.primary_key.columns)
    return _owned(query, owner).order_by(*table.primary_key.columns)


def _points_at_ones_own() -> ColumnElement[bool]:
    """Whether a choice points at a batch of its own person, or at none; one of a batch that was moved is void."""
    theirs = schema.batches.alias()
    target = and_(theirs.c.id == schema.choices.c.points_at, theirs.c.person_id == schema.batches.c.person_id)
    return or_(schema.choices.c.points_at.is_(None), exists().where(target))


def _owned(query: Select[Any], owner: str) -> Select[Any]:
    return query.where(schema.people.c.owner == owner)


def _zipped(parts: Mapping[str, bytes], now: datetime) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, now.timetuple()[:6])
            # The manifest stays readable as it is, so that anyone can see what the file is.
            entry.compress_type = zipfile.ZIP_STORED if name == MANIFEST else zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return packed.getvalue()


# Opening


def read(parts: Mapping[str, bytes], limits: Limits = LIMITS) -> Workspace:
    """The unpacked parts of a workspace file as checked tables.

    Raises StoreError where it was made by a newer version, passes a limit, or is not as it was saved.
    """
    version, said = _manifest(parts)
    tables: dict[str, Any] = {}
    for table in TABLES:
        if version < _SINCE.get(table.name, 1):
            tables[table.name] = no_rows(table)
            continue
        data, about = parts.get(f"{table.name}.parquet"), said.get(table.name)
        if data is None or not isinstance(about, dict):
            raise damaged()
        tables[table.name] = from_parquet(table, data, about, limits)
    if sum(table.nbytes for table in tables.values()) > limits.bytes:
        raise StoreError(keeping.workspace_too_large(limits.bytes))
    _check_references(tables)
    _check_values(tables, limits)
    _check_contents(tables, limits)
    return Workspace(tables)


def _manifest(parts: Mapping[str, bytes]) -> tuple[int, dict[str, Any]]:
    """The version of the file, and what the manifest says about each table."""
    try:
        manifest = json.loads(parts.get(MANIFEST, b""))
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise damaged()
    version, tables = manifest.get("version"), manifest.get("tables")
    if type(version) is not int or version < 1:
        raise damaged()
    if version > VERSION:
        raise StoreError(keeping.workspace_newer())
    if not isinstance(tables, dict):
        raise damaged()
    return version, tables


def _check_references(tables: Mapping[str, Any]) -> None:
    """Refuse what refers to a person or batch that is not there, or mixes two people."""
    people = tables["people"]["id"].to_pylist()
    batches = tables["batches"]["id"].to_pylist()
    person_of = dict(zip(batches, tables["batches"][_PERSON].to_pylist(), strict=True))
    if people != sorted(set(people)) or batches != sorted(set(batches)):
        raise damaged()
    if not set(person_of.values()) <= set(people):
        raise damaged()
    for table in TABLES:
        if _BATCH in table.c and not set(_distinct(tables[table.name], _BATCH)) - {None} <= set(batches):
            raise damaged()
    if not set(_distinct(tables["documents"], _PERSON)) <= set(people):
        raise damaged()
    events, choices = tables["events"], tables["choices"]
    of_people = zip(events[_PERSON].to_pylist(), events[_BATCH].to_pylist(), strict=True)
    chosen = zip(choices[_BATCH].to_pylist(), choices[_CHOSEN].to_pylist(), strict=True)
    if not set(_distinct(events, _PERSON)) <= set(people):
        raise damaged()
    if any(batch is not None and person_of[batch] != person for person, batch in of_people):
        raise damaged()
    if any(target is not None and person_of.get(target) != person_of[batch] for batch, target in chosen):
        raise damaged()


def _distinct(table: Any, column: str) -> list[Any]:
    found: list[Any] = table[column].unique().to_pylist()
    return found


def _check_values(tables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse values that no write of this program could have made."""
    batches = tables["batches"]
    if not set(_distinct(batches, "kind")) <= {"import", "typed", "choice"}:
        raise damaged()
    if not set(_distinct(tables["choices"], "frame")) <= set(get_args(CellFrame)):
        raise damaged()
    for name in ("habits", "outcomes", "choices"):
        if any(not 1 <= days <= limits.days for days in _distinct(tables[name], "days")):
            raise damaged()
    for options in (batches["options"], tables["remembered"]["options"]):
        if not all(isinstance(_json(text), dict) for text in options.to_pylist()):
            raise damaged()
    documents = tables["documents"]
    columns_of = (documents[name].to_pylist() for name in ("kind", "key", "content"))
    for kind, key, text in zip(*columns_of, strict=True):
        _check_document(kind, key, _json(text))
    if not all(_are_problems(_json(text)) for text in batches["problems"].to_pylist()):
        raise damaged()


def _json(text: str) -> Any:
    try:
        return from_json(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise damaged() from error


def _check_document(kind: str, key: str, content: Any) -> None:
    try:
        check(kind, key, content)
    except ValueError as error:
        raise damaged() from error


def _are_problems(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(problem, dict)
        and all(type(said) in (str, int, bool, type(None)) for said in problem.values())
        for problem in found
    )


def _check_contents(tables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse kept files that are not the ones whose digest their batch has."""
    batches, contents = tables["batches"], tables["contents"]
    digests = dict(zip(batches["id"].to_pylist(), batches["sha256"].to_pylist(), strict=True))
    left = limits.content_bytes
    for batch, packed in zip(contents[_BATCH].to_pylist(), contents["zlib"].to_pylist(), strict=True):
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(packed, left + 1)
        except zlib.error as error:
            raise damaged() from error
        left -= len(content)
        if left < 0:
            raise StoreError(keeping.workspace_too_large(limits.content_bytes))
        if not unpacking.eof or hashlib.sha256(content).hexdigest() != digests[batch]:
            raise damaged()


def insert_all(connection: Connection, owner: str, workspace: Workspace, version: int) -> None:
    """Give an owner all that is in a workspace file, under ids of this database; versions are at least ``version``."""
    tables = workspace.tables
    new_ids: dict[str, dict[int, int]] = {"people": {}, "batches": {}}
    for table in TABLES:
        ids = {_PERSON: new_ids["people"], _BATCH: new_ids["batches"], _CHOSEN: new_ids["batches"]}
        json_columns = [column.name for column in columns(table) if str(column.type) == "JSON"]
        for rows in records(tables[table.name]):
            for row in rows:
                row |= {name: ids[name].get(row[name]) for name in ids.keys() & row.keys()}
                row |= {name: from_json(row[name]) for name in json_columns}
                if "owner" in table.c:
                    row["owner"] = owner
                if table is schema.people:
                    row["version"] = max(row["version"], version)
            if table.name in new_ids:
                new_ids[table.name] |= _insert_one_by_one(connection, table, rows)
            else:
                connection.execute(insert(table), rows)


def _insert_one_by_one(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> dict[int, int]:
    """Insert rows under new ids; gives the new id of each old one."""
    new_ids = {}
    for row in rows:
        old = row.pop("id")
        new_ids[old] = int(connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one())
    return new_ids
