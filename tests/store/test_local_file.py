"""The database file: opening, migrations, many threads, sudden death, deleting."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, create_engine

from ssi.model import Frames, Problem, frame
from ssi.store import NewerDatabase, NotFound, Store, StoreError, open_local, open_memory
from ssi.store.engine import FILE, give_back_space
from ssi.store.schema import metadata
from tests.store.support import MONDAY, events, posts, scores, shown

ROOT = Path(__file__).parents[2]
FIRST_VERSION = Path(__file__).parent / "databases" / "version_0001.sql"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is not there yet; its path has a space, a percent sign and an umlaut."""
    return tmp_path / "my data 100%20" / "ü"


def ask(folder: Path, query: str) -> list:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return connection.execute(query).fetchall()


def keep(store, frames: Frames, **more):
    return store.add(store.first_person().id, frames, **{"kind": "import", "name": "a.csv", **more})


def test_what_is_kept_is_there_when_the_file_is_opened_again(folder):
    store = open_local(folder)
    keep(store, scores((MONDAY, {"overall": 50})))
    again = open_local(folder)
    assert again.people() == store.people()
    assert shown(again.history(again.first_person().id).snapshots) == {MONDAY: 50}


def test_the_file_keeps_a_write_ahead_log(folder):
    open_local(folder)
    assert ask(folder, "PRAGMA journal_mode") == [("wal",)]


def test_the_migrations_make_exactly_the_tables_of_the_schema(folder):
    open_local(folder)
    engine = create_engine(URL.create("sqlite", database=str(folder / FILE)))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
    # What the comparison does not look at: ids that are never given twice.
    counting = {
        name for (name,) in ask(folder, "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    }
    assert counting == {"people", "batches", "events"}


def test_a_database_of_the_first_version_is_brought_up_to_date_and_keeps_all(folder):
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.executescript(FIRST_VERSION.read_text(encoding="utf-8"))
    store = open_local(folder)
    assert ask(folder, "SELECT version_num FROM alembic_version") == [("0003",)]
    (person,) = store.people()
    assert (person.name, person.version) == ("Ann Example", 3)
    kept = store.history(person.id)
    assert shown(kept.snapshots) == {MONDAY: 50.5}
    assert kept.habits["count"].to_list() == [2.0]
    assert kept.outcomes["value"].to_list() == [3.0]
    assert kept.events["label"].to_list() == ["New job"]
    newest, oldest = store.batches(person.id)
    assert (newest.kind, newest.choices, oldest.name, oldest.posts) == ("choice", 1, "history.csv", 0)
    assert (oldest.options, store.content(oldest.id)) == ({"scale": 100}, b"date,overall")
    hello = frame("posts", [{"published": MONDAY, "text": "Hello"}])
    store.add(person.id, Frames(posts=hello), kind="import", name="Shares.csv")
    store.remember("shape", {"scale": 100})
    again = open_local(folder)
    assert again.history(person.id).frames.posts["text"].to_list() == ["Hello"]
    assert again.remembered("shape") == {"scale": 100}


def test_a_database_of_a_newer_version_is_refused_and_left_alone(folder):
    keep(open_local(folder), scores((MONDAY, {"overall": 50})))
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabase, match="newer version of SSI Lens"):
        open_local(folder)
    assert ask(folder, "SELECT overall FROM snapshots") == [(50.0,)]


def test_problems_that_another_version_kept_are_read_as_far_as_they_are_known(folder):
    store = open_local(folder)
    keep(store, scores((MONDAY, {"overall": 50})), problems=[Problem(3, "brand", "251", "251 is above 25.")])
    kept = '[{"row": 3, "column": "brand", "value": "251", "message": "251 is above 25."}]'
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute("UPDATE batches SET problems = ?", (kept,))
    (batch,) = store.batches(store.first_person().id)
    assert batch.problems == (Problem(None, "brand", "251", "251 is above 25."),)


def test_a_file_that_is_no_database_is_refused_and_left_alone(folder):
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(b"not a database " * 100)
    with pytest.raises(StoreError, match="not a database of SSI Lens"):
        open_local(folder)
    assert (folder / FILE).read_bytes() == b"not a database " * 100


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_local(tmp_path / "taken" / "private")


def test_a_full_disk_is_said_plainly_and_nothing_of_the_write_is_kept(folder):
    store = open_local(folder)
    keep(store, scores((MONDAY, {"overall": 50})))
    pages = ask(folder, "PRAGMA page_count")[0][0]
    with store._engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
    many = posts(*((MONDAY + timedelta(days=day), 1.0) for day in range(20_000)))
    with pytest.raises(StoreError, match="disk is full"):
        keep(store, many)
    assert ask(folder, "SELECT count(*) FROM habits") == [(0,)]
    assert len(store.batches(store.first_person().id)) == 1


def test_a_file_held_by_another_program_is_said_plainly(folder):
    store = open_local(folder)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is holding your data"):
            store.first_person()
    assert store.first_person().name == ""


def test_eight_threads_write_and_nothing_is_lost(folder):
    store = open_local(folder)
    days = [MONDAY + timedelta(days=number) for number in range(12)]

    def write(day) -> None:
        person = store.first_person().id
        store.add(person, scores((day, {"overall": 50})), kind="typed", name="")
        store.history(person)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, days))
    person = store.first_person()
    assert len(store.people()) == 1
    assert person.version == 12
    assert list(shown(store.history(person.id).snapshots)) == days


