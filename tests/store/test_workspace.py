"""The workspace file: saved, opened elsewhere, everything equal; and what is no sound workspace is refused whole."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.model import Frames, Problem, frame, plans
from ssi.model.documents import KINDS
from ssi.model.playbook import Playbook, to_kept
from ssi.store import Cell, NotFound, Store, StoreError, open_local, open_memory, workspace
from ssi.store.workspace_tables import Limits
from tests.store.make_workspace import ARCHIVE, CONTENT, PLAN, PROBLEM, SHARE, TUESDAY, invented
from tests.store.support import MONDAY, SUNDAY, counted, events, labels, posts, scores, shown, ticking

VERSIONS = Path(__file__).parent / "workspaces"
EXAMPLES = max(settings().max_examples // 10, 6)
DAMAGED = "incomplete or was changed"

Parts = dict[str, bytes]


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def saved() -> Parts:
    return parts_of(invented().workspace())


def tables_of(store: Store) -> Parts:
    """What a store saves, save for when."""
    return {name: part for name, part in parts_of(store.workspace()).items() if name != "manifest.json"}


def opened(parts: Parts, **more) -> Store:
    store = open_memory(clock=ticking())
    store.open_workspace(parts, **more)
    return store


def test_the_file_says_at_its_beginning_what_it_is_and_then_what_is_in_it():
    data = invented().workspace()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist()[0] == "manifest.json"
        manifest = json.loads(package.read("manifest.json"))
    assert b'"ssi-lens-workspace"' in data[:200]
    said = {key: manifest[key] for key in ("format", "version", "program", "written")}
    assert said["format"] == "ssi-lens-workspace"
    assert (said["version"], said["program"]) == (2, "SSI Lens")
    assert said["written"].startswith("2026-11-20T12:")
    assert said["written"].endswith("+00:00")
    assert list(manifest["tables"]) == [
        *("people", "batches", "contents", "snapshots", "habits", "outcomes", "choices", "events", "posts"),
        *("profile", "documents", "remembered"),
    ]
    assert manifest["tables"]["snapshots"]["rows"] == 5
    people = pq.read_table(io.BytesIO(parts_of(data)["people.parquet"]))
    assert people["name"].to_pylist() == ["Ann Example", "Ben Example"]
    assert (
        manifest["tables"]["people"]["sha256"] == hashlib.sha256(parts_of(data)["people.parquet"]).hexdigest()
    )


def test_the_bytes_of_an_archive_are_not_in_the_file():
    assert ARCHIVE.posts["text"].to_list() == ["Hello"]
    assert all(b"private" not in part for part in saved().values())


@pytest.mark.parametrize("version", [1, 2])
def test_a_workspace_of_each_version_still_opens(version):
    store = opened(parts_of((VERSIONS / f"version_{version}.zip").read_bytes()))
    ann, ben = store.people()
    assert (ann.name, ben.name) == ("Ann Example", "Ben Example")
    kept = store.history(ann.id)
    assert shown(kept.snapshots) == {MONDAY: 50, TUESDAY: 61}
    assert shown(kept.snapshots, "industry_rank") == {MONDAY: 9}
    assert counted(kept.habits) == [(MONDAY, 2, 1), (TUESDAY, 0, 1)]
    assert kept.outcomes["value"].to_list() == [3]
    assert labels(kept.events) == ["New job", "Holiday"]
    (post,) = kept.frames.posts.itertuples()
    assert (post.url, post.text, post.kind, post.impressions) == (SHARE, "Hello", "post", 210)
    assert kept.frames.profile["text"].to_list() == ["Sells pens"]
    first = store.batches(ann.id)[-1]
    assert (first.name, first.format, first.problems) == ("history.csv", "wide", (PROBLEM,))
    assert first.options == {"scale": 100, "snapshot_date": MONDAY}
    assert store.content(first.id) == CONTENT
    differing = store.disagreements(ann.id)
    assert differing[["field", "shown", "other"]].to_numpy().tolist() == [
        ["overall", 61.0, 51.5],
        ["posts", 2.0, 1.0],
    ]
    undone = store.batches(ben.id)[-1]
    assert (undone.name, undone.undone) == ("weeks.csv", True)
    store.bring_back(undone.id)
    assert counted(store.history(ben.id).habits) == [(SUNDAY, 9, 7)]
    if version > 1:
        assert store.documents(ann.id, "plan") == {MONDAY.isoformat(): plans.to_kept(PLAN)}
        assert list(store.documents(ben.id, "playbook")) == [MONDAY.isoformat()]
    assert store.remembered("date|score") == {
        "columns": {"date": "date", "score": "overall"},
        "snapshot_date": MONDAY,
    }


# Equal, whatever was done

DAYS = [MONDAY + timedelta(days=number) for number in range(3)]
values = st.dictionaries(st.sampled_from(DAYS), st.integers(0, 40).map(float), min_size=1)
texts = st.text("ab ü\n\"'", max_size=5)
told = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(["", SHARE, "example.org"]), texts), max_size=3
)
which = st.integers(0, 9)
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["scores", "habits", "archive"]), st.booleans(), values),
        st.tuples(st.just("posts"), st.booleans(), told),
        st.tuples(
            st.just("events"), st.booleans(), st.dictionaries(st.sampled_from(DAYS), st.sampled_from("xyz"))
        ),
        st.tuples(st.sampled_from(["undo", "bring_back", "choose", "remove"]), st.booleans(), which),
        st.tuples(st.just("remember"), st.booleans(), st.dictionaries(texts, texts)),
        st.tuples(st.just("write_down"), st.booleans(), st.sampled_from(DAYS)),
    ),
    max_size=8,
)


def take(store: Store, person: int, step: str, details) -> None:
    batches = store.batches(person)
    if step in ("scores", "habits", "archive"):
        is_score = step == "scores"
        frames = (
            scores(*((d, {"overall": n}) for d, n in details.items()))
            if is_score
            else posts(*details.items())
        )
        store.add(
            *(person, frames),
            kind="typed" if step == "habits" else "import",
            name=step,
            format="linkedin_archive" if step == "archive" else "wide",
            content=repr(details).encode(),
            options={"snapshot_date": max(details), "scale": [1, None]},
            problems=[Problem(1, None, "ü", "Line 1")],
        )
    elif step == "posts":
        rows = [
            {"published": day, "url": url, "text": text, "impressions": len(text)}
            for day, url, text in details
        ]
        said = [{"date": day, "field": text, "text": url} for day, url, text in details if text]
        known = pd.DataFrame(said).drop_duplicates(["date", "field"]) if said else []
        store.add(
            person,
            Frames(posts=frame("posts", rows), profile=frame("profile", known)),
            kind="import",
            name="p",
        )
    elif step == "events":
        if len(details) % 2:
            store.add(person, Frames(events=events(*details.items())), kind="import", name="events")
        else:
            store.save_events(person, events(*details.items()))
    elif step == "remember":
        store.remember("a shape", details)
    elif step == "write_down":
        ticks = Playbook(MONDAY, {"post": details})
        store.keep_document(person, "playbook", MONDAY.isoformat(), to_kept(ticks))
    elif batches and step == "remove":
        store.choose(person, [Cell("snapshots", DAYS[details % 3], "overall")], None)
    elif batches and step == "choose":
        batch = batches[details % len(batches)].id
        store.choose(person, [Cell("habits", DAYS[details % 3], "posts")], batch)
    elif batches:
        getattr(store, step)(batches[details % len(batches)].id)


def as_known(store: Store, person: int) -> list:
    """All that the store tells of a person; batches are known by their place, since ids are new ones."""
    batches = store.batches(person)
    places = {batch.id: place for place, batch in enumerate(batches)} | {None: None}
    told: list = [vars(batch) | {"id": places[batch.id]} for batch in batches]
    for batch in batches:
        try:
            told.append(store.content(batch.id))
        except NotFound:
            told.append(None)
    tables = [
        *vars(store.history(person).frames).values(),
        store.disagreements(person),
        store.sources(person),
    ]
    told += [dict(store.documents(person, kind)) for kind in KINDS]
    for table in tables:
        known = [name for name in table if name == "batch" or str(name).endswith("_batch")]
        told.append(
            table.reset_index(drop=True).assign(
                **{name: table[name].map(places).to_numpy() for name in known}
            )
        )
    return told


def assert_equal(one: list, other: list) -> None:
    assert len(one) == len(other)
    for mine, theirs in zip(one, other, strict=True):
        if isinstance(mine, pd.DataFrame):
            pd.testing.assert_frame_equal(mine, theirs)
        else:
            assert mine == theirs


@settings(max_examples=EXAMPLES)
@given(steps)
def test_what_is_saved_and_opened_elsewhere_is_equal(taken):
    store = open_memory(clock=ticking())
    people = [store.add_person(name).id for name in ("Ann", "Ben")]
    for step, is_first, details in taken:
        take(store, people[is_first], step, details)
    copy = open_memory(clock=ticking())
    # Ids that are taken already: those of someone whose data is gone.
    copy.add(copy.first_person().id, posts((MONDAY, 1.0)), kind="typed", name="")
    copy.open_workspace(parts_of(store.workspace()), replace=True)
    assert [person.name for person in copy.people()] == ["Ann", "Ben"]
    for mine, theirs in zip(people, copy.people(), strict=True):
        assert_equal(as_known(store, mine), as_known(copy, theirs.id))
        assert theirs.version >= store.version(mine)
    assert copy.holdings() == store.holdings()
    assert copy.remembered("a shape") == store.remembered("a shape")
    assert tables_of(opened(parts_of(store.workspace()))) == tables_of(store)

    # What was undone, chosen and taken out can still be taken back.
    for mine, theirs in zip(people, copy.people(), strict=True):
        for batch, twin in zip(store.batches(mine), copy.batches(theirs.id), strict=True):
            (store.bring_back if batch.undone else store.undo)(batch.id)
            (copy.bring_back if twin.undone else copy.undo)(twin.id)
        assert_equal(as_known(store, mine), as_known(copy, theirs.id))


# Where it is opened


def test_a_visit_that_has_brought_nothing_yet_may_open_a_workspace():
    store = open_memory()
    before = store.first_person()
    store.open_workspace(saved())
    assert [person.name for person in store.people()] == ["Ann Example", "Ben Example"]
    assert store.people()[0].id > before.id


@pytest.mark.parametrize(
    "some_data",
    [
        lambda store: store.add(store.first_person().id, posts((MONDAY, 1.0)), kind="typed", name=""),
        lambda store: store.save_events(store.first_person().id, events((MONDAY, "New job"))),
        lambda store: store.add_person("Cem Example"),
        lambda store: store.remember("shape", {"scale": 100}),
    ],
)
def test_data_that_is_there_stays_unless_it_shall_be_replaced(some_data):
    store = open_memory(clock=ticking())
    some_data(store)
    before = tables_of(store)
    with pytest.raises(StoreError, match="data here already"):
        store.open_workspace(saved())
    assert tables_of(store) == before
    store.open_workspace(saved(), replace=True)
    assert [person.name for person in store.people()] == ["Ann Example", "Ben Example"]
    assert store.remembered("shape") is None


def test_versions_are_higher_than_what_was_there_so_that_nothing_old_is_shown():
    store = open_memory()
    person = store.first_person().id
    for _ in range(30):
        store.rename_person(person, "Ann")
    store.open_workspace(saved(), replace=True)
    assert all(person.version > 30 for person in store.people())


def test_a_workspace_becomes_its_openers_and_touches_nobody_else(tmp_path):
    mine, theirs = open_local(tmp_path, owner="me"), open_local(tmp_path, owner="them")
    theirs.add(theirs.first_person().id, scores((MONDAY, {"overall": 50})), kind="import", name="a.csv")
    theirs.remember("date|score", {"scale": 5})
    before = tables_of(theirs)
    mine.open_workspace(saved())
    assert tables_of(theirs) == before
    assert tables_of(mine) == {name: part for name, part in saved().items() if name != "manifest.json"}
    mine.delete_everything()
    assert mine.remembered("date|score") is None
    assert theirs.remembered("date|score") == {"scale": 5}


# What is no sound workspace


def again(parts: Parts, name: str, change: Callable[[pa.Table], pa.Table], **more) -> Parts:
    """A workspace whose manifest fits a table that somebody has changed."""
    table = change(pq.read_table(io.BytesIO(parts[f"{name}.parquet"])))
    sink = io.BytesIO()
    pq.write_table(table, sink, **{"compression": "none", **more})
    return signed({**parts, f"{name}.parquet": sink.getvalue()}, name, table.num_rows)


def signed(parts: Parts, name: str, rows: int) -> Parts:
    manifest = json.loads(parts["manifest.json"])
    digest = hashlib.sha256(parts[f"{name}.parquet"]).hexdigest()
    manifest["tables"][name] = {"rows": rows, "sha256": digest}
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


def with_footer(parts: Parts, footer: bytes, length: int | None = None) -> Parts:
    size = (len(footer) if length is None else length).to_bytes(4, "little")
    return signed({**parts, "habits.parquet": b"PAR1" + footer + size + b"PAR1"}, "habits", 4)


def with_column(name: str, value) -> Callable[[pa.Table], pa.Table]:
    """One value in every row of a column, in that column's type where it is not an Arrow array itself."""

    def change(table: pa.Table) -> pa.Table:
        place = table.column_names.index(name)
        array = (
            value if isinstance(value, pa.Array) else pa.array([value] * len(table), table.field(name).type)
        )
        return table.set_column(place, name, array)

    return change


