"""What one owner keeps: people, their batches, and the history that the live batches make.

Every question and every write names the owner; what belongs to someone else is not found. A write is one
transaction and makes the person's ``version`` grow.
"""

import hashlib
import weakref
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)

from ssi.model import Batch, Cell, Frames, History, Holdings, Problem
from ssi.store import layers, rows, schema
from ssi.store.engine import file_engine, give_back_space, memory_engine, reading, to_json, writing
from ssi.store.errors import NotFound
from ssi.store.layers import Comparison
from ssi.words import keeping

BatchKind = Literal["import", "typed", "choice"]


@dataclass(frozen=True)
class Person:
    """Someone whose history is kept; ``version`` grows with every write to it."""

    id: int
    name: str
    version: int


@dataclass(frozen=True)
class Added:
    """What came of adding frames: the batch, and how many cells were new, known already, or different.

    ``already_there`` says that the same file was added before and ``batch`` is that one; nothing was written.
    """

    batch: int
    new_snapshots: int
    new_values: int
    same_values: int
    disagreements: int
    already_there: bool


def _now() -> datetime:
    return datetime.now(UTC)


def open_local(folder: Path, *, owner: str = "local", clock: Callable[[], datetime] = _now) -> "Store":
    """The store of this computer, in ``folder``; made on first use. Threads may share it.

    Raises StoreError where the folder or its database cannot be used, NewerDatabase where a newer version of the
    program has written it.
    """
    return Store(file_engine(folder), owner, clock)


def open_memory(*, owner: str = "visitor", clock: Callable[[], datetime] = _now) -> "Store":
    """An empty store in memory, gone with the object. Threads may share it."""
    return Store(memory_engine(), owner, clock)