def test_threads_share_a_store_in_memory():
    store = open_memory()
    days = [MONDAY + timedelta(days=number) for number in range(12)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda day: keep(store, scores((day, {"overall": 50}))), days))
    assert list(shown(store.history(store.first_person().id).snapshots)) == days


def test_a_process_killed_in_the_middle_of_an_import_leaves_nothing_of_it(folder):
    keep(open_local(folder), scores((MONDAY, {"overall": 50})))
    program = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from datetime import timedelta
        from ssi.store import open_local, rows
        from tests.store.support import MONDAY, posts

        insert_events = rows.insert_events

        def pause(*args):
            insert_events(*args)
            print("written", flush=True)
            time.sleep(60)

        rows.insert_events = pause
        store = open_local(Path(sys.argv[1]))
        many = posts(*((MONDAY + timedelta(days=day), 1.0) for day in range(50_000)))
        store.add(store.first_person().id, many, kind="import", name="big.csv")
        """
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout.readline() == "written\n"
        os.kill(process.pid, signal.SIGKILL)
    assert ask(folder, "PRAGMA integrity_check") == [("ok",)]
    assert ask(folder, "SELECT count(*) FROM habits") == [(0,)]
    store = open_local(folder)
    assert shown(store.history(store.first_person().id).snapshots) == {MONDAY: 50}
    keep(store, posts((MONDAY, 1.0)))


# Owners


def test_what_belongs_to_another_owner_is_not_found(folder):
    mine, theirs = open_local(folder, owner="me"), open_local(folder, owner="them")
    batch = keep(mine, scores((MONDAY, {"overall": 50})), content=b"mine").batch
    person = mine.first_person().id
    assert theirs.people() == ()
    own = theirs.first_person().id
    nothing = Frames()
    for refused in (
        lambda: theirs.version(person),
        lambda: theirs.history(person),
        lambda: theirs.batches(person),
        lambda: theirs.disagreements(person),
        lambda: theirs.compare(person, nothing),
        lambda: theirs.add(person, nothing, kind="typed", name=""),
        lambda: theirs.choose(person, [], None),
        lambda: theirs.choose(own, [], batch),
        lambda: theirs.save_events(person, events()),
        lambda: theirs.undo(batch),
        lambda: theirs.bring_back(batch),
        lambda: theirs.content(batch),
        lambda: theirs.reread(batch, nothing, options={}, problems=()),
        lambda: theirs.sources(person),
        lambda: theirs.rename_person(person, "Mine"),
        lambda: theirs.remove_person(person),
    ):
        with pytest.raises(NotFound):
            refused()
    assert (mine.version(person), theirs.version(own)) == (1, 0)
    assert mine.content(batch) == b"mine"


def test_deleting_takes_all_of_one_owner_and_nothing_of_another(folder):
    mine, theirs = open_local(folder, owner="me"), open_local(folder, owner="them")
    hello = frame("posts", [{"published": MONDAY, "text": "Hello"}])
    headline = frame("profile", [{"date": MONDAY, "field": "headline", "text": "Sells pens"}])
    for store in (mine, theirs):
        keep(store, scores((MONDAY, {"overall": 50})))
        keep(store, Frames(posts=hello, profile=headline))
        store.remember("shape", {"scale": 100})
    mine.delete_everything()
    assert mine.people() == ()
    assert mine.remembered("shape") is None
    assert theirs.remembered("shape") == {"scale": 100}
    assert [ask(folder, f"SELECT count(*) FROM {table}") for table in ("posts", "profile")] == [
        [(1,)],
        [(1,)],
    ]
    assert len(theirs.history(theirs.first_person().id).snapshots) == 1


def test_holdings_list_what_deleting_takes_undone_batches_included(folder):
    store = open_local(folder)
    first = keep(store, scores((MONDAY, {"overall": 50}), (MONDAY + timedelta(days=1), {"overall": 51})))
    keep(store, scores((MONDAY, {"overall": 60})))
    keep(store, posts((MONDAY, 1.0), (MONDAY, 9.0, 7)), kind="typed")
    keep(store, Frames(events=events((MONDAY, "New job"))))
    store.undo(first.batch)
    held = store.holdings()
    # Monday was said twice and counts once.
    assert (held.people, held.imports, held.snapshots, held.counts, held.events) == (1, 3, 2, 2, 1)
    store.delete_everything()
    held = store.holdings()
    assert (held.people, held.imports, held.snapshots, held.counts, held.events) == (0, 0, 0, 0, 0)


SECRET = "A secret that must not stay"


def with_secret(folder: Path) -> Store:
    store = open_local(folder)
    store.save_events(store.first_person().id, events((MONDAY, SECRET)))
    assert holding_secret(folder) != []
    return store


def holding_secret(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if SECRET.encode() in file.read_bytes()]


def test_deleted_bytes_are_gone_from_the_disk_and_ids_do_not_come_again(folder):
    store = with_secret(folder)
    person = store.first_person().id
    store.delete_everything()
    assert holding_secret(folder) == []
    assert store.first_person().id > person


def test_deleting_says_when_a_reader_keeps_the_bytes_on_the_disk_and_cleans_when_asked_again(folder):
    store = with_secret(folder)
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM events").fetchall()
        before = time.monotonic()
        with pytest.raises(StoreError, match=r"Everything is deleted.*reading it.*delete again"):
            store.delete_everything()
        # The program's own wait is ten seconds; nobody looks at a dead page that long.
        assert time.monotonic() - before < 5
        assert store.people() == ()
        assert holding_secret(folder) != []
    store.delete_everything()
    assert holding_secret(folder) == []


def test_deleting_says_so_when_a_writer_comes_before_the_file_is_cleaned(folder, monkeypatch):
    store = with_secret(folder)
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:

        def after_a_writer_came(engine) -> None:
            other.execute("BEGIN IMMEDIATE")
            give_back_space(engine)

        monkeypatch.setattr("ssi.store.store.give_back_space", after_a_writer_came)
        with pytest.raises(StoreError, match="Everything is deleted"):
            store.delete_everything()
    assert store.people() == ()


def test_an_event_that_was_taken_out_is_written_over(folder):
    store = with_secret(folder)
    store.save_events(store.first_person().id, events())
    with closing(sqlite3.connect(folder / FILE)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert holding_secret(folder) == []


def test_what_is_kept_is_for_its_owner_alone(folder):
    folder.mkdir(parents=True, mode=0o755)
    (folder / FILE).touch(mode=0o644)
    keep(open_local(folder), scores((MONDAY, {"overall": 50})))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert modes.pop(folder.name) == 0o700
    assert set(modes.values()) == {0o600}


def test_a_new_folder_is_for_its_owner_alone_whatever_new_files_usually_are(folder):
    usual = os.umask(0)
    try:
        open_local(folder)
    finally:
        os.umask(usual)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
