"""What one owner keeps: people, their batches, and the history that the live batches make.

Every question and every write names the owner; what belongs to someone else is not found. A write is one
transaction and makes the person's ``version`` grow.
"""

import hashlib
import weakref
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, delete, exists, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from ssi.model import ARCHIVE_FORMATS, Batch, Cell, Frames, History, Holdings, Problem
from ssi.model.clients import called_before
from ssi.model.documents import DocumentKind
from ssi.model.joining import Dropped
from ssi.store import differences, documents, layers, moving, overlap, rows, schema, workspace
from ssi.store.claims import CELL
from ssi.store.differences import Comparison
from ssi.store.documents import Change
from ssi.store.engine import file_engine, give_back_space, memory_engine, reading, to_json, writing
from ssi.store.errors import NotFound, StoreError
from ssi.store.listing import batch_of, batch_query, holdings, with_batches, with_names
from ssi.store.moving import Merged
from ssi.store.overlap import Overlap
from ssi.words import keeping

BatchKind = Literal["import", "typed", "choice"]


@dataclass(frozen=True)
class Person:
    """Someone whose history is kept; ``version`` grows with every write to it. ``created`` is in UTC."""

    id: int
    name: str
    version: int
    created: datetime


@dataclass(frozen=True)
class Added:
    """What came of adding frames: the batch, and how many cells were new, known already, or different.

    ``replaced_values`` and ``under_typed`` are as `Comparison` has them. ``already_there`` says that the same file was
    added before and ``batch`` is that one; nothing was written.
    """

    batch: int
    new_snapshots: int
    new_values: int
    new_counts: int
    same_values: int
    disagreements: int
    replaced_values: int
    under_typed: int
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
        self.key = uuid4().hex
        """What tells this store from every other of the process, for what is kept of it elsewhere."""
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
            known = self._people(connection)
            return known[0] if known else self._new_person(connection, "")

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

    def add_person(self, name: str) -> Person:
        """One more person whose history is kept."""
        with writing(self._engine) as connection:
            return self._new_person(connection, name)

    def rename_person(self, person: int, name: str) -> None:
        """Call a person something else; what they were called before is noted on their card."""
        with writing(self._engine) as connection:
            former = self._person(connection, person).name
            noted: Change = partial(called_before, former=former, name=name)
            documents.change(connection, person, "client", noted, self._utc())
            connection.execute(update(schema.people).where(schema.people.c.id == person).values(name=name))
            _grow(connection, person)

    def remove_person(self, person: int) -> None:
        """Delete a person with all that belongs to them, from the disk too, as `delete_everything` does."""
        with writing(self._engine) as connection:
            self._person(connection, person)
            connection.execute(delete(schema.people).where(schema.people.c.id == person))
        give_back_space(self._engine)

    def remove_unused(self, people: Sequence[int]) -> None:
        """Delete those of some people of whom nothing is left that shows: no batch in use, no event, no document.

        What was undone of theirs goes along; who is not there any more is passed over.
        """
        own = schema.people.c
        with writing(self._engine) as connection:
            unused = select(own.id).where(own.owner == self._owner, own.id.in_(people), ~_is_used())
            connection.execute(delete(schema.people).where(own.id.in_(unused)))

    def compare_people(self, into: int, other: int, today: date) -> Overlap:
        """What two histories have in common, and what `merge_people` would drop of ``other``'s documents."""
        with reading(self._engine) as connection:
            self._two(connection, into, other)
            same, different = overlap.count(*_apart_and_together(connection, into, other))
            dropped = moving.would_be(connection, into, other, today).dropped
        return Overlap(same, different, dropped)

    def merge_people(self, into: int, other: int, today: date, *, dropping: Sequence[Dropped] = ()) -> Merged:
        """Let everything of ``other`` be ``into``'s: batches, events, documents; ``other`` is gone. For `part_people`.

        What was added later shows, as in one history; what only one of the two had goes on showing, also where the
        other one had taken its own value away. ``dropping`` is what of ``other``'s documents finds no room, as
        `compare_people` has it: StoreError, with nothing changed, where that is something else by now.
        """
        with writing(self._engine) as connection:
            self._two(connection, into, other)
            together = moving.would_be(connection, into, other, today)
            if together.dropped != tuple(dropping):
                raise StoreError(keeping.changed_meanwhile())
            hidden = overlap.removed_by_the_other(*_apart_and_together(connection, into, other))
            merged = moving.merge(connection, into, other, together.documents, self._utc())
            _grow(connection, into)
            if hidden:
                choice = self._new_batch(connection, into, "choice", keeping.kept_when_merged())
                rows.insert_choices(connection, choice, hidden)
                merged = replace(merged, choice=choice)
        return merged

    def part_people(self, merged: Merged) -> None:
        """Undo a merge: both have again what they had, under their old numbers.

        What has come since stays with the person who stayed, and so does a document of theirs that was changed since.
        NotFound where that person is gone, or they were parted already.
        """
        with writing(self._engine) as connection:
            known = {person.id for person in self._people(connection)}
            if merged.into not in known or merged.other["id"] in known:
                raise NotFound(keeping.not_found())
            moving.part(connection, merged)
            _grow(connection, merged.into)

    # Batches

    def move_batch(self, batch: int, to: int) -> int:
        """Give a batch to another person, with its events and its file; the number of the one who had it.

        It keeps its place in the order. Choices that point at it from batches that stay are void, and so are its own
        of such batches; all of them hold again when it is moved back. An event of its file that was changed by hand
        is the person's own and stays. ValueError for a choice, which is about one history only.
        """
        with writing(self._engine) as connection:
            before = self._person_of(connection, batch)
            self._person(connection, to)
            kind = connection.scalar(select(schema.batches.c.kind).where(schema.batches.c.id == batch))
            if kind == "choice":
                raise ValueError("a choice is about one history")
            if to != before:
                moving.move(connection, batch, to)
                _grow(connection, before)
                _grow(connection, to)
        return before

    def batches(self, person: int) -> tuple[Batch, ...]:
        """Every write to a person's history, newest first, undone ones included."""
        with reading(self._engine) as connection:
            self._person(connection, person)
            return tuple(batch_of(row) for row in connection.execute(batch_query(person)))

    def compare(
        self,
        person: int,
        frames: Frames,
        *,
        kind: Literal["import", "typed"] = "import",
        format: str = "",
    ) -> Comparison:
        """What adding these frames would bring; `Comparison.disagreements` is as `disagreements` has it."""
        said = rows.fit_to_keep(frames)
        with reading(self._engine) as connection:
            self._person(connection, person)
            stored = rows.read_layers(connection, person)
            found = differences.compare(stored, said, _next_batch(connection), kind=kind, format=format)
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
        keeps_content: bool = True,
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
        that is live already with the same options adds nothing. Of LinkedIn's archive (``format`` is one of
        `ARCHIVE_FORMATS`), and without ``keeps_content``, the bytes are not kept: there is more in them than anybody
        asked to keep.

        Raises ValueError for a cell that comes twice.
        """
        said = rows.fit_to_keep(frames)
        digest = None if content is None else hashlib.sha256(content).hexdigest()
        with writing(self._engine) as connection:
            self._person(connection, person)
            same_bytes = {} if digest is None else _live_files(connection, person, digest)
            stored = rows.read_layers(connection, person)
            showing = {
                known: read_with for known, read_with in same_bytes.items() if known not in stored.read_again
            }
            if known := _read_with(showing, options or {}):
                return Added(known, 0, 0, 0, 0, 0, 0, 0, already_there=True)
            found = differences.compare(
                stored,
                said,
                _next_batch(connection),
                kind=kind,
                format=format,
                reads_again=stored.archives & same_bytes.keys(),
            )
            batch = self._new_batch(connection, person, kind, name, format, options, problems, digest)
            rows.insert_frames(connection, person, batch, said)
            if content is not None and keeps_content and format not in ARCHIVE_FORMATS:
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
            found.new_counts,
            found.same_values,
            # Two hidden values of one cell, an archive's and a typed one, are one cell that differs.
            len(found.disagreements.drop_duplicates(CELL)),
            found.replaced_values,
            found.under_typed,
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

    # Where values come from, and where batches disagree

    def sources(self, person: int, *, by_week: bool = False) -> pd.DataFrame:
        """Which batches' values show: a row for each batch in each score, habit and outcome.

        Columns: ``frame, field, batch, name, format, kind`` (of the batch) and ``first, last``: its first and last
        day there; other batches may show in between. ``by_week``: a row for each ``week`` (its Monday) as well.
        """
        with reading(self._engine) as connection:
            self._person(connection, person)
            found = layers.sources(rows.read_layers(connection, person), by_week=by_week)
            return with_batches(connection, person, found)

    def disagreements(self, person: int) -> pd.DataFrame:
        """Cells where live batches differ and no newer choice settles it, newest day first.

        Columns: ``frame, date, field, days`` (which cell), ``shown, shown_days, shown_batch, shown_name, shown_at``
        and ``other, other_batch, other_name, other_at``. ``shown_days`` differs from ``days`` where counts overlap.
        ``other`` is missing where the user had removed the value; choosing ``other_batch`` removes it again. Times
        are in UTC.
        """
        with reading(self._engine) as connection:
            self._person(connection, person)
            found = differences.disagreements(rows.read_layers(connection, person))
            return with_names(connection, person, found)

    def choose(self, person: int, cells: Sequence[Cell], batch: int | None) -> int:
        """Let a batch's values show in these cells, or nothing (None). Returns the choice's own batch, for undo.

        A choice holds until a newer batch speaks of the cell or the chosen batch is undone; one of an archive means
        the archive that replaces it, too. ValueError without a cell.
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

    # What a person writes down

    def documents(self, person: int, kind: DocumentKind) -> Mapping[str, Any]:
        """The contents of a person's documents of a kind, by key, in the order of their keys."""
        with reading(self._engine) as connection:
            self._person(connection, person)
            return documents.of_kind(connection, person, kind)

    def all_documents(self, kind: DocumentKind) -> Mapping[int, Mapping[str, Any]]:
        """The same for everyone of this owner at once, by the person's number; who has none is absent."""
        with reading(self._engine) as connection:
            return documents.of_owner(connection, self._owner, kind)

    def change_documents(self, person: int, changes: Mapping[DocumentKind, Change]) -> None:
        """Let each change make of a person's documents of its kind what is to be kept of them, in one transaction.

        It is given what is kept now, by key, and gives back all that shall be; what it raises changes nothing.
        Raises ValueError for a content that its kind and key do not have.
        """
        with writing(self._engine) as connection:
            self._person(connection, person)
            for kind, change in changes.items():
                documents.change(connection, person, kind, change, self._utc())
            _grow(connection, person)

    def keep_document(
        self, person: int, kind: DocumentKind, key: str, content: Mapping[str, Any] | None
    ) -> None:
        """Keep one document, in the place of the one under its key; None takes it away."""
        self.change_documents(person, {kind: documents.one(key, content)})

    # How tables are read

    def remember(self, shape: str, options: Mapping[str, Any]) -> None:
        """Keep with which options tables of a shape are read; what was kept for that shape before is gone."""
        known = schema.remembered.c
        with writing(self._engine) as connection:
            connection.execute(
                delete(schema.remembered).where(known.owner == self._owner, known.shape == shape)
            )
            new = {"owner": self._owner, "shape": shape, "options": dict(options)}
            connection.execute(insert(schema.remembered), new)

    def remembered(self, shape: str) -> Mapping[str, Any] | None:
        """The options that were kept for tables of this shape, None where there are none."""
        known = schema.remembered.c
        query = select(known.options).where(known.owner == self._owner, known.shape == shape)
        with reading(self._engine) as connection:
            options: Mapping[str, Any] | None = connection.scalar(query)
        return options

    # Everything

    def holdings(self) -> Holdings:
        """How much is kept of this owner: what `delete_everything` takes."""
        with reading(self._engine) as connection:
            own = select(schema.people.c.id).where(schema.people.c.owner == self._owner)
            return holdings(connection, own)

    def workspace(self) -> bytes:
        """All that this owner has as one file, a ZIP: for `open_workspace`, here or on another computer."""
        with reading(self._engine) as connection:
            return workspace.save(connection, self._owner, self._utc())

    def open_workspace(self, parts: Mapping[str, bytes], *, replace: bool = False) -> None:
        """Keep all that a workspace file has; ``parts`` are its files, unpacked.

        Ids become new ones, their order stays. With ``replace`` everything that this owner has is deleted first.
        Raises StoreError, with nothing changed, where there is data already, or the file is damaged, too large or of
        a newer version.
        """
        opened = workspace.read(parts)
        with writing(self._engine) as connection:
            if not replace and self._has_data(connection):
                raise StoreError(keeping.data_there_already())
            # What was shown of a person under some version is never taken for what is opened now.
            version = max((person.version + 1 for person in self._people(connection)), default=0)
            self._delete_all(connection)
            try:
                workspace.insert_all(connection, self._owner, opened, version)
            except IntegrityError as error:
                raise StoreError(keeping.workspace_damaged()) from error

    def delete_everything(self) -> None:
        """Delete all that this owner has, from the disk too. There is no way back.

        Raises StoreError, with everything deleted, where bytes of it are still on the disk; asking again clears them.
        """
        with writing(self._engine) as connection:
            self._delete_all(connection)
        give_back_space(self._engine)

    # Inside a transaction

    def _has_data(self, connection: Connection) -> bool:
        """Whether there is more than a person without a name or a number, as every first visit makes one."""
        people, batches, events = schema.people.c, schema.batches.c, schema.events.c
        written = schema.documents.c
        has_more = or_(
            people.name != "",
            exists().where(batches.person_id == people.id),
            exists().where(events.person_id == people.id),
            exists().where(written.person_id == people.id),
        )
        known = select(people.id).where(people.owner == self._owner, has_more)
        shapes = select(schema.remembered.c.shape).where(schema.remembered.c.owner == self._owner)
        return connection.scalar(select(or_(known.exists(), shapes.exists()))) is True

    def _delete_all(self, connection: Connection) -> None:
        connection.execute(delete(schema.people).where(schema.people.c.owner == self._owner))
        connection.execute(delete(schema.remembered).where(schema.remembered.c.owner == self._owner))

    def _people(self, connection: Connection) -> tuple[Person, ...]:
        people = schema.people.c
        query = select(people.id, people.name, people.version, people.created).where(
            people.owner == self._owner
        )
        return tuple(Person(*row) for row in connection.execute(query.order_by(people.id)))

    def _new_person(self, connection: Connection, name: str) -> Person:
        new = {"owner": self._owner, "name": name, "created": self._utc(), "version": 0}
        person = connection.scalar(insert(schema.people).values(new).returning(schema.people.c.id))
        return self._person(connection, int(person or 0))

    def _person(self, connection: Connection, person: int) -> Person:
        people = schema.people.c
        query = select(people.id, people.name, people.version, people.created)
        row = connection.execute(query.where(people.id == person, people.owner == self._owner)).first()
        if row is None:
            raise NotFound(keeping.not_found())
        return Person(*row)

    def _two(self, connection: Connection, into: int, other: int) -> None:
        """ValueError where two people are one, NotFound where one of them is not there."""
        for person in (into, other):
            self._person(connection, person)
        if into == other:
            raise ValueError("a history is merged with another one")

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


