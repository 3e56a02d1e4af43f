"""A hand on the wheel: columns named by hand, what they become at once, and the same for the next such file."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from ssi.store import open_memory
from tests.pages.support import as_local
from tests.pages.test_doors import SHEET, add, kept, upload
from tests.pages.test_pages import said

UNKNOWN = b"Wann;Wert;Kaffees\n03.04.2026;53,5;2\n10.04.2026;54;\n"
NEXT = b"Kaffees;Wann;Wert\n1;17.04.2026;55\n"


def box(app: AppTest, label: str):
    return next(box for box in app.selectbox if box.label == label)


def plain(app: AppTest) -> str:
    return said(app).replace("\\", "")


def test_a_sheet_nobody_knows_is_read_once_its_columns_are_named():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "numbers.csv", UNKNOWN)
        assert "Say what each column is" in plain(app)
        assert "Still missing: which column holds a score, a habit or an outcome." in plain(app)
        assert box(app, "Wann").value == "date"
        assert not [button for button in app.button if button.key == "upload-add"]
        box(app, "Wert").set_value("overall").run()
        assert "2 snapshots, 3 Apr 2026 to 10 Apr 2026." in plain(app)
        assert "So the first 2 days read:" in plain(app)
        box(app, "Kaffees").set_value("habit:").run()
        add(app)
        assert not app.exception
    assert kept(store).snapshots["overall"].to_list() == [53.5, 54]
    assert set(kept(store).habits["habit"]) == {"kaffees"}


def test_the_next_file_with_these_headings_is_read_the_same_way_and_says_so():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "numbers.csv", UNKNOWN)
        box(app, "Wert").set_value("overall").run()
        add(app)
        upload(app, "more numbers.csv", NEXT)
        assert "1 snapshot, 17 Apr 2026. Read as last time." in plain(app)
        add(app)
        assert not app.exception
    assert kept(store).snapshots["overall"].to_list() == [53.5, 54, 55]


def test_what_was_remembered_can_be_changed_and_the_change_is_remembered():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "scores.csv", SHEET)
        box(app, "Coffee chats").set_value("ignore").run()
        add(app)
        assert set(kept(store).habits["habit"]) == {"posts"}
        upload(app, "scores again.csv", SHEET + b"2026-11-18,56,15,13,12,16,1,3\n")
        assert box(app, "Coffee chats").value == "ignore"
        box(app, "Coffee chats").set_value("habit:coffee_chats").run()
        add(app)
        upload(app, "scores once more.csv", SHEET + b"2026-11-19,56,15,13,12,16,1,3\n")
        assert box(app, "Coffee chats").value == "habit:coffee_chats"
        assert "Read as last time" not in plain(app)
    assert set(kept(store).habits["habit"]) == {"posts", "coffee_chats"}


def test_the_order_of_day_and_month_is_remembered_as_well():
    ambiguous = b"Date,SSI\n03/04/2026,50\n05/06/2026,51\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "sheet.csv", ambiguous)
        box(app, "Dates").set_value("month_first").run()
        add(app)
        upload(app, "next sheet.csv", b"Date,SSI\n07/08/2026,52\n09/08/2026,53\n")
        assert box(app, "Dates").value == "month_first"
        add(app)
    assert kept(store).snapshots["date"].iloc[2] == pd.Timestamp("2026-07-08")


def test_a_table_without_dates_is_given_the_day_of_its_numbers():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "today.csv", b"SSI,Brand,People\n53,14,12\n")
        day = next(
            box for box in app.date_input if box.label == "Day of these numbers, if no column holds dates"
        )
        day.set_value(pd.Timestamp("2026-11-05").date()).run()
        add(app)
        assert not app.exception
    assert kept(store).snapshots["date"].to_list() == [pd.Timestamp("2026-11-05")]


def test_a_choice_that_leaves_nothing_says_so_and_can_be_taken_back():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "scores.csv", b"Date,SSI\n2026-11-02,53\n")
        box(app, "SSI").set_value("ignore").run()
        assert any("No column holds scores or habits" in warning.value for warning in app.warning)
        box(app, "SSI").set_value("overall").run()
        add(app)
        assert not app.exception
    assert kept(store).snapshots["overall"].to_list() == [53]


def test_a_column_named_the_person_by_hand_tells_people_apart():
    data = b"Date,Who,SSI\n2026-11-02,Ann,41\n2026-11-03,Bob,51\n2026-11-09,Ann,42\n2026-11-10,Bob,52\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "clients.csv", data)
        box(app, "Who").set_value("person").run()
        assert "2 people." in plain(app)
        add(app)
        assert not app.exception
    assert [person.name for person in store.people()] == ["Ann", "Bob"]


def test_days_and_numbers_can_be_read_otherwise_also_where_the_file_left_nothing_open():
    # 13 can only be a day, 12.5 only a decimal, and four times 12.5 are 50: nothing is open here.
    data = b"Date,SSI,Brand,People,Insights,Relationships\n13/04/2026,50,12.5,12.5,12.5,12.5\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "percent.csv", data)
        assert box(app, "Pillars").value == ""
        box(app, "Pillars").set_value(100).run()
        add(app)
        assert not app.exception
        upload(app, "percent again.csv", data.replace(b"13/04", b"14/04"))
        assert box(app, "Pillars").value == 100
    assert kept(store).snapshots["brand"].to_list() == [3.125]
