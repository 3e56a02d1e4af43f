"""Opening the database: where it is, how it is spoken to, and bringing an older one up to date."""

import json
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from ssi.store.errors import NewerDatabase, StoreError
from ssi.store.schema import metadata
from ssi.words import keeping

FILE = "ssi_lens.sqlite3"
_WAIT = "busy_timeout=10000"
_WAIT_TO_CLEAN = "busy_timeout=1000"
"""How long to wait for others, in milliseconds; cleaning waits up to twice, with someone looking on."""
_PRAGMAS = (_WAIT, "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON")
"""``secure_delete`` writes zeros over what is deleted."""

_SENTENCES = {
    "SQLITE_FULL": keeping.disk_full,
    "SQLITE_BUSY": keeping.locked,
    "SQLITE_LOCKED": keeping.locked,
    "SQLITE_READONLY": keeping.read_only,
    "SQLITE_CANTOPEN": keeping.cannot_open,
    "SQLITE_PERM": keeping.cannot_open,
    "SQLITE_NOTADB": keeping.not_a_database,
    "SQLITE_CORRUPT": keeping.damaged,
    "SQLITE_IOERR": keeping.disk_fails,
}
"""What SQLite's result codes mean to the user (https://www.sqlite.org/rescode.html), by primary code."""
_SENTENCES_OF_CLEANING = _SENTENCES | {
    "SQLITE_BUSY": keeping.deleted_but_in_use,
    "SQLITE_LOCKED": keeping.deleted_but_in_use,
    "SQLITE_FULL": keeping.deleted_but_disk_full,
}
"""The same once the deletion itself is done."""


def file_engine(folder: Path) -> Engine:
    """The database of a folder, made or brought up to date; StoreError where that cannot be done."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / FILE
        # Made here, since SQLite would let everyone read it; its other files take its permissions.
        if not file.exists():
            file.touch(mode=0o600)
        _close_to_others(folder)
        _close_to_others(file)
    except OSError as error:
        raise StoreError(keeping.cannot_open()) from error
    engine = _engine(URL.create("sqlite", database=str(file)))
    with writing(engine) as connection:
        _migrate(connection)
    return engine


def _close_to_others(path: Path) -> None:
    """Let nobody but the owner of a file or folder read it; what the owner may do stays as it is."""
    # One that is somebody else's, or on a disk that knows no permissions, is used as it is.
    with suppress(OSError):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXU)


def memory_engine() -> Engine:
    """A database in memory, gone with the engine.

    It lives in one connection; the pool hands that to one thread at a time.
    """
    engine = _engine(
        URL.create("sqlite"),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )
    with writing(engine) as connection:
        metadata.create_all(connection)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees the database as it stands at its first question."""
    with _said_plainly(), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing. Others that write wait for it."""
    with _said_plainly(), engine.execution_options(write=True).begin() as connection:
        yield connection


def give_back_space(engine: Engine) -> None:
    """Rewrite the file without what was deleted, so that the bytes are gone from the disk too.

    Raises StoreError where they are not, since another connection is at the file or the disk is full.
    """
    with (
        _said_plainly(_SENTENCES_OF_CLEANING),
        closing(engine.raw_connection()) as raw,
        closing(raw.cursor()) as cursor,
    ):
        cursor.execute(f"PRAGMA {_WAIT_TO_CLEAN}")
        try:
            cursor.execute("VACUUM")
            # A checkpoint that a reader holds up fails without an error: it answers busy, pages, pages done.
            is_busy, _pages, _done = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA {_WAIT}")
    if is_busy:
        raise StoreError(keeping.deleted_but_in_use())


def _engine(url: URL, **options: Any) -> Engine:
    engine = create_engine(url, json_serializer=to_json, json_deserializer=from_json, **options)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # Transactions are begun below, not by the driver: it would not begin one before a SELECT or DDL.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its lock at once: one that reads first cannot wait for another writer (WAL).
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


@contextmanager
def _said_plainly(sentences: Mapping[str, Callable[[], str]] = _SENTENCES) -> Iterator[None]:
    """What the disk or the file refuses becomes a StoreError in plain words; other errors pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = "_".join(getattr(cause, "sqlite_errorname", "").split("_")[:2])
        if code not in sentences:
            raise
        raise StoreError(sentences[code]()) from error


def _migrate(connection: Connection) -> None:
    """Bring the tables up to date, inside the caller's transaction."""
    # Loaded here only: a store in memory (every visitor's, every sample's) does without it.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "ssi.store:migrations")
    config.set_main_option("path_separator", "newline")
    scripts = ScriptDirectory.from_config(config)
    stands_at = MigrationContext.configure(connection).get_current_revision()
    if stands_at == scripts.get_current_head():
        return
    if stands_at not in {None, *(script.revision for script in scripts.walk_revisions())}:
        raise NewerDatabase(keeping.newer_database())
    command.upgrade(config, "head")


_DATE = "ssi_lens:date"


def to_json(value: Any) -> str:
    """JSON in one spelling; a date is kept as a date."""
    return json.dumps(value, default=_date_to_json, sort_keys=True, ensure_ascii=False)


def _date_to_json(value: Any) -> dict[str, str]:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be kept as an option of a file")


def from_json(text: str) -> Any:
    """What `to_json` made the text from. ValueError, TypeError or RecursionError where it made no such text."""
    return json.loads(text, object_hook=_date_from_json)


def _date_from_json(found: dict[str, Any]) -> Any:
    if found.keys() == {_DATE}:
        return date.fromisoformat(found[_DATE])
    return found
