"""Many files at once, one a client: proposed, checked in one table, kept with one button, taken back with one."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ssi import readers
from ssi.model import Frames
from ssi.store import Store, open_memory
from tests.pages.support import TODAY, as_local, go_to, store_with, weekly_scores
from tests.pages.test_clients import store_of
from tests.pages.test_doors import edit, editor_key
from tests.pages.test_mapping import plain

ANN = b"Date,SSI,Posts\n2026-11-02,41,1\n2026-11-16,42,2\n"
BOB = b"Date,SSI\n2026-11-02,51\n2026-11-16,52\n"
NAMED = b"Date,Client,SSI\n2026-11-02,Cem Aydin,61\n2026-11-16,Cem Aydin,62\n"
TWO = b"Date,Client,SSI\n2026-11-02,Dee,31\n2026-11-02,Eli,32\n2026-11-16,Dee,33\n2026-11-16,Eli,34\n"
EITHER_WAY = b"Date,SSI\n03/04/2026,50\n05/06/2026,51\n"
NOBODY_KNOWS = b"Wann;Wert\n03.04.2026;53,5\n"
NO_DAY = b'{"currentUserScore": {"overall": 53}}'


def drop(app: AppTest, **files: bytes) -> AppTest:
    unfold(app)
    for name, content in files.items():
        app.file_uploader[-1].upload(f"{name}.csv", content, "text/csv")
    return app.run()


def unfold(app: AppTest) -> None:
    """Open the part for many files, as a click on its heading does."""
    app.session_state["client-files-door"] = True
    app.run()


def table(app: AppTest) -> pd.DataFrame:
    return app.data_editor[0].value


def change(app: AppTest, row: int, **cells: str) -> AppTest:
    edit(app, editor_key(app, "client-files-table-"), {row: cells})
    return app.run()


def add(app: AppTest) -> AppTest:
    app.button(key="client-files-add").click().run()
    assert not app.exception
    return app


def kept(store: Store) -> dict[str, list[float]]:
    return {each.name: store.history(each.id).snapshots["overall"].to_list() for each in store.people()}


def test_every_file_becomes_a_client_who_is_named_by_a_column_or_by_the_file():
    store = open_memory()
    with as_local(store) as open_page:
        app = drop(open_page("clients"), **{"ssi_ann-smith_2026-11-20": ANN, "bob": BOB, "x1": NAMED})
        assert table(app)[["file", "to", "name", "from"]].to_numpy().tolist() == [
            ["ssi_ann-smith_2026-11-20.csv", "new", "Ann Smith", "file name"],
            ["bob.csv", "new", "Bob", "file name"],
            ["x1.csv", "new", "Cem Aydin", "column"],
        ]
        assert table(app)["holds"][0].startswith("2 snapshots, 2 Nov 2026 to 16 Nov 2026; 1 habit")
        assert kept(store) == {"": []}
        assert app.button(key="client-files-add").label == "Add 3 files to 3 clients"
        add(app)
        assert "3 files were added, for 3 new clients." in plain(app)
    assert kept(store) == {"Ann Smith": [41, 42], "Bob": [51, 52], "Cem Aydin": [61, 62]}


def test_undo_takes_out_all_files_and_the_clients_that_were_made_for_them():
    store = store_of(Bob=50)
    before = kept(store)
    with as_local(store) as open_page:
        app = add(drop(open_page("clients"), ann=ANN, bob=BOB))
        assert "2 files were added, for 1 new client and 1 you had." in plain(app)
        assert set(kept(store)) == {"Bob", "Ann"}
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert kept(store) == before


def test_a_client_who_was_given_more_meanwhile_stays_when_the_files_are_taken_back():
    store = store_of(Bob=50)
    with as_local(store) as open_page:
        app = add(drop(open_page("clients"), ann=ANN))
        (ann,) = (each.id for each in store.people() if each.name == "Ann")
        store.add(ann, Frames(snapshots=weekly_scores(70)), kind="typed", name="Typed")
        app.button(key="notice-undo").click().run()
    assert kept(store)["Ann"] == [70]


def test_who_has_a_history_of_that_name_gets_the_file_and_what_differs_is_said():
    store = store_with(Frames(snapshots=weekly_scores(60, last=TODAY.replace(day=16))))
    store.rename_person(1, "Bob Ray")
    with as_local(store) as open_page:
        app = drop(open_page("clients"), **{"ray_bob export": BOB, "bob-ray": ANN})
        assert table(app)["to"].to_list() == ["1", "1"]
        told = plain(app)
        assert "2 files go to Bob Ray: ray_bob export.csv, bob-ray.csv." in told
        assert "ray_bob export.csv: 2 values differ" not in told
        assert "ray_bob export.csv: 1 value differs from what Bob Ray has" in told
        assert app.button(key="client-files-add").label == "Add 2 files to 1 client"
        add(app)
        assert "2 files were added, for 1 client you had." in plain(app)
    assert kept(store) == {"Bob Ray": [41, 42]}


def test_names_and_receivers_are_changed_in_the_table_or_a_file_is_left_out():
    store = store_of(Dee=50)
    with as_local(store) as open_page:
        app = drop(open_page("clients"), ann=ANN, bob=BOB)
        edit(
            app,
            editor_key(app, "client-files-table-"),
            {0: {"name": "Ann Lee"}, 1: {"to": "left out"}},
        )
        app.run()
        assert app.button(key="client-files-add").label == "Add 1 file to 1 client"
        add(app)
    assert {name: scores for name, scores in kept(store).items() if name != "Dee"} == {"Ann Lee": [41, 42]}


def test_two_files_for_one_new_name_go_to_one_client_and_a_name_that_is_known_to_that_client():
    store = store_of(Dee=50)
    with as_local(store) as open_page:
        app = drop(open_page("clients"), ann=ANN, bob=BOB)
        add(change(app, 1, name=" ANN "))
        assert "2 files were added, for 1 new client." in plain(app)
        assert [each.name for each in store.people()] == ["Dee", "Ann"]
        app = drop(app, cem=BOB)
        add(change(app, 0, name="dee"))
        assert "1 file was added, for 1 client you had." in plain(app)
    assert [each.name for each in store.people()] == ["Dee", "Ann"]


def test_a_new_client_without_a_name_holds_the_button():
    with as_local(store_of(Dee=50)) as open_page:
        app = change(drop(open_page("clients"), ann=ANN), 0, name="")
        assert app.button(key="client-files-add").disabled
        assert any("type a name, or leave it out" in each.value.replace("\\", "") for each in app.warning)


def test_a_file_of_several_people_has_a_row_for_each():
    store = open_memory()
    with as_local(store) as open_page:
        app = drop(open_page("clients"), both=TWO, bob=BOB)
        assert table(app)["name"].to_list() == ["Dee", "Eli", "Bob"]
        assert app.button(key="client-files-add").label == "Add 2 files to 3 clients"
        add(app)
    assert kept(store) == {"Dee": [31, 33], "Eli": [32, 34], "Bob": [51, 52]}


def test_the_same_file_twice_adds_nothing():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(drop(open_page("clients"), ann=ANN))
        app = drop(app, **{"ann (1)": ANN, "bob": BOB})
        assert table(app)["to"].to_list() == ["1", "new"]
        add(app)
        assert "1 file was added, for 1 new client. 1 file was kept already." in plain(app)
        add(drop(app, ann=ANN))
        assert "1 file was kept already." in plain(app)
    assert kept(store) == {"Ann": [41, 42], "Bob": [51, 52]}
    assert len(store.batches(1)) == 1


def test_what_cannot_be_added_is_listed_with_the_reason_and_the_way():
    store = store_of(Dee=50)
    with as_local(store) as open_page:
        app = drop(
            open_page("clients"),
            unknown=NOBODY_KNOWS,
            slides=b"%PDF-1.7",
            shares=b"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n",
            ann=ANN,
        )
        assert table(app)["file"].to_list() == ["ann.csv"]
        told = plain(app)
        assert "• unknown.csv: " in told
        assert "• slides.csv: This is a PDF." in told
        assert "add the file there, with the client chosen at the left." in told


def test_days_that_can_be_read_in_two_ways_are_asked_once_for_all_files():
    store = store_of(Dee=50)
    with as_local(store) as open_page:
        app = drop(open_page("clients"), ann=EITHER_WAY, bob=EITHER_WAY.replace(b"50", b"40"))
        assert not app.data_editor
        assert "• ann.csv: its days can be read in two ways; say which below" in plain(app)
        app.selectbox(key="client-files-order").select("month_first").run()
        assert table(app)["name"].to_list() == ["Ann", "Bob"]
        assert table(app)["holds"][0] == "2 snapshots, 4 Mar 2026 to 6 May 2026"
        add(app)
    assert kept(store)["Bob"] == [40, 51]


def test_a_table_is_read_as_the_last_one_with_its_headings():
    store = store_of(Dee=50)
    with as_local(store) as open_page:
        app = open_page("data")
        app.file_uploader[0].upload("first.csv", NOBODY_KNOWS, "text/csv").run()
        next(box for box in app.selectbox if box.label == "Wert").set_value("overall").run()
        app.button(key="upload-add").click().run()
    with as_local(store) as open_page:
        app = add(drop(open_page("clients"), ann=NOBODY_KNOWS.replace(b"53,5", b"44")))
    assert kept(store)["Ann"] == [44]


def test_thirty_files_are_read_once_and_not_at_every_click(monkeypatch):
    read = []
    reads = readers.read
    monkeypatch.setattr(
        readers, "read", lambda name, *rest, **more: read.append(name) or reads(name, *rest, **more)
    )
    store = store_of(Dee=50)
    with as_local(store) as open_page:
        app = drop(
            open_page("clients"),
            **{f"client {number}": BOB.replace(b"51", b"%d" % number) for number in range(30)},
        )
        first = len(read)
        assert set(read) == {f"client {number}.csv" for number in range(30)}
        app.run()
        change(app, 0, name="Ann")
        assert len(read) == first
        add(app)
        assert "30 files were added, for 30 new clients." in plain(app)
    assert len(store.people()) == 31


@pytest.mark.parametrize("is_sample", [True, False])
def test_beside_the_sample_there_is_no_door_for_files(is_sample):
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        if is_sample:
            next(each for each in app.button if each.label == "Look around with sample data").click().run()
        unfold(go_to(app, "clients"))
        assert bool(app.file_uploader) != is_sample