def with_manifest(**said) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        manifest = json.loads(parts["manifest.json"]) | said
        return {**parts, "manifest.json": json.dumps(manifest).encode()}

    return change


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {key: part for key, part in parts.items() if key != name}


def changed(name: str, column: str, value) -> Callable[[Parts], Parts]:
    return lambda parts: again(parts, name, with_column(column, value))


BROKEN: dict[str, Callable[[Parts], Parts]] = {
    "nothing": lambda parts: {},
    "no manifest": without("manifest.json"),
    "no table": without("choices.parquet"),
    "no JSON": lambda parts: parts | {"manifest.json": b"\xff{"},
    "deep JSON": lambda parts: parts | {"manifest.json": b"[" * 100_000},
    "a list": lambda parts: parts | {"manifest.json": b"[]"},
    "another format": with_manifest(format="other"),
    "no version": with_manifest(version=None),
    "version 0": with_manifest(version=0),
    "version true": with_manifest(version=True),
    "no list of tables": with_manifest(tables=[]),
    "no digests": with_manifest(tables={}),
    "odd digests": with_manifest(tables=dict.fromkeys(["people"], "x")),
    "a changed table": lambda parts: parts | {"habits.parquet": parts["habits.parquet"] + b"x"},
    "no Parquet": lambda parts: signed({**parts, "habits.parquet": b"PAR1 no PAR1"}, "habits", 2),
    "an empty part": lambda parts: signed({**parts, "habits.parquet": b""}, "habits", 2),
    "fewer rows than said": lambda parts: signed(parts, "habits", 99),
    "a column less": lambda parts: again(parts, "habits", lambda table: table.drop_columns("days")),
    "a column more": lambda parts: again(
        parts, "habits", lambda table: table.append_column("more", table["days"])
    ),
    "a text for a number": changed("habits", "count", pa.array(["1"] * 4)),
    "a number for a text": changed("habits", "habit", pa.array([1] * 4)),
    "a list for a text": changed("habits", "habit", pa.array([["posts"]] * 4)),
    "no value": changed("habits", "count", None),
    "endless": changed("habits", "count", float("inf")),
    "no number": changed("habits", "count", float("nan")),
    "days of no count": changed("habits", "days", 0),
    "days without end": changed("choices", "days", 10**9),
    "a day before the calendar": changed("habits", "date", pa.array([-(2**31)] * 4, pa.date32())),
    "a time after the calendar": changed("batches", "added_at", pa.array([2**62] * 8, pa.timestamp("us"))),
    "one day twice": changed("snapshots", "date", MONDAY),
    "one person twice": changed("people", "id", 1),
    "people in no order": changed("people", "id", pa.array([2, 1])),
    "a batch of nobody": changed("batches", "person_id", 3),
    "a batch twice": changed("batches", "id", 1),
    "rows of no batch": changed("posts", "batch_id", 99),
    "an event of nobody": changed("events", "person_id", 7),
    "an event of a batch of someone else": changed("events", "person_id", 2),
    "a choice of a batch of someone else": changed("choices", "points_at", 7),
    "a choice of no batch": changed("choices", "points_at", 99),
    "a choice of no frame": changed("choices", "frame", "posts"),
    "a batch of no kind": changed("batches", "kind", "gift"),
    "options that are no JSON": changed("batches", "options", "{"),
    "options that are no mapping": changed("batches", "options", "[1]"),
    "a document of no kind": changed("documents", "kind", "diary"),
    "a document that its kind does not have": changed("documents", "content", '{"week": "2026-11-02"}'),
    "a document of nobody": changed("documents", "person_id", 7),
    "a day in the options that is none": changed("remembered", "options", '{"a": {"ssi_lens:date": 5}}'),
    "problems that are no list": changed("batches", "problems", "{}"),
    "problems that are no problems": changed("batches", "problems", '[{"message": ["x"]}]'),
    "contents that do not unpack": changed("contents", "zlib", b"x"),
    "contents cut short": lambda parts: again(
        parts, "contents", lambda table: with_column("zlib", table["zlib"][0].as_py()[:-3])(table)
    ),
    "another file's contents": changed("batches", "sha256", "0" * 64),
    "a footer of lists in lists": lambda parts: with_footer(parts, b"\x19" * 100_000),
    "a footer that ends too soon": lambda parts: with_footer(parts, b"\x35"),
    "a footer of endless numbers": lambda parts: with_footer(parts, b"\x36" + b"\xff" * 100),
    "a footer that is longer than the file": lambda parts: with_footer(parts, b"", length=2**31),
    "packed once more": lambda parts: again(parts, "habits", lambda table: table, compression="zstd"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_damaged_or_tampered_with_is_refused_and_nothing_changes(what):
    store = open_memory(clock=ticking())
    store.add(store.first_person().id, posts((MONDAY, 1.0)), kind="typed", name="")
    before = tables_of(store)
    with pytest.raises(StoreError, match=DAMAGED):
        store.open_workspace(BROKEN[what](saved()), replace=True)
    assert tables_of(store) == before


def test_a_workspace_of_a_newer_version_is_said_to_be_one():
    parts = with_manifest(version=3, tables="unknown")(saved())
    with pytest.raises(StoreError, match="newer version of SSI Lens"):
        opened(parts)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(rows=4), "more rows in one table than the 4"),
        (Limits(bytes=3_000_000), "more than the 3 MB"),
        (Limits(bytes=5_000), "more than the 0 MB"),
        (Limits(content_bytes=len(CONTENT) - 1), "more than the 0 MB"),
    ],
)
def test_more_than_anybody_has_is_refused_naming_the_limit(limits, message):
    store = opened(saved())
    person = store.people()[0].id
    many = frame(
        "posts", [{"published": MONDAY, "url": f"x/{n}", "text": "long " * 10_000} for n in range(100)]
    )
    store.add(person, Frames(posts=many), kind="import", name="posts")
    with pytest.raises(StoreError, match=message):
        workspace.read(parts_of(store.workspace()), limits)