class Store:
    """The data of one owner. Methods raise NotFound for a person or batch that is not this owner's."""

    def __init__(self, engine: Engine, owner: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._owner = owner
        self._clock = clock
        # Connections are closed with the store, not when Python happens to come by.
        weakref.finalize(self, engine.dispose)

    # People

    def people(self) -> tuple[Person, ...]:
        """Everyone whose history is kept, in the order in which they were added."""
        with reading(self._engine) as connection:
            return self._people(connection)

    def first_person(self) -> Person:
        """The first person; made, without a name, where there is none."""
        if known := self.people():
            return known[0]
        with writing(self._engine) as connection:
            if not self._people(connection):
                new = {"owner": self._owner, "name": "", "created": self._utc(), "version": 0}
                connection.execute(insert(schema.people), new)
            return self._people(connection)[0]

    def version(self, person: int) -> int:
        """How many writes there have been to a person's data."""
        with reading(self._engine) as connection:
            return self._person(connection, person).version

    def history(self, person: int) -> History:
        """What shows of a person: the newest that the live batches say of each cell."""
        with reading(self._engine) as connection:
            known = self._person(connection, person)
            found = rows.read_layers(connection, person)
        return History(person, known.name, known.version, layers.merge(found))

    # Batches

    def batches(self, person: int) -> tuple[Batch, ...]:
        """Every write to a person's history, newest first, undone ones included."""
        with reading(self._engine) as connection:
            self._person(connection, person)
            return tuple(_batch(row) for row in connection.execute(_batch_query(person)))

    def compare(self, person: int, frames: Frames) -> Comparison:
        """What adding these frames would bring; `Comparison.disagreements` is as `disagreements` has it."""
        said = rows.fit_to_keep(frames)
        with reading(self._engine) as connection:
            self._person(connection, person)
            found = layers.compare(rows.read_layers(connection, person), said, _next_batch(connection))
            return _named(connection, person, found)

    def add(
        self,
        person: int,
        frames: Frames,
        *,
        kind: Literal["import", "typed"],
        name: str,
        format: str = "",
        content: bytes | None = None,
        options: Mapping[str, Any] | None = None,
        problems: Sequence[Problem] = (),
        keep_stored: bool = False,
        settles: bool = False,
        removed: Sequence[Cell] = (),
    ) -> Added:
        """Keep frames as one batch, on top of what is there.

        Where they disagree with what shows, the new value shows; with ``keep_stored`` the stored one stays, and with
        ``settles`` (typed over what the user saw) the new one is their decision already and no disagreement.
        ``removed`` cells show nothing from here on. All of it comes and goes with the batch. A file (``content``)
        that is live already with the same options adds nothing.

        Raises StoreError for frames that no table keeps, ValueError for a cell that comes twice.
        """
        said = rows.fit_to_keep(frames)
        digest = None if content is None else hashlib.sha256(content).hexdigest()
        with writing(self._engine) as connection:
            self._person(connection, person)
            if digest is not None and (known := _live_file(connection, person, digest, options or {})):
                return Added(known, 0, 0, 0, 0, already_there=True)
            stored = rows.read_layers(connection, person)
            found = layers.compare(stored, said, _next_batch(connection))
            batch = self._new_batch(connection, person, kind, name, format, options, problems, digest)
            rows.insert_frames(connection, person, batch, said)
            if content is not None:
                packed = {"batch_id": batch, "zlib": zlib.compress(content)}
                connection.execute(insert(schema.contents), packed)
            choices: dict[Cell, int | None] = dict.fromkeys(removed)
            if keep_stored:
                choices |= dict(found.stored)
            elif settles:
                choices |= dict.fromkeys(found.differing, batch)
            rows.insert_choices(connection, batch, choices)
        return Added(
            batch,
            found.new_snapshots,
            found.new_values,
            found.same_values,
            found.different_values,
            already_there=False,
        )

    def undo(self, batch: int) -> None:
        """Take a batch out of the history; what lies under it shows again, and choices of it are void."""
        self._set_undone(batch, self._utc())

    def bring_back(self, batch: int) -> None:
        """Put an undone batch back, in its old place."""
        self._set_undone(batch, None)

    def content(self, batch: int) -> bytes:
        """The bytes of the file that a batch was read from; NotFound where none were kept."""
        with reading(self._engine) as connection:
            self._person_of(connection, batch)
            packed = connection.scalar(
                select(schema.contents.c.zlib).where(schema.contents.c.batch_id == batch)
            )
        if packed is None:
            raise NotFound(keeping.no_bytes_kept())
        return zlib.decompress(packed)

    def reread(
        self, batch: int, frames: Frames, *, options: Mapping[str, Any], problems: Sequence[Problem]
    ) -> None:
        """Let a batch say what its file says when read with other options; it keeps its place in the order."""
        said = rows.fit_to_keep(frames)
        with writing(self._engine) as connection:
            person = self._person_of(connection, batch)
            rows.replace_frames(connection, person, batch, said)
            connection.execute(
                update(schema.batches)
                .where(schema.batches.c.id == batch)
                .values(options=dict(options), problems=[asdict(problem) for problem in problems])
            )
            _grow(connection, person)

    # Where batches disagree

    def disagreements(self, person: int) -> pd.DataFrame:
        """Cells where live batches differ and no newer choice settles it, newest day first.

        Columns: ``frame, date, field, days`` (which cell), ``shown, shown_days, shown_batch, shown_name, shown_at``
        and ``other, other_batch, other_name, other_at``. ``shown_days`` differs from ``days`` where counts overlap.
        ``other`` is missing where the user had removed the value; choosing ``other_batch`` removes it again. Times
        are in UTC.
        """
        with reading(self._engine) as connection:
            self._person(connection, person)
            found = layers.disagreements(rows.read_layers(connection, person))
            return _with_names(connection, person, found)

    def choose(self, person: int, cells: Sequence[Cell], batch: int | None) -> int:
        """Let a batch's values show in these cells, or nothing (None). Returns the choice's own batch, for undo.

        A choice holds until a newer batch speaks of the cell or the chosen batch is undone. ValueError without a cell.
        """
        with writing(self._engine) as connection:
            self._person(connection, person)
            if batch is not None and self._person_of(connection, batch) != person:
                raise NotFound(keeping.not_found())
            if not cells:
                raise ValueError("a choice needs a cell")
            choice = self._new_batch(connection, person, "choice", keeping.chosen_by_you())
            rows.insert_choices(connection, choice, dict.fromkeys(cells, batch))
            return choice

    # Events

    def save_events(self, person: int, events: pd.DataFrame, *, shown: pd.DataFrame | None = None) -> None:
        """Keep an edited table of events: rows that are new are added, rows that are missing are removed.

        ``shown`` is the table as it stood before the edit (`History.events`): with it, what was added meanwhile in
        another tab stays. An event that was changed becomes the user's own and stays when its file is undone.
        """
        with writing(self._engine) as connection:
            self._person(connection, person)
            rows.save_events(connection, person, events, shown, self._utc())
            _grow(connection, person)

    # Everything

    def holdings(self) -> Holdings:
        """How much is kept of this owner: what `delete_everything` takes."""
        with reading(self._engine) as connection:
            own = select(schema.people.c.id).where(schema.people.c.owner == self._owner)
            return _holdings(connection, own)

    def delete_everything(self) -> None:
        """Delete all people of this owner with all that belongs to them, from the disk too. There is no way back.

        Raises StoreError, with everything deleted, where bytes of it are still on the disk; asking again clears them.
        """
        with writing(self._engine) as connection:
            connection.execute(delete(schema.people).where(schema.people.c.owner == self._owner))
        give_back_space(self._engine)

    # Inside a transaction

    def _people(self, connection: Connection) -> tuple[Person, ...]:
        people = schema.people.c
        query = select(people.id, people.name, people.version).where(people.owner == self._owner)
        return tuple(Person(*row) for row in connection.execute(query.order_by(people.id)))

    def _person(self, connection: Connection, person: int) -> Person:
        people = schema.people.c
        query = select(people.id, people.name, people.version)
        row = connection.execute(query.where(people.id == person, people.owner == self._owner)).first()
        if row is None:
            raise NotFound(keeping.not_found())
        return Person(*row)

    def _person_of(self, connection: Connection, batch: int) -> int:
        query = (
            select(schema.people.c.id)
            .join(schema.batches, schema.batches.c.person_id == schema.people.c.id)
            .where(schema.batches.c.id == batch, schema.people.c.owner == self._owner)
        )
        person = connection.scalar(query)
        if person is None:
            raise NotFound(keeping.not_found())
        return int(person)

    def _set_undone(self, batch: int, when: datetime | None) -> None:
        with writing(self._engine) as connection:
            person = self._person_of(connection, batch)
            connection.execute(
                update(schema.batches).where(schema.batches.c.id == batch).values(undone_at=when)
            )
            _grow(connection, person)

    def _new_batch(
        self,
        connection: Connection,
        person: int,
        kind: BatchKind,
        name: str,
        format: str = "",
        options: Mapping[str, Any] | None = None,
        problems: Sequence[Problem] = (),
        sha256: str | None = None,
    ) -> int:
        _grow(connection, person)
        query = (
            insert(schema.batches)
            .values(
                person_id=person,
                kind=kind,
                name=name,
                format=format,
                added_at=self._utc(),
                options=dict(options or {}),
                problems=[asdict(problem) for problem in problems],
                sha256=sha256,
            )
            .returning(schema.batches.c.id)
        )
        return int(connection.execute(query).scalar_one())

    def _utc(self) -> datetime:
        return self._clock().astimezone(UTC).replace(tzinfo=None)


def _grow(connection: Connection, person: int) -> None:
    people = schema.people
    connection.execute(update(people).where(people.c.id == person).values(version=people.c.version + 1))


def _next_batch(connection: Connection) -> int:
    """A number above every batch's."""
    return int(connection.scalar(select(func.coalesce(func.max(schema.batches.c.id), 0))) or 0) + 1


def _live_file(connection: Connection, person: int, sha256: str, options: Mapping[str, Any]) -> int | None:
    """The live batch that was read from these bytes with these options."""
    batches = schema.batches.c
    query = select(batches.id, batches.options).where(
        batches.person_id == person, batches.sha256 == sha256, batches.undone_at.is_(None)
    )
    same = (row.id for row in connection.execute(query) if to_json(row.options) == to_json(dict(options)))
    return next(same, None)


def _batch_query(person: int) -> Select[Any]:
    """A person's batches, newest first, each with how much it holds and from when to when."""
    tables = {
        "snapshots": (schema.snapshots,),
        "counts": (schema.habits, schema.outcomes),
        "events": (schema.events,),
        "choices": (schema.choices,),
    }
    of_person = select(schema.batches.c.id).where(schema.batches.c.person_id == person)
    held = union_all(
        *(
            select(table.c.batch_id, table.c.date, literal(what).label("what")).where(
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


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        id=row.id,
        kind=row.kind,
        name=row.name,
        format=row.format,
        added_at=row.added_at.replace(tzinfo=UTC),
        snapshots=row.snapshots or 0,
        counts=row.counts or 0,
        events=row.events or 0,
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


def _named(connection: Connection, person: int, found: Comparison) -> Comparison:
    return replace(found, disagreements=_with_names(connection, person, found.disagreements))


def _with_names(connection: Connection, person: int, differing: pd.DataFrame) -> pd.DataFrame:
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


def _holdings(connection: Connection, people: Select[Any]) -> Holdings:
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
    )