def _apart_and_together(
    connection: Connection, one: int, other: int
) -> tuple[layers.Layers, layers.Layers, layers.Layers]:
    """What two people's live batches say, of each alone and of both as if they were one."""
    return (
        rows.read_layers(connection, one),
        rows.read_layers(connection, other),
        rows.read_layers(connection, one, other),
    )


def _is_used() -> ColumnElement[bool]:
    """Whether something shows of a person, or was written down."""
    people, batches, events, written = (
        table.c for table in (schema.people, schema.batches, schema.events, schema.documents)
    )
    return or_(
        exists().where(batches.person_id == people.id, batches.undone_at.is_(None)),
        exists().where(events.person_id == people.id, events.batch_id.is_(None)),
        exists().where(written.person_id == people.id),
    )


def _grow(connection: Connection, person: int) -> None:
    people = schema.people
    connection.execute(update(people).where(people.c.id == person).values(version=people.c.version + 1))


def _next_batch(connection: Connection) -> int:
    """A number above every batch's."""
    return int(connection.scalar(select(func.coalesce(func.max(schema.batches.c.id), 0))) or 0) + 1


def _live_files(connection: Connection, person: int, sha256: str) -> Mapping[int, Any]:
    """The live batches that were read from these bytes, each with its options."""
    batches = schema.batches.c
    query = select(batches.id, batches.options).where(
        batches.person_id == person, batches.sha256 == sha256, batches.undone_at.is_(None)
    )
    return {row.id: row.options for row in connection.execute(query.order_by(batches.id))}


def _read_with(batches: Mapping[int, Any], options: Mapping[str, Any]) -> int | None:
    """The batch that has these options."""
    same = (batch for batch, known in batches.items() if to_json(known) == to_json(dict(options)))
    return next(same, None)


def _named(connection: Connection, person: int, found: Comparison) -> Comparison:
    return replace(found, disagreements=with_names(connection, person, found.disagreements))