def test_one_text_that_stands_in_a_million_rows_is_measured_before_it_is_spread():
    """40 KB that would be 100 GB: texts that come often are kept once in Parquet."""
    rows = 1_000_000
    text = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array(["x" * 100_000]))

    def bomb(table: pa.Table) -> pa.Table:
        columns = {name: pa.nulls(rows, table.field(name).type) for name in table.column_names}
        number = pa.array(range(rows), pa.int64())
        return pa.table({**columns, "batch_id": pa.array([1] * rows), "row": number, "text": text})

    parts = again(saved(), "posts", bomb, store_schema=False)
    with pytest.raises(StoreError, match="unpacks to more than the 400 MB"):
        opened(parts)


@settings(max_examples=EXAMPLES * 4)
@given(st.data())
def test_any_change_of_a_tables_bytes_is_refused_or_opens(data):
    parts = saved()
    name = data.draw(st.sampled_from(["snapshots", "posts", "contents", "events"]))
    damaged = bytearray(parts[f"{name}.parquet"])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=3)):
        damaged[place] = data.draw(st.integers(0, 255))
    rows = json.loads(parts["manifest.json"])["tables"][name]["rows"]
    store = open_memory()
    try:
        store.open_workspace(signed({**parts, f"{name}.parquet": bytes(damaged)}, name, rows))
    except StoreError:
        assert store.people() == ()
    else:
        for person in store.people():
            store.history(person.id)


def test_a_day_of_long_ago_and_an_empty_store_are_saved_and_opened():
    assert tables_of(opened(parts_of(open_memory().workspace()))) == tables_of(open_memory())
    store = open_memory()
    store.add(
        store.first_person().id, posts((date(1, 1, 1), 1.0), (date(9999, 12, 31), 1.0)), kind="typed", name=""
    )
    assert tables_of(opened(parts_of(store.workspace()))) == tables_of(store)
